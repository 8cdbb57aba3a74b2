//! `.doc`: the file system around the text, and the text in pieces.

use crate::check;

const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const SECTOR: usize = 4096;

fn put(bytes: &mut [u8], at: usize, numbers: &[u32]) {
    for (index, number) in numbers.iter().enumerate() {
        bytes[at + 4 * index..at + 4 * index + 4].copy_from_slice(&number.to_le_bytes());
    }
}

/// A file with one stream that is the text and the table at once.
fn ole(stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(SECTOR);
    // The table of sectors comes behind the head, then the directory, then the stream.
    let tables = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(SECTOR, 0);
    bytes[30] = 12;
    let number = |at: usize| u32::try_from(at).unwrap();
    put(&mut bytes, 48, &[number(tables)]);
    put(&mut bytes, 60, &[END, 0, END]);
    let places: Vec<u32> = (0..109)
        .map(|at| if at < tables { number(at) } else { FREE })
        .collect();
    put(&mut bytes, 76, &places);
    let mut next = vec![FREE; tables * SECTOR / 4];
    next[..tables].fill(END);
    next[tables] = END;
    let first = tables + 1;
    for (at, next) in next.iter_mut().enumerate().skip(first).take(sectors) {
        *next = if at + 1 < first + sectors {
            number(at + 1)
        } else {
            END
        };
    }
    bytes.extend(next.iter().flat_map(|next| next.to_le_bytes()));
    for (at, name) in ["Root Entry", "WordDocument", "0Table", ""]
        .iter()
        .enumerate()
    {
        let mut entry = vec![0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
        entry[66] = [5, 2, 2, 0][at];
        put(
            &mut entry,
            116,
            &[if at == 0 { END } else { number(first) }],
        );
        put(
            &mut entry,
            120,
            &[if at == 0 { 0 } else { number(stream.len()) }],
        );
        bytes.extend(entry);
    }
    bytes.resize((tables + 2) * SECTOR, 0);
    bytes.extend(stream);
    bytes
}

/// A part of the table, by its number in the head.
type Part = (usize, Vec<u8>);

const STYLES: usize = 1;
const CHARACTERS: usize = 12;
const PARAGRAPHS: usize = 13;
const PIECES: usize = 33;
const ANCHORS: usize = 40;
const BOXES: usize = 56;

/// A file of so many characters, and so many in text boxes.
fn doc(text: &[u8], (running, boxes): (usize, usize), parts: &[Part]) -> Vec<u8> {
    let mut stream = vec![0; 2048];
    stream[..6].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0, 0, 0]);
    stream[6..8].copy_from_slice(&0x0804_u16.to_le_bytes());
    put(&mut stream, 76, &[u32::try_from(running).unwrap()]);
    put(&mut stream, 100, &[u32::try_from(boxes).unwrap()]);
    stream.extend(text);
    stream.resize(stream.len().next_multiple_of(512), 0);
    for (number, part) in parts {
        let place = [stream.len(), part.len()].map(|it| u32::try_from(it).unwrap());
        put(&mut stream, 154 + 8 * number, &place);
        stream.extend(part);
    }
    ole(&stream)
}

/// The table of pieces of one byte a character: where each begins in the text, and its length.
fn pieces(pieces: &[(usize, usize)], properties: &[u8]) -> Part {
    let mut table = 0_u32.to_le_bytes().to_vec();
    let mut end = 0;
    for (_, length) in pieces {
        end += u32::try_from(*length).unwrap();
        table.extend(end.to_le_bytes());
    }
    for (from, _) in pieces {
        let place = (u32::try_from(2048 + from).unwrap() * 2) | 0x4000_0000;
        table.extend([0, 0]);
        table.extend(place.to_le_bytes());
        table.extend(u16::from(!properties.is_empty()).to_le_bytes());
    }
    let mut clx = Vec::new();
    if !properties.is_empty() {
        clx.push(1);
        clx.extend(u16::try_from(properties.len()).unwrap().to_le_bytes());
        clx.extend(properties);
    }
    clx.push(2);
    clx.extend(u32::try_from(table.len()).unwrap().to_le_bytes());
    clx.extend(table);
    (PIECES, clx)
}

/// A file of one piece.
fn text(text: &[u8], properties: &[u8]) -> Vec<u8> {
    let table = pieces(&[(0, text.len())], properties);
    doc(text, (text.len(), 0), &[table])
}

/// A table that names a page again and again.
fn pages(count: usize, page: impl Fn(usize) -> usize) -> Vec<u8> {
    let places = (0..=count).map(|at| u32::try_from(at).unwrap());
    let numbers = (0..count).map(|at| u32::try_from(page(at)).unwrap());
    places.chain(numbers).flat_map(u32::to_le_bytes).collect()
}

