//! Where the user's files lie: `config.toml` and the folder of themes.

use super::file::Mistake;
use etcetera::BaseStrategy;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file.
pub(super) const FILE: &str = "config.toml";

/// Configuration longer than this is not one; bytes.
const LONGEST: u64 = 1 << 20;

/// The folder of the user's files for this program: `$XDG_CONFIG_HOME/parallax`, or `~/.config/parallax`.
pub fn folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("parallax"))
}

/// The file, whether or not it is there.
pub(super) fn path() -> Option<PathBuf> {
    folder().map(|folder| folder.join(FILE))
}

/// The text of the file; nothing where there is none.
pub(super) fn read(path: &Path) -> Result<String, Mistake> {
    text(path).map_err(|error| Mistake { place: None, what: format!("cannot be read: {error}") })
}

fn text(path: &Path) -> io::Result<String> {
    match fs::metadata(path) {
        Ok(about) if about.len() > LONGEST => Err(io::Error::other("is larger than 1 MB")),
        Ok(_) => fs::read_to_string(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// The user's themes: name, path and text of every `*.toml` in the folder `themes`, by name.
pub fn themes() -> Vec<(String, PathBuf, io::Result<String>)> {
    let Some(folder) = folder().map(|folder| folder.join("themes")) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let text = text(&path);
            Some((name, path, text))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}
