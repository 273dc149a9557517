//! What was named on the command line to documents: files, folders, addresses, standard input.
//!
//! ```text
//!  a file       read whatever it is called; refused with the cause if nothing in it can be read
//!  a folder     its files and those of its folders whose endings are known, in natural order; hidden and ignored ones
//!               are left out, others are passed over and counted
//!  https://...  fetched
//!  -            standard input, once
//! ```
//!
//! One that cannot be read never stops the others; nor does one of several documents in a file. What to do with the
//! refusals is left to the caller, what bytes are to [`super::format`].

use super::fault::Fault;
use super::format::{self, Input, LARGEST, Part, Piece};
use super::json::Mapping;
use super::refusal::Refusal;
use super::{Document, address, decode};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The name of standard input on the command line.
const STANDARD_INPUT: &str = "-";

/// The documents that were found, in the order in which they were named, and what was refused.
#[derive(Debug, Default)]
pub struct Gathered {
    /// In the order of the arguments; those of a folder in natural order of their paths.
    pub documents: Vec<Document>,
    /// In the same order.
    pub refusals: Vec<Refusal>,
}

/// A document with what it was read from.
#[derive(Debug)]
pub struct Captured<'a> {
    /// Its file, as it was named or found; none for standard input and addresses.
    pub path: Option<&'a Path>,
    /// The address it was fetched from, after all redirections.
    pub address: Option<String>,
    /// Where in the file, if that holds several documents: what it is known by there, as far as it has such.
    pub part: Option<Option<String>>,
    /// Its own bytes, as they were read.
    pub bytes: Vec<u8>,
    /// What they say.
    pub document: Document,
    /// How much of all that was named is gone through with it, in the measure of [`extent`].
    pub gone: u64,
}

/// What a source counts for whose length is known only when it is read: an address, standard input.
const UNKNOWN: u64 = 50_000;

/// How much `arguments` name, in bytes of files: to tell how far reading them is.
pub fn extent(arguments: &[PathBuf]) -> u64 {
    let length = |path: &Path| fs::metadata(path).map_or(0, |data| data.len());
    let of_folder = |folder: &Path| -> u64 {
        let files = walk(folder).filter_map(Result::ok).filter(|entry| is_file(entry) && is_wanted(entry.path()));
        files.map(|entry| length(entry.path())).sum()
    };
    let one = |path: &PathBuf| match path.to_str() {
        Some(words) if words == STANDARD_INPUT || address::is_address(words) => UNKNOWN,
        _ if path.is_dir() => of_folder(path),
        _ => length(path),
    };
    arguments.iter().map(one).sum()
}

/// Reads everything that `arguments` name; `standard_input` is called at most once, for an argument `-`.
pub fn gather(arguments: &[PathBuf], standard_input: impl FnOnce() -> io::Result<Vec<u8>>) -> Gathered {
    let mut gathered = Gathered::default();
    each(arguments, standard_input, |found| {
        match found {
            Ok(captured) => gathered.documents.push(captured.document),
            Err(refusal) => gathered.refusals.push(refusal),
        }
        ControlFlow::Continue(())
    });
    gathered
}

