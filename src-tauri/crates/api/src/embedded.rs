//! What of a draft travels inside its Word file, by what the paper is for.
//!
//! | variant | what travels |
//! |---|---|
//! | 上报稿 | the draft; of last year's report what that printed |
//! | 征求意见稿, 素排 | what the paper prints, besides the year and the names of the unit |
//! | 公开稿 | nothing |
//!
//! A file that is handed round must not contain, for those who look into it, what it does not show on
//! paper: who signs it, its number, figures that were entered and not used, last year's report, what was
//! ignored. What it prints travels as blocks and figures, so that a copy that comes back with changes is
//! still read as what it is.

use std::collections::BTreeSet;

use form::{Document, Element, House};
use report::figures::Figures;
use report::{BlockId, BlockKind, FigureEntry, Paper, Report, SignatureRule, Variant};
use report::{annex, date, inline};

use crate::offline;

/// The draft that the Word file of a report carries.
pub(crate) fn draft(report: &Report) -> Option<Report> {
    match report.meta.variant {
        Variant::Public => None,
        Variant::Consultation | Variant::Plain => Some(as_printed(report)),
        Variant::Submission => {
            let mut draft = report.clone();
            if let Some(carried) = &mut draft.carried {
                carried.last = as_printed(&carried.last);
            }
            Some(draft)
        }
    }
}

/// The report with nothing but what it prints, and its year and the names of its unit. It prints the
/// same.
pub(crate) fn as_printed(report: &Report) -> Report {
    let figures = offline::figures(report);
    let document = form::document(report, &figures, &House::default());
    let printed = Printed::of(&document);
    let mut kept = report.clone();
    kept.carried = None;
    kept.ignored.clear();
    kept.work_heading = None;
    // What was typed above and below the text is not on every paper.
    kept.blocks.retain(|block| {
        !matches!(block.kind, BlockKind::Letterhead | BlockKind::Imprint)
            || printed.blocks.contains(&block.id)
    });
    let blocks: BTreeSet<BlockId> = kept.blocks.iter().map(|block| block.id).collect();
    kept.slots.retain(|id, _| blocks.contains(id));
    keep_printed_meta(&mut kept, &printed);
    keep_printed_figures(&mut kept, &figures);
    kept
}

fn keep_printed_meta(kept: &mut Report, printed: &Printed) {
    let meta = &mut kept.meta;
    if meta.variant == Variant::Submission {
        return;
    }
    meta.document_number.clear();
    meta.signatories.clear();
    let is_formal = meta.variant == Variant::Consultation;
    let has_imprint = is_formal && meta.paper == Paper::Document;
    if !is_formal {
        meta.copy_number.clear();
        meta.secrecy.clear();
        meta.urgency.clear();
        meta.copies.clear();
    }
    if !has_imprint || !printed.says(&meta.issuing_office) {
        meta.issuing_office.clear();
    }
    meta.print_date = meta
        .print_date
        .filter(|day| has_imprint && printed.says(&date::write(*day)));
    if meta.signature_rule != SignatureRule::Stamp || !printed.says(&meta.post) {
        meta.post.clear();
    }
    meta.joint.retain(|organ| printed.says(organ));
}

/// Keeps the figures that are printed: those in the table, or those that the text shows. One that was
/// computed from others that are not shown stays as its result.
fn keep_printed_figures(kept: &mut Report, shown: &Figures) {
    if annex::follows(&kept.meta, shown) {
        kept.figures
            .retain(|id, _| shown.get(id).is_some_and(|figure| figure.is_told()));
        return;
    }
    let used: BTreeSet<String> = kept
        .blocks
        .iter()
        .flat_map(|block| inline::references(&block.text))
        .map(str::to_owned)
        .collect();
    kept.figures.retain(|id, _| used.contains(id));
    for entry in kept.figures.values_mut() {
        entry.last.clear();
    }
    let mut entered = BTreeSet::new();
    loop {
        let now = offline::figures(kept);
        let other: Vec<&String> = used
            .iter()
            .filter(|id| is_used(kept, id) && now.show(id) != shown.show(id))
            .collect();
        if other.is_empty() {
            return;
        }
        for id in other {
            let result = shown.show(id);
            if entered.insert(id.clone()) {
                let unit = shown.get(id).map_or("", |figure| &figure.unit);
                let result = result.strip_suffix(unit).unwrap_or(result);
                kept.figures.insert(id.clone(), FigureEntry::of(result));
            } else {
                // No entry gives it: it becomes text.
                kept.figures.remove(id);
                for block in &mut kept.blocks {
                    block.text = block.text.replace(&inline::reference(id), result);
                }
            }
        }
    }
}

fn is_used(report: &Report, id: &str) -> bool {
    let texts = report.blocks.iter();
    texts
        .flat_map(|block| inline::references(&block.text))
        .any(|used| used == id)
}

/// What a document prints.
struct Printed {
    blocks: BTreeSet<BlockId>,
    /// All of its text, without white space: lines break anywhere.
    text: String,
}

impl Printed {
    fn of(document: &Document) -> Self {
        let mut printed = Self {
            blocks: BTreeSet::new(),
            text: String::new(),
        };
        let head = document.letter.iter().flat_map(|letter| &letter.head);
        head.chain(&document.imprint)
            .for_each(|paragraph| printed.add(paragraph));
        for element in &document.elements {
            match element {
                Element::Paragraph(paragraph) => printed.add(paragraph),
                Element::Masthead(mark) => mark.organs.iter().for_each(|line| printed.add(line)),
                Element::Table(_) => {}
            }
        }
        printed
    }

    fn add(&mut self, paragraph: &form::Paragraph) {
        self.blocks
            .extend(paragraph.origin.as_ref().map(|origin| origin.block));
        self.text.push_str(&squashed(&paragraph.text()));
        self.text.push('\n');
    }

    fn says(&self, text: &str) -> bool {
        self.text.contains(&squashed(text))
    }
}

fn squashed(text: &str) -> String {
    text.split_whitespace().collect()
}
