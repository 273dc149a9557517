//! `parallax config`: what is in force, and where it was set.

use super::{Ending, Failure, look, print, say};
use crate::config::{Allowed, Config, Held, Origin, Value};
use clap::Args;
use serde_json::{Map, json};
use std::io::{self, Write};
use std::sync::OnceLock;

/// Write the settings in force, and where each was set, to standard output
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax config
  parallax config --json
  $EDITOR \"$(parallax config --path)\"

Settings are taken from what was chosen in the reader, then from config.toml in
the user's folder, then from the environment (PARALLAX_THEME and so on), then
from flags; the later counts.
docs/configuration.md tells each of them.")]
pub struct Arguments {
    /// Write one JSON object
    #[arg(long)]
    json: bool,
    /// Write the path of the configuration file alone, whether or not it is there
    #[arg(long, conflicts_with = "json")]
    path: bool,
}

/// What the file and the environment set, read once.
pub(super) fn in_force() -> &'static Config {
    static LOADED: OnceLock<Config> = OnceLock::new();
    LOADED.get_or_init(Config::load)
}

/// Says on standard error what is wrong in the file and in the environment.
pub(super) fn complain() {
    for mistake in complaints(in_force()) {
        say(&mistake);
    }
}

/// What is wrong, each with the file it is in.
pub(super) fn complaints(config: &Config) -> Vec<String> {
    let path = config.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let named = |mistake: &crate::config::Mistake| match mistake.place {
        Some((line, column)) => format!("{path}:{line}:{column}: {}", mistake.what),
        None if mistake.what.starts_with("PARALLAX") => mistake.what.clone(),
        None => format!("{path}: {}", mistake.what),
    };
    config.mistakes.iter().map(named).collect()
}

impl Arguments {
    /// Writes what is in force.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let config = in_force();
        if self.path {
            let path = config.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
            print(|out| writeln!(out, "{path}"))?;
            return Ok(Ending::DONE);
        }
        let look = look::of(config);
        for complaint in &look.complaints {
            say(complaint);
        }
        if self.json {
            print(|out| write_json(config, &look, out))?;
        } else {
            print(|out| write_text(config, out))?;
        }
        Ok(Ending::DONE)
    }
}

fn write_text(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    if let Some(path) = &config.path {
        let is_there = if path.exists() { "" } else { "   (not there)" };
        writeln!(out, "# {}{is_there}\n", path.display())?;
    }
    for Held { setting, value, origin } in &config.held {
        writeln!(out, "{:<11} = {:<12} # {origin}: {}", setting.name, value.to_string(), setting.about)?;
    }
    if !config.keys.is_empty() {
        writeln!(out, "\n[keys]")?;
    }
    for binding in &config.keys {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("{:?}", key.text)).collect();
        let line = Origin::File { line: binding.command.place.0 };
        writeln!(out, "{:?} = [{}]   # {line}", binding.command.text, keys.join(", "))?;
    }
    Ok(())
}

fn write_json(config: &Config, look: &look::Look, out: &mut dyn Write) -> io::Result<()> {
    let settings: Map<String, serde_json::Value> = config
        .held
        .iter()
        .map(|held| {
            let value = match &held.value {
                Value::Switch(on) => json!(on),
                Value::Number(number) if matches!(held.setting.allowed, Allowed::Whole(..)) => json!(*number as u64),
                Value::Number(number) => json!(number),
                Value::Word(word) => json!(word),
            };
            let from = match held.origin {
                Origin::Default => json!({ "default": true }),
                Origin::Chosen => json!({ "chosen": true }),
                Origin::File { line } => json!({ "line": line }),
                Origin::Environment(name) => json!({ "environment": name }),
                Origin::Flag(name) => json!({ "flag": name }),
            };
            (held.setting.name.to_owned(), json!({ "value": value, "from": from }))
        })
        .collect();
    let keys: Map<String, serde_json::Value> = config
        .keys
        .iter()
        .map(|b| (b.command.text.clone(), json!(b.keys.iter().map(|k| &k.text).collect::<Vec<_>>())))
        .collect();
    let path = config.path.as_ref().map(|path| path.display().to_string());
    let all = json!({ "version": 1, "file": path, "settings": settings, "keys": keys, "mistakes": look.complaints });
    writeln!(out, "{}", serde_json::to_string_pretty(&all)?)
}