/// A page of the looks of paragraphs, as full as it can be: all of one look.
fn full_page() -> Vec<u8> {
    let mut page = vec![0xFF; 512];
    page[511] = 29;
    page
}

#[test]
fn texts_in_pieces_grow_in_proportion() {
    check(
        &[
            ("one text in many pieces", |n| {
                let line = b"aaaaaaa\r".repeat(16);
                let table = pieces(&vec![(0, line.len()); n / 64], &[]);
                doc(&line, (n * 2, 0), &[table])
            }),
            ("pieces without a character", |n| {
                let table = pieces(&vec![(0, 0); n], &[]);
                doc(b"a\r", (2, 0), &[table])
            }),
            ("paragraphs", |n| text(&b"\r".repeat(n / 20), b"")),
            ("more paragraphs than a report has", |n| {
                text(&b"\r".repeat(n), b"")
            }),
            ("fields", |n| text(&b"\x13\x14a".repeat(n), b"")),
            ("instructions of fields", |n| text(&b"\x13a".repeat(n), b"")),
            ("pictures", |n| text(&b"\x01\x02\x05".repeat(n), b"")),
            ("cells", |n| text(&b"a\x07".repeat(n / 50), b"")),
            ("characters of two bytes", |n| {
                text(&b"\xD2\xBB".repeat(n), b"")
            }),
            ("characters of one byte", |n| {
                text(&b"\x93\x94\x20".repeat(n), b"")
            }),
            ("properties of a piece", |n| {
                let properties = b"\x16\x24\x01".repeat(20_000);
                text(&b"a\r".repeat(n / 40), &properties)
            }),
            ("boxes over each other", |n| {
                let table = pieces(&[(0, n)], &[]);
                let count = n / 500;
                let mut boxes: Vec<u8> = Vec::new();
                for at in 0..=count {
                    let end = if at % 2 == 0 { 0 } else { n };
                    boxes.extend(u32::try_from(end).unwrap().to_le_bytes());
                }
                boxes.extend(vec![0; 22 * count]);
                doc(&b"a".repeat(n), (0, n), &[table, (BOXES, boxes)])
            }),
            ("anchors", |n| {
                let table = pieces(&[(0, 2)], &[]);
                let anchors: Vec<u8> = (0..n * 7)
                    .flat_map(|at| u32::try_from(at).unwrap().to_le_bytes())
                    .collect();
                doc(b"a\r", (2, 0), &[table, (ANCHORS, anchors)])
            }),
        ],
        10_000,
        120_000,
    );
}

#[test]
fn looks_and_styles_grow_in_proportion() {
    check(
        &[
            ("one page of looks again and again", |n| {
                let mut content = b"a\r".repeat(1_000);
                content.resize(2_048, 0);
                content.extend(full_page());
                content.extend(vec![0; n * 128]);
                let table = pieces(&[(0, 2_000)], &[]);
                doc(
                    &content,
                    (2_000, 0),
                    &[
                        table,
                        (PARAGRAPHS, pages(n / 4, |_| 8)),
                        (CHARACTERS, pages(n / 4, |_| 8)),
                    ],
                )
            }),
            ("pages of looks", |n| {
                let mut content = b"a\r".repeat(1_000);
                content.resize(2_048, 0);
                content.extend(full_page().repeat(n / 4));
                let table = pieces(&[(0, 2_000)], &[]);
                let numbers = pages(n / 4, |at| 8 + at);
                doc(
                    &content,
                    (2_000, 0),
                    &[table, (PARAGRAPHS, numbers.clone()), (CHARACTERS, numbers)],
                )
            }),
            ("styles with long names", |n| {
                let name = vec![b'a'; 60_000];
                let mut style = vec![0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
                style.extend(30_000_u16.to_le_bytes());
                style.extend(&name);
                style.extend([0; 6]);
                let mut styles = vec![18, 0];
                styles.extend(u16::try_from(n / 300).unwrap().to_le_bytes());
                styles.extend(10_u16.to_le_bytes());
                styles.extend([0; 14]);
                for _ in 0..n / 300 {
                    styles.extend(u16::try_from(style.len()).unwrap().to_le_bytes());
                    styles.extend(&style);
                }
                let content = b"a\r".repeat(n);
                let table = pieces(&[(0, content.len())], &[]);
                doc(&content, (content.len(), 0), &[table, (STYLES, styles)])
            }),
        ],
        2_000,
        12_000,
    );
}
