//! A ZIP archive with a document inside: its parts by name, each up to a size, so that a small file cannot fill the memory.

use super::fault::Fault;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The first bytes of a ZIP archive.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";

/// Bytes that all parts that are read may have together once they are unpacked.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Which document an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Docx,
    Epub,
}

/// An archive that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive that is to be a `format`.
    ///
    /// # Errors
    /// It is no whole ZIP archive.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Fault> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| Fault::Damaged { format, cause: error.to_string() })?;
        Ok(Self { archive, format, left: LARGEST })
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// It is damaged or encrypted, or too much is unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let format = self.format;
        let damaged = |cause: String| Fault::Damaged { format, cause };
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        self.left =
            self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLarge { megabytes: LARGEST / (1024 * 1024) })?;
        Ok(Some(bytes))
    }

    /// The same for a part that must be there.
    ///
    /// # Errors
    /// It is not, or as of [`Package::part`].
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        let missing = || Fault::Damaged { format: self.format, cause: format!("{name} is missing inside") };
        let missing = missing();
        self.part(name)?.ok_or(missing)
    }

    /// The first name that fits.
    pub(super) fn name(&self, fits: impl Fn(&str) -> bool) -> Option<String> {
        self.archive.file_names().find(|name| fits(name)).map(ToOwned::to_owned)
    }
}

/// Which document is in an archive.
///
/// # Errors
/// None that is known, or the archive is damaged.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    let mut package = Package::open(bytes, "a document in a ZIP archive")?;
    let has = |start: &str| package.name(|name| name.starts_with(start)).is_some();
    if has("META-INF/container.xml") {
        return Ok(Kind::Epub);
    }
    if has("word/") {
        return Ok(Kind::Docx);
    }
    let as_docx = "open it in an office program and save it as DOCX";
    let (what, cure) = match () {
        () if has("xl/") => ("a spreadsheet", "save the texts in it as CSV or text"),
        () if has("ppt/") => ("a presentation", "save it as PDF"),
        () if package.part("mimetype")?.is_some_and(|m| m.starts_with(b"application/vnd.oasis.opendocument")) => {
            ("an OpenDocument file", as_docx)
        }
        () => ("a ZIP archive", "unpack it and give the folder"),
    };
    Err(Fault::Foreign { what, cure })
}

/// The local name of an element or attribute, without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|b| *b == b':').next().unwrap_or(name)
}

/// The value of an attribute by its local name.
pub(super) fn attribute(element: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|a| local(a.key.as_ref()) == name.as_bytes())?;
    Some(unescaped(&String::from_utf8_lossy(&found.value)))
}

/// Text with its entities read.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // Feeds write entities of HTML as well.
    let escaped = text.replace('<', "&lt;");
    dom_query::Document::fragment(escaped.as_str()).text().to_string()
}
