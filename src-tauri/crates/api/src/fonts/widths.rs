//! How wide the characters of a font are.

use ttf_parser::{RawFace, Tag, cmap, head, hhea, hmtx, maxp};

/// The tables of a font that tell widths, copied out of it: its file is 20 MB, they are half of one.
#[derive(Debug)]
pub(super) struct Widths {
    characters: Vec<u8>,
    advances: Vec<u8>,
    metrics: u16,
    glyphs: std::num::NonZeroU16,
    em: u16,
}

impl Widths {
    /// `None` if the font is broken.
    pub(super) fn of(data: &[u8], index: u32) -> Option<Self> {
        let font = RawFace::parse(data, index).ok()?;
        let table = |tag: &[u8; 4]| font.table(Tag::from_bytes(tag));
        let widths = Self {
            characters: table(b"cmap")?.to_vec(),
            advances: table(b"hmtx")?.to_vec(),
            metrics: hhea::Table::parse(table(b"hhea")?)?.number_of_metrics,
            glyphs: maxp::Table::parse(table(b"maxp")?)?.number_of_glyphs,
            em: head::Table::parse(table(b"head")?)?.units_per_em,
        };
        cmap::Table::parse(&widths.characters)?;
        widths.metrics()?;
        Some(widths)
    }

    /// Advance of a character, in thousandths of the em; `None` if the font lacks it.
    pub(super) fn advance(&self, c: char) -> Option<u16> {
        let glyph = cmap::Table::parse(&self.characters)?
            .subtables
            .into_iter()
            .filter(cmap::Subtable::is_unicode)
            .find_map(|subtable| subtable.glyph_index(u32::from(c)))
            .filter(|glyph| glyph.0 > 0)?;
        let advance = u32::from(self.metrics()?.advance(glyph)?);
        u16::try_from(advance * 1000 / u32::from(self.em)).ok()
    }

    fn metrics(&self) -> Option<hmtx::Table<'_>> {
        hmtx::Table::parse(self.metrics, self.glyphs, &self.advances)
    }
}
