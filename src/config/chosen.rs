//! What was chosen in the reader, kept in a file of the program's own: no comment of the user's file is at stake.
//!
//! ```text
//!  t in the reader ──> chosen.toml ──> counts more than the defaults, less than config.toml
//! ```

use etcetera::BaseStrategy;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The name of the file.
pub(super) const FILE: &str = "chosen.toml";

/// The settings that can be chosen so.
pub(super) const SETTINGS: [&str; 2] = ["theme", "background"];

/// The file, whether or not it is there: in the folder where this platform keeps what a program remembers.
pub(super) fn path() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(folder.join("parallax").join(FILE))
}

/// Keeps a theme, and the ground it was chosen for if one was.
///
/// # Errors
/// No folder is known for it, or the file cannot be written; what was there is whole then.
pub fn keep(theme: &str, background: Option<&str>) -> io::Result<()> {
    let path = path().ok_or_else(|| io::Error::other("no home folder is known"))?;
    write(&path, theme, background)
}

fn write(path: &Path, theme: &str, background: Option<&str>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut text = format!("# Chosen in the reader; config.toml counts more.\ntheme = {}\n", quoted(theme));
    if let Some(background) = background {
        text.push_str(&format!("background = {}\n", quoted(background)));
    }
    // Another reader may do the same at the same time: each writes a file of its own and puts it in place whole.
    let beside = path.with_extension(format!("toml.{}", std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// A word as TOML has it, which is as JSON has it.
fn quoted(word: &str) -> String {
    serde_json::Value::from(word).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_there_whole_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("parallax-chosen-{}", std::process::id()));
        let path = folder.join("deep").join(FILE);
        write(&path, "night", None).unwrap();
        write(&path, "my \"own\"\n", Some("light")).unwrap();
        let found = super::super::file::read(&fs::read_to_string(&path).unwrap());
        let words: Vec<String> = found.values.iter().map(|(s, v, _)| format!("{} {v}", s.name)).collect();
        assert_eq!(words, ["background \"light\"", "theme \"my \\\"own\\\"\\n\""]);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
        assert!(write(Path::new("/dev/null/x.toml"), "night", None).is_err());
    }
}
