//! A font, cut down to the glyphs that are used.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use subsetter::GlyphRemapper;
use ttf_parser::{GlyphId, RawFace, Tag, name_id};

use crate::choice::Glyphs;

/// The most characters of a font's name in the file.
const LONGEST_NAME: usize = 63;

/// What is embedded of a font. Lengths are thousandths of the em.
#[derive(Debug)]
pub(crate) struct Subset {
    /// The font program.
    pub(crate) program: Vec<u8>,
    /// Whether its outlines are CFF; else they are TrueType.
    pub(crate) cff: bool,
    /// Tag of the subset and PostScript name.
    pub(crate) name: String,
    /// Advance of each glyph, by its number in the subset.
    pub(crate) advances: Vec<f32>,
    /// Which character each glyph gives back.
    pub(crate) copied: BTreeMap<u16, char>,
    pub(crate) bounds: [f32; 4],
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
    pub(crate) cap_height: f32,
    pub(crate) italic_angle: f32,
    pub(crate) weight: u16,
    pub(crate) monospaced: bool,
    remapper: GlyphRemapper,
}

impl Subset {
    /// Cuts a font down; `None` if it is broken.
    pub(crate) fn of(data: &[u8], index: u32, glyphs: &Glyphs) -> Option<Self> {
        let font = ttf_parser::Face::parse(data, index).ok()?;
        // In order, so that two runs number them alike.
        let remapper =
            GlyphRemapper::new_from_glyphs_sorted(&glyphs.keys().copied().collect::<Vec<_>>());
        let cut = subsetter::subset(data, index, &remapper).ok()?;
        let cff = font.tables().cff.is_some();
        let program = if cff { table(&cut, b"CFF ")? } else { cut };

        let em = f32::from(font.units_per_em());
        let scale = |units: f32| units * 1000.0 / em;
        let copied = glyphs
            .iter()
            .filter_map(|(glyph, c)| Some((remapper.get(*glyph)?, (*c)?)))
            .collect();
        let advances = remapper
            .remapped_gids()
            .map(|glyph| {
                scale(f32::from(
                    font.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0),
                ))
            })
            .collect();
        let bounds = font.global_bounding_box();
        Some(Self {
            program,
            cff,
            name: format!("{}+{}", tag(glyphs), postscript_name(&font)),
            advances,
            copied,
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
                .map(|units| scale(f32::from(units))),
            ascent: scale(f32::from(font.ascender())),
            descent: scale(f32::from(font.descender())),
            cap_height: scale(f32::from(
                font.capital_height().unwrap_or_else(|| font.ascender()),
            )),
            italic_angle: font.italic_angle(),
            weight: font.weight().to_number(),
            monospaced: font.is_monospaced(),
            remapper,
        })
    }

    /// The number in the subset of a glyph of the whole font.
    pub(crate) fn glyph(&self, glyph: u16) -> u16 {
        self.remapper.get(glyph).unwrap_or(0)
    }

    /// Advance of a glyph of the subset.
    pub(crate) fn advance(&self, glyph: u16) -> f32 {
        self.advances
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }
}

fn table(font: &[u8], tag: &[u8; 4]) -> Option<Vec<u8>> {
    let font = RawFace::parse(font, 0).ok()?;
    Some(font.table(Tag::from_bytes(tag))?.to_vec())
}

/// Six letters, by which two subsets of one font are told apart.
fn tag(glyphs: &Glyphs) -> String {
    let mut hasher = DefaultHasher::new();
    glyphs.hash(&mut hasher);
    let mut hash = hasher.finish();
    (0..6)
        .map(|_| {
            let letter = char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0));
            hash /= 26;
            letter
        })
        .collect()
}

/// The name that a reader shows. Fonts of China have names that are no ASCII, and some readers
/// stumble over them.
fn postscript_name(font: &ttf_parser::Face<'_>) -> String {
    let name: String = font
        .names()
        .into_iter()
        .filter(|name| name.name_id == name_id::POST_SCRIPT_NAME)
        .find_map(|name| name.to_string())
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
        .take(LONGEST_NAME)
        .collect();
    if name.is_empty() {
        "Font".to_owned()
    } else {
        name
    }
}
