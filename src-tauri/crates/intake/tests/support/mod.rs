//! Word files made for a test.
#![allow(dead_code)] // each suite uses its own part

use std::io::{Cursor, Write as _};

use intake::WordFile;
use intake::{Budget, Fault};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const NAMESPACE: &str = "urn:test:draft";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive with these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The part that names the text.
pub fn relations(target: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="{target}"/></Relationships>"#
    )
}

/// The part of a text with this body.
pub fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

/// A Word file with this body.
pub fn word(body: &str) -> Vec<u8> {
    archive(&[
        ("_rels/.rels", relations("word/document.xml").as_bytes()),
        ("word/document.xml", document(body).as_bytes()),
    ])
}

pub fn read(bytes: &[u8]) -> Result<WordFile, Fault> {
    intake::read(bytes, NAMESPACE, &Budget::default())
}

/// The texts of the paragraphs of a body.
#[track_caller]
pub fn texts(body: &str) -> Vec<String> {
    read(&word(body))
        .unwrap()
        .paragraphs
        .into_iter()
        .map(|paragraph| paragraph.text)
        .collect()
}

/// The texts of the paragraphs of a file of any kind.
#[track_caller]
pub fn texts_of(bytes: &[u8]) -> Vec<String> {
    let file = read(bytes).unwrap();
    file.paragraphs.into_iter().map(|it| it.text).collect()
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
