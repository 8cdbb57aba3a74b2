//! Word files that someone went on writing in.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A part of a Word file.
pub fn part(path: &str, name: &str) -> String {
    let mut archive = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// Rewrites the parts of a Word file; a part that becomes `None` is left out.
pub fn rewrite(path: &Path, mut change: impl FnMut(&str, String) -> Option<String>) {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if let Some(text) = change(&name, text) {
            written
                .start_file(&name, SimpleFileOptions::default())
                .unwrap();
            written.write_all(text.as_bytes()).unwrap();
        }
    }
    std::fs::write(path, written.finish().unwrap().into_inner()).unwrap();
}

/// Rewrites the text of a Word file.
pub fn rewrite_text(path: &Path, change: impl Fn(String) -> String) {
    rewrite(path, |name, text| {
        Some(match name {
            "word/document.xml" => change(text),
            _ => text,
        })
    });
}

/// A paragraph in a style.
pub fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}
