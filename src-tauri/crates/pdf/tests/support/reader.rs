//! Reads a PDF file as a viewer does: which text stands where, in which font and colour.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, decode_text_string};

/// A glyph on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What copying it gives.
    pub text: String,
    /// Left edge and base line, in points from the lower left corner.
    pub at: (f64, f64),
    pub size: f64,
    /// Name of its font.
    pub font: String,
    pub red: bool,
}

/// A font of the file.
#[derive(Debug, Clone, Default)]
pub struct Font {
    pub name: String,
    /// `FontFile2` or `FontFile3`.
    pub program: String,
    pub program_kind: String,
    /// Advance of each glyph that is there.
    pub widths: Vec<f64>,
    copied: BTreeMap<u16, String>,
}

/// A filled rectangle: x, y, width, height, red.
pub type Filled = (f64, f64, f64, f64, bool);

pub struct Pdf {
    pub document: Document,
}

impl Pdf {
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            document: Document::load_mem(bytes).unwrap(),
        }
    }

    pub fn info(&self, key: &str) -> String {
        let info = self.document.trailer.get(b"Info").unwrap();
        text(self.dictionary(info).get(key.as_bytes()).unwrap())
    }

    pub fn catalog(&self, key: &str) -> &Object {
        self.document
            .catalog()
            .unwrap()
            .get(key.as_bytes())
            .unwrap()
    }

    /// The outline as lines: as many dashes as it is deep, the title, its page from 0, its place.
    pub fn outline(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let root = self.dictionary(self.catalog("Outlines"));
        self.outline_below(root, 0, &mut lines);
        lines
    }

    fn outline_below(&self, parent: &Dictionary, depth: usize, lines: &mut Vec<String>) {
        let mut next = parent.get(b"First").ok();
        while let Some(object) = next {
            let item = self.dictionary(object);
            let target = item.get(b"Dest").unwrap().as_array().unwrap();
            let page = target[0].as_reference().unwrap();
            let at = self.document.page_iter().position(|id| id == page).unwrap();
            lines.push(format!(
                "{}{} {at} {}",
                "-".repeat(depth),
                text(item.get(b"Title").unwrap()),
                target[3].as_float().unwrap()
            ));
            self.outline_below(item, depth + 1, lines);
            next = item.get(b"Next").ok();
        }
    }

    pub fn fonts(&self) -> Vec<Font> {
        let page = self.document.page_iter().next().unwrap();
        let fonts = self.document.get_page_fonts(page).unwrap();
        fonts.values().map(|font| self.font(font)).collect()
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.document
            .dereference(object)
            .unwrap()
            .1
            .as_dict()
            .unwrap()
    }

    fn font(&self, font: &Dictionary) -> Font {
        let below = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
        let below = self.dictionary(&below[0]);
        let descriptor = self.dictionary(below.get(b"FontDescriptor").unwrap());
        let program = ["FontFile2", "FontFile3"]
            .into_iter()
            .find(|key| descriptor.has(key.as_bytes()))
            .unwrap();
        let stream = self.stream(descriptor.get(program.as_bytes()).unwrap());
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        let map = self.stream(font.get(b"ToUnicode").unwrap());
        let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
        let widths = below.get(b"W").unwrap().as_array().unwrap();
        Font {
            name: String::from_utf8(below.get(b"BaseFont").unwrap().as_name().unwrap().to_vec())
                .unwrap(),
            program: program.to_owned(),
            program_kind: kind.map_or_else(
                |_| String::new(),
                |kind| String::from_utf8_lossy(kind).into_owned(),
            ),
            widths: widths[1]
                .as_array()
                .unwrap()
                .iter()
                .map(|width| f64::from(width.as_float().unwrap()))
                .collect(),
            copied: map.lines().filter_map(mapping).collect(),
        }
    }

    fn stream<'a>(&'a self, object: &'a Object) -> &'a lopdf::Stream {
        self.document
            .dereference(object)
            .unwrap()
            .1
            .as_stream()
            .unwrap()
    }

    /// Each page as its glyphs and filled rectangles.
    pub fn pages(&self) -> Vec<(Vec<Shown>, Vec<Filled>)> {
        self.document
            .page_iter()
            .map(|page| self.page(page))
            .collect()
    }

    fn page(&self, page: lopdf::ObjectId) -> (Vec<Shown>, Vec<Filled>) {
        let fonts: BTreeMap<Vec<u8>, Font> = self
            .document
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, self.font(font)))
            .collect();
        let content = Content::decode(&self.document.get_page_content(page)).unwrap();
        let number = |object: &Object| f64::from(object.as_float().unwrap());
        let (mut shown, mut filled): (Vec<Shown>, Vec<Filled>) = (Vec::new(), Vec::new());
        let (mut font, mut size, mut red) = (Font::default(), 0.0, false);
        let (mut x, mut y, mut stretch) = (0.0, 0.0, 1.0);
        // Text that stands instead of that of the glyphs, until the first was given.
        let mut instead: Option<String> = None;
        for operation in content.operations {
            let of = &operation.operands;
            match operation.operator.as_str() {
                "g" => red = false,
                "rg" => red = number(&of[0]) > 0.5,
                "re" => filled.push((
                    number(&of[0]),
                    number(&of[1]),
                    number(&of[2]),
                    number(&of[3]),
                    red,
                )),
                "Tf" => {
                    font = fonts[of[0].as_name().unwrap()].clone();
                    size = number(&of[1]);
                }
                "Tm" => (stretch, x, y) = (number(&of[0]), number(&of[4]), number(&of[5])),
                "BDC" => {
                    let properties = of[1].as_dict().unwrap();
                    instead = Some(text(properties.get(b"ActualText").unwrap()));
                }
                "EMC" => instead = None,
                "TJ" => {
                    for item in of[0].as_array().unwrap() {
                        let Object::String(codes, _) = item else {
                            x -= number(item) / 1000.0 * size * stretch;
                            continue;
                        };
                        for code in codes.chunks(2) {
                            let glyph = u16::from_be_bytes([code[0], code[1]]);
                            let copied = || font.copied.get(&glyph).cloned().unwrap_or_default();
                            shown.push(Shown {
                                text: instead.as_mut().map_or_else(copied, std::mem::take),
                                at: (x, y),
                                size,
                                font: font.name.clone(),
                                red,
                            });
                            x += font.widths[usize::from(glyph)] / 1000.0 * size * stretch;
                        }
                    }
                }
                "BT" | "ET" | "f" => {}
                other => panic!("{other}"),
            }
        }
        (shown, filled)
    }
}

fn text(object: &Object) -> String {
    decode_text_string(object).unwrap()
}

/// `<0001> <6CD5>`.
fn mapping(line: &str) -> Option<(u16, String)> {
    let (glyph, text) = line.split_once("> <")?;
    let glyph = u16::from_str_radix(glyph.strip_prefix('<')?, 16).ok()?;
    let text = text.strip_suffix('>')?;
    let units: Vec<u16> = (0..text.len() / 4)
        .map(|at| u16::from_str_radix(&text[at * 4..at * 4 + 4], 16).unwrap())
        .collect();
    Some((glyph, String::from_utf16(&units).unwrap()))
}
