//! `.doc` of Word and `.wps` of WPS. `fixtures/numbered.doc` was saved by LibreOffice from a Word file
//! with automatic numbers, a text box, a table, a field and revisions.
#![allow(clippy::unwrap_used)] // a file that can't be made should stop the test

mod support;

use intake::{Fault, OtherKind};
use support::{read, texts_of};

const NUMBERED: &[u8] = include_bytes!("fixtures/numbered.doc");

const TEXTS: [&str; 21] = [
    "柳溪镇人民政府2025年度法治政府建设情况报告",
    "青塘乡人民政府文件",
    "正文有框",
    "一、主要做法",
    "（一）加强组织领导",
    "1.健全机制",
    "2.压实责任",
    "（1）细则",
    "①要点",
    "1.另起",
    "（二）加强普法",
    "1.集中宣传",
    "二、存在问题",
    "不编号",
    "甲",
    "乙",
    "丙",
    "丁",
    "2025年完",
    "留下新增\t“引号”\n换行😀",
    "末段",
];

/// The paragraphs that have a text.
fn texts(bytes: &[u8]) -> Vec<String> {
    let mut texts = texts_of(bytes);
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn numbers_boxes_tables_fields_and_revisions_come_out_as_the_page_shows_them() {
    assert_eq!(texts(NUMBERED), TEXTS);
    let file = read(NUMBERED).unwrap();
    let of = |text: &str| file.paragraphs.iter().find(|it| it.text == text).unwrap();
    assert_eq!(of("一、主要做法").heading, Some(1));
    assert_eq!(of("（一）加强组织领导").heading, None);
    let rows = ["甲", "乙", "丙", "丁", "末段"].map(|text| of(text).cell.map(|it| it.row));
    assert_eq!(rows, [Some(0), Some(0), Some(1), Some(1), None]);
    let cells = ["甲", "乙", "丙", "丁"].map(|text| of(text).cell.map(|it| (it.table, it.cell)));
    let first = cells[0].unwrap();
    assert_eq!(cells, [0, 1, 3, 4].map(|at| Some((first.0, first.1 + at))));
}

#[test]
fn a_last_sector_that_is_cut_short_counts_as_filled_up() {
    let end = NUMBERED.iter().rposition(|byte| *byte != 0).unwrap();
    for length in [end + 1, NUMBERED.len() - 1, NUMBERED.len() - 300] {
        assert_eq!(texts(&NUMBERED[..length.max(end + 1)]), TEXTS, "{length}");
    }
}

/// An OLE file with one stream in it, or more.
fn ole(names: &[&str], content: &[u8]) -> Vec<u8> {
    const FREE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    let sectors = u32::try_from(content.len().div_ceil(512)).unwrap();
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes[30] = 9;
    // Table of sectors in the first one, directory in the second; no small sectors.
    bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
    bytes[60..64].copy_from_slice(&END.to_le_bytes());
    bytes[68..72].copy_from_slice(&END.to_le_bytes());
    for at in 0..109 {
        let place: u32 = if at == 0 { 0 } else { FREE };
        bytes[76 + 4 * at..80 + 4 * at].copy_from_slice(&place.to_le_bytes());
    }
    for at in 0..128_u32 {
        let next = match at {
            0 | 1 => END,
            at if at < sectors + 1 => at + 1,
            at if at == sectors + 1 => END,
            _ => FREE,
        };
        bytes.extend(next.to_le_bytes());
    }
    for at in 0..4 {
        let mut entry = vec![0; 128];
        let name = if at == 0 {
            Some(&"Root Entry")
        } else {
            names.get(at - 1)
        };
        if let Some(name) = name {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[64] = u8::try_from(units.len() + 2).unwrap();
            entry[66] = if at == 0 { 5 } else { 2 };
            let first = if at == 0 { END } else { 2 };
            entry[116..120].copy_from_slice(&first.to_le_bytes());
            let length = u32::try_from(content.len()).unwrap();
            entry[120..124].copy_from_slice(&length.to_le_bytes());
        }
        bytes.extend(entry);
    }
    bytes.extend(content);
    bytes
}

/// A text stream with the table stream in it, which the reader takes from the same bytes: pieces of
/// text, each in two bytes a character or in one.
fn pieces(pieces: &[(&[u8], bool)], order: &[usize], flags: u16) -> Vec<u8> {
    let mut bytes = vec![0; 2048];
    let put = |bytes: &mut Vec<u8>, at: usize, number: u32| {
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    };
    bytes[..6].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0, 0, 0]);
    bytes[6..8].copy_from_slice(&0x0804_u16.to_le_bytes());
    bytes[10..12].copy_from_slice(&flags.to_le_bytes());
    let (mut places, mut ends, mut end) = (Vec::new(), vec![0_u32], 0);
    let starts: Vec<u32> = pieces
        .iter()
        .map(|(text, _)| {
            let start = u32::try_from(bytes.len()).unwrap();
            bytes.extend(*text);
            start
        })
        .collect();
    for at in order {
        let (text, is_narrow) = pieces[*at];
        end += u32::try_from(text.len() / if is_narrow { 1 } else { 2 }).unwrap();
        ends.push(end);
        let place = if is_narrow {
            (starts[*at] * 2) | 0x4000_0000
        } else {
            starts[*at]
        };
        places.extend([0, 0]);
        places.extend(place.to_le_bytes());
        places.extend([0, 0]);
    }
    put(&mut bytes, 76, end);
    let clx = u32::try_from(bytes.len()).unwrap();
    let length = u32::try_from(4 * ends.len() + places.len()).unwrap();
    bytes.push(2);
    bytes.extend(length.to_le_bytes());
    bytes.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
    bytes.extend(places);
    put(&mut bytes, 154 + 8 * 33, clx);
    put(&mut bytes, 154 + 8 * 33 + 4, length + 5);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn pieces_in_any_order_and_in_any_encoding_are_one_text() {
    let gbk = encoding_rs::GB18030.encode("二、存在问题\r").0.into_owned();
    let first = wide("一、主要\u{13} DATE \u{14}工作\u{15}\u{1}情况\u{B}下行\u{1E}\u{1F}\r");
    let stream = pieces(
        &[(&gbk, true), (&first, false), (b"OK \x93x\x94\r", true)],
        &[1, 0, 2],
        0,
    );
    let names = ["WordDocument", "0Table"];
    assert_eq!(
        texts_of(&ole(&names, &stream)),
        ["一、主要工作情况\n下行-", "二、存在问题", "OK “x”"]
    );
}

