//! Files of other programs, as text; and Word files of our own, with the draft inside.

use form::Element;
use form::House;
use form::paragraph::Part;
use form::style::Style;
use intake::{Limits, Paragraph, ParagraphStyle};
use report::merge::{self, Line, Merged};
use report::{BlockKind, Report};

use super::read::{self, DraftFault, Source};
use super::refusal;
use crate::error::ApiError;
use crate::{assets, limits, offline};

/// Reads a file of another program, or a Word file. A file of ours gives its draft with what was changed in Word since; a file
/// without a draft, and one whose draft nobody can read any more, gives its text, recognised.
///
/// # Errors
/// `unsupported`, `unreadable`, `too_large`, `empty_file`, each with a sentence.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Source, ApiError> {
    let file = intake::read(bytes, ::docx::draft::NAMESPACE, &Limits::default())
        .map_err(|fault| refusal::of(&fault, name))?;
    match file.draft.as_deref().map(read::parsed) {
        Some(Ok(draft)) => {
            let mut merged = merged(draft, &file.paragraphs);
            if !limits::fits(&merged.report) {
                return Err(read::too_long(name));
            }
            read::drop_controls(&mut merged.report);
            Ok(Source::Word(merged))
        }
        Some(Err(DraftFault::Newer)) => Err(read::newer(name)),
        Some(Err(DraftFault::TooLong)) => Err(read::too_long(name)),
        None | Some(Err(DraftFault::Broken(_) | DraftFault::Other)) => {
            read::recognised(&file.paragraphs, name).map(Source::Text)
        }
    }
}

/// The draft with what was changed in Word since.
fn merged(draft: Report, paragraphs: &[Paragraph]) -> Merged {
    let figures = offline::figures(&draft);
    // Fonts and margins make other breaks, and breaks make no difference.
    let printed = printed(&form::document(&draft, &figures, &House::default()));
    let template = assets::template(&draft.template);
    merge::merge(draft, template, &printed, &found(paragraphs))
}

/// What the draft prints. The head of a letter stands outside of the text.
fn printed(document: &form::Document) -> Vec<Line> {
    let mut lines = Vec::new();
    for element in &document.elements {
        match element {
            Element::Paragraph(paragraph) => lines.push(line(paragraph)),
            Element::Table(table) => lines.extend(table.all_rows().map(|(_, cells)| Line {
                kind: None,
                text: cells.join("\t"),
                block: None,
            })),
            Element::Masthead(mark) => {
                lines.extend(mark.organs.iter().chain([&mark.word]).map(line));
            }
        }
    }
    lines.extend(document.imprint.iter().map(line));
    lines
}

fn line(paragraph: &form::Paragraph) -> Line {
    let heading = paragraph.runs.first().and_then(|run| match run.part {
        Part::Heading(level) => Some(BlockKind::heading(level)),
        _ => None,
    });
    Line {
        kind: heading.or_else(|| kind(paragraph.style)),
        text: paragraph.text(),
        block: paragraph.origin.as_ref().map(|origin| origin.block),
    }
}

/// What the file has. The cells of a row whose style tells nothing are one line.
fn found(paragraphs: &[Paragraph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Option<usize> = None;
    for paragraph in paragraphs {
        let kind = of_styles(paragraph);
        let row = paragraph.row.filter(|_| kind.is_none());
        match lines.last_mut() {
            Some(line) if row.is_some() && row == open => {
                line.text.push('\t');
                line.text.push_str(&paragraph.text);
            }
            _ => lines.push(Line {
                kind,
                text: paragraph.text.clone(),
                block: None,
            }),
        }
        open = row;
    }
    lines
}

fn of_styles(paragraph: &Paragraph) -> Option<BlockKind> {
    let of = |style: &ParagraphStyle| ::docx::style_of(&style.id, &style.name).and_then(kind);
    let heading = of(&paragraph.lead_style).filter(|kind| kind.level().is_some());
    match of(&paragraph.style) {
        // A heading that runs on is a paragraph of text.
        None | Some(BlockKind::Body) if heading.is_some() => heading,
        kind => kind,
    }
}

/// What a style says that a paragraph is.
fn kind(style: Style) -> Option<BlockKind> {
    match style {
        Style::Letterhead | Style::Marking | Style::Mark | Style::Number => {
            Some(BlockKind::Letterhead)
        }
        Style::AnnexMark | Style::AnnexTitle => Some(BlockKind::Annex),
        Style::Heading(level) => Some(BlockKind::heading(level)),
        Style::Title => Some(BlockKind::Title),
        Style::Addressee => Some(BlockKind::Addressee),
        Style::Body => Some(BlockKind::Body),
        Style::Attachment => Some(BlockKind::Attachment),
        Style::Signature => Some(BlockKind::Signature),
        Style::Date => Some(BlockKind::Date),
        Style::Note => Some(BlockKind::Note),
        Style::Imprint => Some(BlockKind::Imprint),
        Style::Normal | Style::Anchor | Style::TableHead | Style::TableText | Style::PageNumber => {
            None
        }
    }
}
