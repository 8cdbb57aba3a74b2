//! Exports, and what is in them.

use std::io::{Cursor, Read};

use form::House;
use layout::{Grid, Habits, Layout, Press};
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use report::Report;
use report::figures::Figures;
use report::format::Document;

/// The file of a report, made at a fixed time.
pub fn export(report: &Report) -> Vec<u8> {
    export_in(report, &House::default())
}

/// The same in another house style.
pub fn export_in(report: &Report, house: &House) -> Vec<u8> {
    let figures = Figures::of(report, None);
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures, house), &Grid);
    export_laid(report, house, &layout)
}

/// The same with pages that are known.
pub fn export_laid(report: &Report, house: &House, layout: &Layout) -> Vec<u8> {
    let figures = Figures::of(report, None);
    docx::export(report, &figures, &options(report, house, layout)).unwrap()
}

/// What an export with pages that are known needs.
pub fn options(report: &Report, house: &House, layout: &Layout) -> docx::Options {
    docx::Options {
        house: house.clone(),
        draft: serde_json::to_string(&Document::new(report.clone())).ok(),
        added_pages: layout.pages.len() - layout.text_pages,
        keep_closing: layout.closing_kept,
        ..docx::Options::default()
    }
}

/// One part of a file.
pub fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(path)
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The paths of all parts, in order.
pub fn paths(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .filter_map(|at| archive.name_for_index(at)?.ok().map(Into::into))
        .collect()
}

/// XML with an element on a line, for people to compare.
pub fn pretty(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event => writer.write_event(event).unwrap(),
        }
    }
    let mut text = String::from_utf8(writer.into_inner()).unwrap();
    text.push('\n');
    text
}

/// What the document says, a line for each paragraph; breaks are `\n` too, tabs `\t`.
pub fn text(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut said = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => inside = start.name().as_ref() == "w:t",
            Event::Empty(empty) => match empty.name().as_ref() {
                "w:br" => said.push('\n'),
                "w:tab" => said.push('\t'),
                _ => {}
            },
            Event::End(end) => {
                inside = false;
                if end.name().as_ref() == "w:p" {
                    said.push('\n');
                }
            }
            Event::Text(text) if inside => said.push_str(&text),
            Event::GeneralRef(entity) if inside => said.push_str(match &*entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("unknown entity {other}"),
            }),
            Event::Eof => return said,
            _ => {}
        }
    }
}