#[test]
fn what_can_not_be_read_is_told_apart() {
    let text = wide("文\r");
    let names = ["WordDocument", "0Table"];
    let locked = pieces(&[(&text, false)], &[0], 0x0100);
    assert_eq!(read(&ole(&names, &locked)), Err(Fault::Encrypted));
    let mut old = pieces(&[(&text, false)], &[0], 0);
    old[2] = 0x68;
    for (bytes, kind) in [
        (ole(&names, &old), OtherKind::OldWord),
        (ole(&["Workbook"], b"x"), OtherKind::Table),
        (ole(&["PowerPoint Document"], b"x"), OtherKind::Slides),
        (ole(&["CONTENTS", "MatOST"], b"x"), OtherKind::Works),
        (ole(&["Something"], b"x"), OtherKind::Unknown),
    ] {
        assert_eq!(read(&bytes), Err(Fault::OtherKind(kind)));
    }
    assert_eq!(
        read(&ole(&["EncryptedPackage"], b"x")),
        Err(Fault::Encrypted)
    );
    let short = &pieces(&[(&text, false)], &[0], 0)[..200];
    assert!(matches!(
        read(&ole(&["WordDocument"], short)),
        Err(Fault::Damaged(_))
    ));
    assert!(matches!(read(&NUMBERED[..600]), Err(Fault::Damaged(_))));
}
