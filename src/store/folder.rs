//! Where the store lies: what was named, else the platform's folder for a user's data.

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use std::path::{Path, PathBuf};

/// The store's name inside a folder.
const FILE: &str = "store.db";

/// The file of the store that was named; of a folder, the store in it.
pub fn file(named: &Path) -> PathBuf {
    if named.is_dir() { named.join(FILE) } else { named.to_owned() }
}

/// The store where none is named: `parallax/store.db` in the folder where this platform keeps a user's data
/// (`$XDG_DATA_HOME` or `~/.local/share`; `~/Library/Application Support`; `%APPDATA%`). None where the user has no home.
pub fn usual() -> Option<PathBuf> {
    choose_native_strategy().ok().map(|strategy| strategy.data_dir().join("parallax").join(FILE))
}
