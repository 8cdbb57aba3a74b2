//! Which paragraphs print which block, and which byte of the one is which of the other.

use std::collections::HashMap;

use form::{Document, Element, Style};
use report::figures::Figures;
use report::span::Shown;
use report::{Block, BlockId, BlockKind, Report, Variant};

/// A paragraph of the document, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// An element, and which of its paragraphs: an organ of the mark of several.
    Text { element: usize, line: usize },
    /// A line of the 版记.
    Imprint(usize),
}

/// A paragraph that prints a block, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) place: Place,
    pub(super) text: String,
    /// See [`form::paragraph::Origin::anchors`].
    pub(super) anchors: Vec<(usize, usize)>,
}

/// The paragraphs in which comments can stand. What stands above and below the pages (a letter's
/// mark) is not among them: Word has no comments there.
pub(super) struct Sites<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) figures: &'a Figures,
    /// Whether the file goes to the public, which must not read what it leaves out.
    pub(super) is_public: bool,
    /// Where each block stands in the report.
    pub(super) order: HashMap<BlockId, usize>,
    /// The paragraphs of each block, in reading order, by its place in the report; none for one that
    /// is not printed.
    pub(super) sites: Vec<Vec<Site>>,
    /// A paragraph for what has no other: the title, or the first that prints something.
    pub(super) first: Site,
}

impl<'a> Sites<'a> {
    pub(super) fn of(report: &'a Report, figures: &'a Figures, document: &Document) -> Self {
        let paragraphs = paragraphs(document);
        let blocks = report.blocks.as_slice();
        let order: HashMap<BlockId, usize> = blocks
            .iter()
            .enumerate()
            .map(|(at, block)| (block.id, at))
            .collect();
        let mut sites = vec![Vec::new(); blocks.len()];
        for (place, paragraph) in &paragraphs {
            if let Some(origin) = &paragraph.origin
                && let Some(at) = order.get(&origin.block)
                && !paragraph.runs.is_empty()
            {
                sites[*at].push(Site {
                    anchors: origin.anchors.clone(),
                    ..site(*place, paragraph)
                });
            }
        }
        let first = paragraphs
            .iter()
            .find(|(_, paragraph)| paragraph.style == Style::Title)
            .or_else(|| paragraphs.iter().find(|(_, line)| !line.runs.is_empty()))
            .or(paragraphs.first())
            .map_or_else(nowhere, |(place, paragraph)| site(*place, paragraph));
        let mut all = Self {
            blocks,
            figures,
            is_public: report.meta.variant == Variant::Public,
            order,
            sites,
            first,
        };
        all.rows(&paragraphs);
        all
    }

    /// Names under seals stand side by side in one paragraph, which knows the first of them alone.
    fn rows(&mut self, paragraphs: &[(Place, &form::Paragraph)]) {
        // Where each name begins in the first row that has it.
        let mut names: HashMap<&str, (usize, usize)> = HashMap::new();
        let rows: Vec<Site> = paragraphs
            .iter()
            .filter(|(_, of)| of.style == Style::Signature && !of.tabs.is_empty())
            .map(|(place, of)| site(*place, of))
            .collect();
        for (number, row) in rows.iter().enumerate() {
            let mut from = 0;
            for name in row.text.split('\t') {
                names.entry(name).or_insert((number, from));
                from += name.len() + '\t'.len_utf8();
            }
        }
        for (at, block) in self.blocks.iter().enumerate() {
            if block.kind != BlockKind::Signature || block.is_blank() || !self.sites[at].is_empty()
            {
                continue;
            }
            let shown = self.shown(block);
            let name = shown.trim();
            let lead = shown.len() - shown.trim_start().len();
            if let Some((row, from)) = names.get(name) {
                self.sites[at].push(Site {
                    anchors: vec![(*from, lead)],
                    ..rows[*row].clone()
                });
            }
        }
    }

    /// The text of a block with its figures filled in.
    pub(super) fn shown(&self, block: &Block) -> String {
        Shown::new(&block.text, self.figures).text
    }
}

/// The paragraphs of a document that a block may have come to, in reading order.
fn paragraphs(document: &Document) -> Vec<(Place, &form::Paragraph)> {
    let mut paragraphs = Vec::with_capacity(document.elements.len());
    for (element, of) in document.elements.iter().enumerate() {
        match of {
            Element::Paragraph(paragraph) => {
                paragraphs.push((Place::Text { element, line: 0 }, paragraph));
            }
            Element::Masthead(mark) => {
                let organs = mark.organs.iter().enumerate();
                paragraphs.extend(organs.map(|(line, of)| (Place::Text { element, line }, of)));
            }
            // The figures, which are no block.
            Element::Table(_) => {}
        }
    }
    let imprint = document.imprint.iter().enumerate();
    paragraphs.extend(imprint.map(|(line, of)| (Place::Imprint(line), of)));
    paragraphs
}

fn site(place: Place, paragraph: &form::Paragraph) -> Site {
    Site {
        place,
        text: paragraph.text(),
        anchors: vec![(0, 0)],
    }
}

/// No document is without a paragraph.
fn nowhere() -> Site {
    Site {
        place: Place::Text {
            element: 0,
            line: 0,
        },
        text: String::new(),
        anchors: vec![(0, 0)],
    }
}