/// Hands everything that `arguments` name to `take`, one after the other and with its bytes, so that no more than one of
/// many documents is held; ends early where `take` breaks off. `standard_input` is called at most once.
pub fn each(
    arguments: &[PathBuf],
    standard_input: impl FnOnce() -> io::Result<Vec<u8>>,
    take: impl FnMut(Result<Captured<'_>, Refusal>) -> ControlFlow<()>,
) {
    each_with(arguments, &Mapping::default(), standard_input, take);
}

/// The same, with fields of data that `mapping` names.
pub fn each_with(
    arguments: &[PathBuf],
    mapping: &Mapping,
    standard_input: impl FnOnce() -> io::Result<Vec<u8>>,
    take: impl FnMut(Result<Captured<'_>, Refusal>) -> ControlFlow<()>,
) {
    let mut gathering = Gathering { take, mapping, seen: BTreeSet::new(), gone: 0, end: 0 };
    // That `take` broke off is known to it.
    let _ = gathering.all(arguments, standard_input);
}

/// Who takes what is gathered, and which files were.
struct Gathering<'m, T> {
    take: T,
    mapping: &'m Mapping,
    /// Canonical paths of the files that were read.
    seen: BTreeSet<PathBuf>,
    /// How much was gone through, and how much will be once what is read now is over.
    gone: u64,
    end: u64,
}

/// Files that were passed over and are named.
const NAMED: usize = 3;

/// What bytes were read from.
#[derive(Clone, Copy)]
enum Origin<'a> {
    File(&'a Path),
    Input(&'a Path),
    Address(&'a Path, &'a address::Fetched),
}

impl<'a> Origin<'a> {
    /// As it was named.
    fn path(self) -> &'a Path {
        match self {
            Self::File(path) | Self::Input(path) | Self::Address(path, _) => path,
        }
    }
}

impl<T: FnMut(Result<Captured<'_>, Refusal>) -> ControlFlow<()>> Gathering<'_, T> {
    fn all(&mut self, arguments: &[PathBuf], standard_input: impl FnOnce() -> io::Result<Vec<u8>>) -> ControlFlow<()> {
        let mut standard_input = Some(standard_input);
        for path in arguments {
            if path.as_os_str() == OsStr::new(STANDARD_INPUT) {
                self.begin(UNKNOWN);
                match standard_input.take() {
                    Some(read) => self.bytes("standard input", Origin::Input(path), read())?,
                    None => self.refuse(Refusal::GivenTwice { path: path.clone() })?,
                }
            } else if let Some(address) = path.to_str().filter(|words| address::is_address(words)) {
                self.address(address, path)?;
            } else if path.is_dir() {
                self.folder(path)?;
            } else {
                self.file(path)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn refuse(&mut self, refusal: Refusal) -> ControlFlow<()> {
        (self.take)(Err(refusal))
    }

    fn refuse_unread(&mut self, path: &Path, source: io::Error) -> ControlFlow<()> {
        let path = path.to_owned();
        self.refuse(match source.kind() {
            io::ErrorKind::NotFound => Refusal::NotFound { path },
            _ => Refusal::Unreadable { path, source },
        })
    }

    /// Begins with something of this length.
    fn begin(&mut self, length: u64) {
        (self.gone, self.end) = (self.end, self.end + length);
    }

    fn address(&mut self, address: &str, path: &Path) -> ControlFlow<()> {
        self.begin(UNKNOWN);
        match address::fetch(address) {
            Ok(fetched) => {
                let name = address::name(&fetched.address);
                self.read(&name, Origin::Address(path, &fetched), &fetched.bytes)
            }
            Err(cause) => self.refuse(Refusal::Unfetched { address: address.to_owned(), cause }),
        }
    }

    fn file(&mut self, path: &Path) -> ControlFlow<()> {
        self.begin(fs::metadata(path).map_or(0, |data| data.len()));
        if let Ok(canonical) = fs::canonicalize(path)
            && !self.seen.insert(canonical)
        {
            return self.refuse(Refusal::GivenTwice { path: path.to_owned() });
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if format::is_lines(&name) {
            self.lines(&name, path)
        } else {
            self.bytes(&name, Origin::File(path), read_capped(path))
        }
    }

    fn bytes(&mut self, name: &str, origin: Origin<'_>, bytes: io::Result<Vec<u8>>) -> ControlFlow<()> {
        match bytes {
            Ok(bytes) => self.read(name, origin, &bytes),
            Err(error) => self.refuse_unread(origin.path(), error),
        }
    }

    /// Hands on all documents in some bytes.
    fn read(&mut self, name: &str, origin: Origin<'_>, bytes: &[u8]) -> ControlFlow<()> {
        let largest = format::largest(bytes);
        if bytes.len() as u64 > largest {
            let fault = Fault::TooLarge { megabytes: largest / (1024 * 1024) };
            return self.refuse(Refusal::Faulty { path: origin.path().to_owned(), part: None, fault });
        }
        let (media, address) = match origin {
            Origin::Address(_, fetched) => (fetched.media(), Some(fetched.address.as_str())),
            _ => (None, None),
        };
        let input = Input { name, bytes, media, address, mapping: self.mapping };
        format::read(input, &mut |found| self.hand_on(origin, bytes, found))
    }

    fn hand_on(&mut self, origin: Origin<'_>, bytes: &[u8], found: format::Found) -> ControlFlow<()> {
        let Part { mut document, piece } = match found {
            Ok(part) => part,
            Err((part, fault)) => return self.refuse(Refusal::Faulty { path: origin.path().to_owned(), part, fault }),
        };
        let (part, bytes) = match piece {
            Some(Piece { id, bytes, .. }) => {
                self.gone = self.end.min(self.gone + bytes.len() as u64);
                (Some(id), bytes)
            }
            None => {
                self.gone = self.end;
                (None, bytes.to_vec())
            }
        };
        let (path, address) = match origin {
            Origin::File(path) => (Some(path), None),
            Origin::Input(_) => (None, None),
            Origin::Address(_, fetched) => {
                document.source.warnings.extend(fetched.note());
                (None, Some(fetched.address.clone()))
            }
        };
        (self.take)(Ok(Captured { path, address, part, bytes, document, gone: self.gone }))
    }

    /// Reads a file with a document a line, line by line: it may be larger than the memory.
    fn lines(&mut self, name: &str, path: &Path) -> ControlFlow<()> {
        let mut reader = match File::open(path) {
            Ok(file) => BufReader::new(file),
            Err(error) => return self.refuse_unread(path, error),
        };
        let (mut number, mut found) = (0, 0);
        let mut line = Vec::new();
        loop {
            line.clear();
            match reader.by_ref().take(LARGEST + 1).read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return self.refuse_unread(path, error),
            }
            number += 1;
            if line.len() as u64 > LARGEST {
                let (part, fault) = (Some(format!("line {number}")), Fault::TooLarge { megabytes: LARGEST >> 20 });
                self.refuse(Refusal::Faulty { path: path.to_owned(), part, fault })?;
                // What is left of the line is no record either.
                if reader.skip_until(b'\n').is_err() {
                    break;
                }
                continue;
            }
            let input = Input { name, bytes: &line, media: None, address: None, mapping: self.mapping };
            super::json::read_line(input, number, &line, &mut |record| {
                found += 1;
                self.hand_on(Origin::File(path), &[], record)
            })?;
        }
        match found {
            0 => self.refuse(Refusal::Faulty { path: path.to_owned(), part: None, fault: Fault::Empty }),
            _ => ControlFlow::Continue(()),
        }
    }

    fn folder(&mut self, folder: &Path) -> ControlFlow<()> {
        let (mut files, mut others) = (Vec::new(), Vec::new());
        let mut stumbled = false;
        for entry in walk(folder) {
            match entry {
                Ok(entry) if is_file(&entry) && is_wanted(entry.path()) => files.push(entry.into_path()),
                Ok(entry) if is_file(&entry) && !is_empty(entry.path()) => others.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => {
                    stumbled = true;
                    self.refuse_entry(folder, error)?;
                }
            }
        }
        if files.is_empty() && !stumbled {
            return self.refuse(Refusal::NoText { path: folder.to_owned() });
        }
        let in_order = |a: &PathBuf, b: &PathBuf| alphanumeric_sort::compare_path(a, b).then_with(|| a.cmp(b));
        files.sort_by(in_order);
        for file in files {
            self.file(&file)?;
        }
        others.sort_by(in_order);
        self.pass_over(folder, &others)
    }

    /// Says which files of a folder were not tried.
    fn pass_over(&mut self, folder: &Path, files: &[PathBuf]) -> ControlFlow<()> {
        if files.is_empty() {
            return ControlFlow::Continue(());
        }
        let inside = |path: &PathBuf| path.strip_prefix(folder).unwrap_or(path).to_owned();
        let some = files.iter().take(NAMED).map(inside).collect();
        self.refuse(Refusal::PassedOver { folder: folder.to_owned(), count: files.len(), some })
    }

    /// Says what the walk through `folder` stumbled over.
    fn refuse_entry(&mut self, folder: &Path, error: ignore::Error) -> ControlFlow<()> {
        let path = entry_path(&error).unwrap_or(folder).to_owned();
        let words = error.to_string();
        self.refuse_unread(&path, error.into_io_error().unwrap_or_else(|| io::Error::other(words)))
    }
}

/// The path that an error of the walk is about.
fn entry_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => entry_path(err),
        _ => None,
    }
}

/// The files below a folder: no hidden ones, none that an ignore file inside the folder leaves out. Ignore files above
/// the folder do not count: who names a folder wants what is in it.
fn walk(folder: &Path) -> ignore::Walk {
    WalkBuilder::new(folder).parents(false).git_global(false).git_exclude(false).require_git(false).build()
}

/// A regular file, also behind a symbolic link; no pipe, socket or device.
fn is_file(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink() && entry.path().is_file())
}

/// Whether a file holds nothing that could be missed.
fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() == 0)
}

