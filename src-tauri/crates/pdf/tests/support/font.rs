//! Small TrueType fonts, made by hand: square letters, names and licences as a test needs them.
#![allow(dead_code, reason = "each suite uses a part")]

/// A font to be made.
#[derive(Clone)]
pub struct Made {
    /// Family names with the language each is in, as Windows numbers it: 0x409 English, 0x804
    /// Chinese.
    pub names: Vec<(u16, String)>,
    /// Characters with their advance; 0 units tall ones have an empty glyph.
    pub glyphs: Vec<(char, u16, i16)>,
    /// Whether the box of what is missing is drawn.
    pub boxed: bool,
    /// `fsType`: 0 for all embedding allowed, 2 for none.
    pub licence: u16,
    pub weight: u16,
}

/// Units per em of every font made.
pub const EM: u16 = 1000;

impl Made {
    /// Has these characters: Chinese ones an em wide, others half of one.
    pub fn of(name: &str, chars: &str) -> Self {
        let glyphs = chars.chars().map(|c| {
            let wide = u32::from(c) >= 0x2000;
            (
                c,
                if wide { 1000 } else { 500 },
                if c == ' ' { 0 } else { 700 },
            )
        });
        Self {
            names: vec![(0x409, name.to_owned())],
            glyphs: glyphs.collect(),
            boxed: true,
            licence: 0,
            weight: 400,
        }
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        sfnt(&self.tables())
    }

    fn tables(&self) -> Vec<([u8; 4], Vec<u8>)> {
        let mut sorted = self.glyphs.clone();
        sorted.sort_unstable();
        sorted.dedup_by_key(|(c, ..)| *c);
        let outlines: Vec<Vec<u8>> = [square(if self.boxed { 800 } else { 0 }, 500)]
            .into_iter()
            .chain(
                sorted
                    .iter()
                    .map(|(_, advance, tall)| square(*tall, *advance)),
            )
            .collect();
        let count = u16::try_from(outlines.len()).unwrap();
        let mut glyf = Vec::new();
        let mut loca = vec![0, 0, 0, 0];
        for outline in &outlines {
            glyf.extend(outline);
            loca.extend(u32::try_from(glyf.len()).unwrap().to_be_bytes());
        }
        let mut hmtx = words(&[500, 0]);
        for (_, advance, _) in &sorted {
            hmtx.extend(words(&[*advance, 0]));
        }
        let maxp = [words(&[1, 0, count]), words(&[0; 13])].concat();
        let hhea = words(&[
            1, 0, 880, 0xFF88, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, count,
        ]);
        vec![
            (*b"OS/2", os2(self.licence, self.weight)),
            (*b"cmap", cmap(&sorted)),
            (*b"glyf", glyf),
            (*b"head", head()),
            (*b"hhea", hhea),
            (*b"hmtx", hmtx),
            (*b"loca", loca),
            (*b"maxp", maxp),
            (*b"name", self.name_table()),
        ]
    }

    fn name_table(&self) -> Vec<u8> {
        let mut records = Vec::new();
        let mut strings: Vec<u8> = Vec::new();
        let mut add = |language: u16, id: u16, text: &str| {
            let start = u16::try_from(strings.len()).unwrap();
            strings.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            let length = u16::try_from(strings.len()).unwrap() - start;
            records.extend(words(&[3, 1, language, id, length, start]));
        };
        for (language, name) in &self.names {
            add(*language, 1, name);
        }
        add(0x409, 6, "Made-Regular");
        let count = u16::try_from(self.names.len() + 1).unwrap();
        [words(&[0, count, 6 + 12 * count]), records, strings].concat()
    }
}

/// A font file with its tables.
fn sfnt(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    directory(0x0001_0000, tables, 0)
}

/// A collection of font files.
pub fn collection(fonts: &[&[u8]]) -> Vec<u8> {
    let mut file = [
        b"ttcf".to_vec(),
        words(&[1, 0, 0, u16::try_from(fonts.len()).unwrap()]),
    ]
    .concat();
    let mut start = file.len() + fonts.len() * 4;
    let mut moved = Vec::new();
    for font in fonts {
        file.extend(u32::try_from(start).unwrap().to_be_bytes());
        let kind = u32::from_be_bytes(font[..4].try_into().unwrap());
        let part = directory(kind, &tables_of(font), start);
        start += part.len();
        moved.push(part);
    }
    file.extend(moved.concat());
    file
}

fn tables_of(font: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    (0..count)
        .map(|at| {
            let record = &font[12 + at * 16..][..16];
            let number = |at: usize| {
                usize::try_from(u32::from_be_bytes(record[at..at + 4].try_into().unwrap())).unwrap()
            };
            let data = font[number(8)..][..number(12)].to_vec();
            (record[..4].try_into().unwrap(), data)
        })
        .collect()
}

/// A table directory and its tables, `start` bytes into a file.
fn directory(kind: u32, tables: &[([u8; 4], Vec<u8>)], start: usize) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap();
    let mut file = [kind.to_be_bytes().to_vec(), words(&[count, 0, 0, 0])].concat();
    let mut at = start + file.len() + tables.len() * 16;
    let mut data = Vec::new();
    for (tag, table) in tables {
        file.extend(tag);
        for number in [0, at, table.len()] {
            file.extend(u32::try_from(number).unwrap().to_be_bytes());
        }
        data.extend(table);
        data.resize(data.len().next_multiple_of(4), 0);
        at = start + 12 + tables.len() * 16 + data.len();
    }
    file.extend(data);
    file
}

/// A square letter, so tall; nothing if it has no height.
fn square(tall: i16, wide: u16) -> Vec<u8> {
    if tall == 0 {
        return Vec::new();
    }
    let (tall, wide) = (tall.unsigned_abs(), wide - 100);
    let mut glyph = words(&[1, 50, 0, 50 + wide, tall, 3, 0]);
    glyph.extend([1, 1, 1, 1]);
    let back = |length: u16| 0_u16.wrapping_sub(length);
    glyph.extend(words(&[50, wide, 0, back(wide)]));
    glyph.extend(words(&[0, 0, tall, 0]));
    glyph.resize(glyph.len().next_multiple_of(4), 0);
    glyph
}

fn cmap(sorted: &[(char, u16, i16)]) -> Vec<u8> {
    let count = u32::try_from(sorted.len()).unwrap();
    let mut table = words(&[0, 1, 3, 10, 0, 12]);
    table.extend(words(&[12, 0]));
    for number in [16 + 12 * count, 0, count] {
        table.extend(number.to_be_bytes());
    }
    for ((c, ..), glyph) in sorted.iter().zip(1_u32..) {
        for number in [u32::from(*c), u32::from(*c), glyph] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

fn head() -> Vec<u8> {
    let mut table = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM]);
    table.extend([0; 16]);
    table.extend(words(&[0, 0xFF88, 1000, 880, 0, 8, 2, 1, 0]));
    table
}

fn os2(licence: u16, weight: u16) -> Vec<u8> {
    let mut table = words(&[4, 500, weight, 5, licence]);
    table.resize(96, 0);
    table
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}
