//! What kind of file bytes are, told by the bytes alone: endings lie.

use encoding_rs::{Encoding, UTF_8};

use crate::OtherKind;
use crate::doc;

/// What kind of file bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An archive: a `.docx`, or something else in one.
    Archive,
    /// An OLE file: a `.doc` or `.wps`, or something else in one.
    Ole,
    /// Word's XML in one file.
    WordXml,
    /// A web page.
    Page,
    /// A web page in an archive for mail.
    Mail,
    /// RTF.
    Rtf,
    /// A kind that is not read.
    Other(OtherKind),
    /// None of these: a text, or nothing at all that can be read.
    Text,
}

/// How far the beginning of a file goes.
const HEAD: usize = 4096;

/// Tells the kind of a file.
#[must_use]
pub fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Archive;
    }
    if bytes.starts_with(doc::MAGIC) {
        return Kind::Ole;
    }
    if let Some(other) = other(bytes) {
        return Kind::Other(other);
    }
    let head = head(bytes);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if head.starts_with("{\\rtf") {
        Kind::Rtf
    } else if head.starts_with("mime-version:") || is_mail(head) {
        Kind::Mail
    } else if head.starts_with('<') {
        markup(head)
    } else {
        Kind::Text
    }
}

/// Kinds that begin with bytes of their own.
fn other(bytes: &[u8]) -> Option<OtherKind> {
    const KINDS: [(&[u8], OtherKind); 16] = [
        (b"\x89PNG", OtherKind::Picture),
        (b"\xFF\xD8\xFF", OtherKind::Picture),
        (b"GIF8", OtherKind::Picture),
        (b"II*\0", OtherKind::Picture),
        (b"MM\0*", OtherKind::Picture),
        (b"Rar!", OtherKind::Archive),
        (b"7z\xBC\xAF\x27\x1C", OtherKind::Archive),
        (b"\x1F\x8B", OtherKind::Archive),
        (b"\xDB\xA5\x2D\0", OtherKind::OldWord),
        (b"\x31\xBE\0\0", OtherKind::OldWord),
        (b"\xFE\x37\0", OtherKind::OldWord),
        (b"MZ\x90\0", OtherKind::Unknown),
        (b"\x7FELF", OtherKind::Unknown),
        (b"ID3", OtherKind::Unknown),
        (b"OggS", OtherKind::Unknown),
        (b"SQLite format 3\0", OtherKind::Unknown),
    ];
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|five| five == b"%PDF-") {
        return Some(OtherKind::Pdf);
    }
    if start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        return Some(OtherKind::Picture);
    }
    // A bitmap has four zeros at 6.
    if start.starts_with(b"BM") && start.get(6..10) == Some(&[0; 4]) {
        return Some(OtherKind::Picture);
    }
    KINDS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, kind)| *kind)
}

/// The beginning of a file as far as it is ASCII, in small letters.
fn head(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(HEAD)];
    let (encoding, length) = Encoding::for_bom(start).unwrap_or((UTF_8, 0));
    let (text, _) = encoding.decode_without_bom_handling(&start[length..]);
    text.to_ascii_lowercase()
}

fn is_mail(head: &str) -> bool {
    head.starts_with("from:") && head.contains("\nmime-version:")
}

fn markup(head: &str) -> Kind {
    if head.contains(":worddocument")
        || head.contains("<worddocument")
        || head.contains("<pkg:package")
    {
        return Kind::WordXml;
    }
    if head.contains("<uof:") || head.contains("<office:document") {
        return Kind::Other(OtherKind::OpenDocument);
    }
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Kind::Other(OtherKind::Table);
    }
    const TAGS: [&str; 13] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<div",
        "<table",
        "<p>",
        "<p ",
        "<span",
        "<style",
        "<script",
    ];
    if TAGS.iter().any(|tag| head.contains(tag)) {
        Kind::Page
    } else {
        Kind::Text
    }
}