/// Whether a file of a folder is taken: by its ending, or, without one, by its first bytes.
pub fn is_wanted(path: &Path) -> bool {
    match path.extension() {
        Some(ending) => ending.to_str().is_some_and(format::is_wanted),
        None => {
            let mut start = Vec::new();
            File::open(path).and_then(|file| file.take(4096).read_to_end(&mut start)).is_ok()
                && start.iter().any(|b| !b.is_ascii_whitespace())
                && (decode::decode(&start).is_text() || format::is_package(&start))
        }
    }
}

/// Reads a file, up to one byte more than allowed, so that an endless one ends.
fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(1024).read_to_end(&mut bytes)?;
    let largest = format::largest(&bytes);
    file.take((largest + 1).saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A folder of its own for one test; gone when the test ends.
    struct Folder(PathBuf);

    impl Folder {
        fn with(files: &[(&str, &[u8])]) -> Self {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let name = format!("parallax-gather-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let folder = Self(std::env::temp_dir().join(name));
            fs::create_dir_all(&folder.0).unwrap();
            for (name, bytes) in files {
                let path = folder.0.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            folder
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn no_input() -> io::Result<Vec<u8>> {
        Err(io::Error::other("nobody asked for it"))
    }

    fn names(gathered: &Gathered) -> Vec<&str> {
        gathered.documents.iter().map(|d| d.source.name.as_str()).collect()
    }

    /// The messages, with the folder's path shortened to `~`.
    fn messages(folder: &Folder, gathered: &Gathered) -> Vec<String> {
        let whole = folder.0.to_string_lossy().into_owned();
        gathered
            .refusals
            .iter()
            .map(|r| r.to_string().replace(&whole, "~").replace(super::super::fault::KNOWN, "KNOWN"))
            .collect()
    }

    #[test]
    fn a_folder_gives_its_text_files_in_natural_order() {
        let words = b"The ferry left at noon.";
        let folder = Folder::with(&[
            ("10.txt", words),
            ("2.txt", words),
            ("1.MD", words),
            ("deep/3.markdown", words),
            ("README", words),
            ("photo.jpg", b"\xff\xd8\xff\0"),
            ("core", b"\x7fELF\0\0\0"),
            (".hidden.txt", words),
            (".git/notes.txt", words),
            ("draft.txt", words),
            (".gitignore", b"draft.txt"),
        ]);
        let gathered = gather(std::slice::from_ref(&folder.0), no_input);
        assert_eq!(names(&gathered), ["1.MD", "2.txt", "10.txt", "README", "3.markdown"]);
        let said = messages(&folder, &gathered);
        assert_eq!(
            said,
            [
                "~: 2 files passed over, their endings are of no format that is read: core, photo.jpg; name one to have it tried"
            ]
        );
        assert!(!gathered.refusals[0].is_failure());
    }

    #[test]
    fn what_is_named_is_read_in_that_order_and_once() {
        let folder = Folder::with(&[("b.txt", b"Beta stayed."), ("a.txt", b"Alpha left."), (".c", b"Gamma came.")]);
        let input = PathBuf::from("-");
        let arguments = [folder.path(".c"), input.clone(), folder.path("b.txt"), folder.0.clone(), input];
        let gathered = gather(&arguments, || Ok(b"Delta spoke.".to_vec()));
        assert_eq!(names(&gathered), [".c", "standard input", "b.txt", "a.txt"]);
        assert_eq!(
            messages(&folder, &gathered),
            ["~/b.txt: was already given; it is read once", "-: was already given; it is read once"]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_cause_and_the_rest_go_on() {
        let folder = Folder::with(&[
            ("photo.txt", b"\x89PNG\r\n\0\0"),
            ("empty.txt", b" \r\n\n"),
            ("good.log", b"The bridge was closed."),
            ("nothing/x.jpg", b"x"),
        ]);
        File::create(folder.path("huge.txt")).unwrap().set_len(LARGEST + 1).unwrap();
        let given =
            ["missing.txt", "photo.txt", "empty.txt", "huge.txt", "good.log", "nothing"].map(|n| folder.path(n));
        let gathered = gather(&given, no_input);
        assert_eq!(names(&gathered), ["good.log"]);
        assert_eq!(
            messages(&folder, &gathered),
            [
                "~/missing.txt: not found; check the name and the folder",
                "~/photo.txt: cannot be read: not a known format; KNOWN are",
                "~/empty.txt: is empty",
                "~/huge.txt: holds more than 16 MB; split it or give the article alone",
                "~/nothing: holds nothing to read; files with the endings of KNOWN are looked for",
            ]
        );
    }

    #[test]
    fn the_cause_is_in_the_systems_words() {
        let denied = Refusal::Unreadable {
            path: PathBuf::from("notes.txt"),
            source: io::Error::from(io::ErrorKind::PermissionDenied),
        };
        assert_eq!(denied.to_string(), "notes.txt: cannot be read: permission denied");
        let failed = gather(&[PathBuf::from("-")], no_input);
        assert_eq!(failed.refusals[0].to_string(), "-: cannot be read: nobody asked for it");
    }

    #[cfg(unix)]
    #[test]
    fn odd_names_are_shown_without_acting() {
        use std::os::unix::ffi::OsStrExt;
        let folder = Folder::with(&[("a\u{1b}[31m\n.txt", b"Alpha left.")]);
        let odd = folder.0.join(OsStr::from_bytes(b"b\xff.txt"));
        fs::write(&odd, b"Beta stayed.").unwrap();
        let gathered = gather(&[folder.0.clone(), folder.0.join("no\u{7}.txt")], no_input);
        assert_eq!(names(&gathered), ["a\u{fffd} .txt", "b\u{fffd}.txt"]);
        assert_eq!(messages(&folder, &gathered), ["~/no\u{fffd}.txt: not found; check the name and the folder"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_followed_and_circles_are_not() {
        let folder = Folder::with(&[("a.txt", b"Alpha left."), ("in/b.txt", b"Beta stayed.")]);
        std::os::unix::fs::symlink(folder.path("a.txt"), folder.path("in/again.txt")).unwrap();
        std::os::unix::fs::symlink(&folder.0, folder.path("in/circle")).unwrap();
        let gathered = gather(std::slice::from_ref(&folder.0), no_input);
        assert_eq!(names(&gathered), ["a.txt", "b.txt"]);
        assert_eq!(messages(&folder, &gathered), ["~/in/again.txt: was already given; it is read once"]);
    }
}
