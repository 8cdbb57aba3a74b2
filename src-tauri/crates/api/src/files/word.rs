//! Files of other programs, as text; and Word files of our own, with the draft inside.

use std::collections::{BTreeSet, HashSet};

use form::Element;
use form::House;
use form::paragraph::Part;
use form::style::Style;
use intake::{Budget, Paragraph, ParagraphStyle};
use intake::{Draft, WordFile};
use report::merge::{self, Line};
use report::{BlockKind, Report, Variant};

use super::read::{self, Contents, DraftFault, Source};
use super::{edits, losses, refusal};
use crate::error::ApiError;
use crate::{assets, limits, offline};

/// A draft that is there, and that nobody can read any more.
const SPOILT: &str = "文件里带着的稿件已经读不出来了，改为辨认 Word 里的文字，数据成了普通文字；原文件没有改动，请核对一遍。";
/// No draft in a file that can only be ours.
const WITHOUT: &str = "这份 Word 文件是法治年报导出的，里面没有带稿件（公开稿不带，有的软件另存时会去掉），改为辨认 Word 里的文字，数据成了普通文字；原文件没有改动，请核对一遍。";

/// A draft of which only what is printed is there.
const REDUCED: &str = "征求意见稿和素排的文件里只有印出来的内容，没有签发人、发文字号、没有用到的数据和去年的报告；这些都在稿件库里原来的那份稿件中。";

/// Styles of ours that a file has, by their ids alone, so that it can only be ours. Anybody may call
/// a style 一级标题.
const SURELY: usize = 3;

/// Reads a file of another program, or a Word file. A file of ours gives its draft with what was changed
/// in Word since; a file without a draft, and one whose draft nobody can read any more, gives its text,
/// recognised.
///
/// # Errors
/// `unsupported`, `unreadable`, `too_large`, `empty_file`, each with a sentence.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Contents, ApiError> {
    let file = intake::read(bytes, ::docx::draft::NAMESPACE, &Budget::default())
        .map_err(|fault| refusal::of(&fault, name))?;
    let note = match &file.draft {
        Draft::Text(text) => match read::parsed(text) {
            Ok(draft) => return merged(draft, &file, name),
            Err(DraftFault::Newer) => return Err(read::newer(name)),
            Err(DraftFault::Broken(_) | DraftFault::Other | DraftFault::TooLong) => Some(SPOILT),
        },
        Draft::Spoilt => Some(SPOILT),
        Draft::None => is_ours(&file).then_some(WITHOUT),
    };
    recognised(&file, note, name)
}

/// The text of a file, recognised; `note` is what became of the draft in it.
pub(super) fn recognised(
    file: &WordFile,
    note: Option<&str>,
    name: &str,
) -> Result<Contents, ApiError> {
    /// One row with words side by side is more often 版头 or 版记 than a table.
    const LEAST: usize = 2;
    let reading = read::recognised(&file.paragraphs, name)?;
    let dropped: HashSet<&str> = reading
        .left_out
        .iter()
        .filter_map(|left| reading.lines.get(left.line))
        .map(|line| line.trim())
        .collect();
    let read = file
        .paragraphs
        .iter()
        .filter(|it| !is_letterhead(it) && !dropped.contains(it.text.trim()));
    let tables = losses::tables(read, LEAST, |_| false);
    let mut left_out = file.left_out;
    left_out.edges |= has_words(&file.head);
    let losses = losses::note(&left_out, tables);
    Ok(Contents {
        source: Source::Text(reading),
        notes: note.map(str::to_owned).into_iter().chain(losses).collect(),
    })
}

/// Whether a file has so many styles of ours that nobody else wrote it.
fn is_ours(file: &WordFile) -> bool {
    let styles: BTreeSet<Style> = file
        .paragraphs
        .iter()
        .filter_map(|paragraph| ::docx::style_of(&paragraph.style.id, ""))
        .filter(|style| *style != Style::Normal)
        .collect();
    styles.len() >= SURELY
}

/// The draft with what was changed in Word since.
fn merged(draft: Report, file: &WordFile, name: &str) -> Result<Contents, ApiError> {
    let figures = offline::figures(&draft);
    // A name that was changed in Word leaves alone what was typed on the same line.
    let (draft, whole) = match form::attachments_apart(&draft, &figures) {
        Some(apart) => (apart, Some(draft)),
        None => (draft, None),
    };
    // Fonts and margins make other breaks, and breaks make no difference.
    let document = form::document(&draft, &figures, &House::default());
    let printed = printed(&document);
    let template = assets::template(&draft.template);
    let is_reduced = is_reduced(&draft);
    let had_annex = draft.meta.figures_annex;
    let mut left_out = file.left_out;
    let head: &[Paragraph] = match &document.letter {
        Some(_) => &file.head,
        None => {
            left_out.edges |= has_words(&file.head);
            &[]
        }
    };
    let mut merged = merge::merge(draft, template, &printed, &found(head, &file.paragraphs));
    if merged.edits.is_empty()
        && let Some(whole) = whole
    {
        merged.report = whole;
    }
    if !limits::fits(&merged.report) {
        return Err(read::too_long(name));
    }
    read::drop_controls(&mut merged.report);
    // The table of figures is printed again as long as nobody changed it.
    let rows: HashSet<String> = printed
        .iter()
        .filter(|line| line.kind.is_none() && had_annex == merged.report.meta.figures_annex)
        .map(|line| squashed(&line.text))
        .collect();
    let read = file.paragraphs.iter().filter(|it| !is_letterhead(it));
    let tables = losses::tables(read, 1, |row| rows.contains(&squashed(row)));
    let mut notes = edits::corrections(&merged.corrections);
    notes.extend(is_reduced.then(|| REDUCED.to_owned()));
    notes.extend(losses::note(&left_out, tables));
    Ok(Contents {
        source: Source::Word(merged),
        notes,
    })
}

/// Whether a draft has nothing but what its paper prints.
fn is_reduced(draft: &Report) -> bool {
    let meta = &draft.meta;
    matches!(meta.variant, Variant::Consultation | Variant::Plain)
        && meta.document_number.is_empty()
        && meta.signatories.is_empty()
        && draft.carried.is_none()
}

fn has_words(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().any(|it| !it.text.trim().is_empty())
}

/// 发文机关标志 of several organs is a table, and is read as what it is.
fn is_letterhead(paragraph: &Paragraph) -> bool {
    of_styles(paragraph) == Some(BlockKind::Letterhead)
}

fn squashed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What the draft prints. The head of a letter stands outside of the text.
fn printed(document: &form::Document) -> Vec<Line> {
    let head = document.letter.iter().flat_map(|letter| &letter.head);
    let mut lines: Vec<Line> = head
        .map(|paragraph| Line {
            block: paragraph.origin.as_ref().map(|origin| origin.block),
            ..of_head(&paragraph.text(), paragraph.style == Style::Mark)
        })
        .collect();
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

/// A line in the head of a letter. Its mark is the name of the organ alone (10.1); with the word behind
/// it that other papers have, it is known for the mark whatever the organ is called.
fn of_head(text: &str, is_mark: bool) -> Line {
    let text = text.trim();
    let word = if is_mark && !text.is_empty() {
        "文件"
    } else {
        ""
    };
    Line {
        kind: Some(BlockKind::Letterhead),
        text: format!("{text}{word}"),
        block: None,
    }
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

/// What the file has, the `head` of a letter first. The cells of a row whose style tells nothing are one
/// line.
fn found(head: &[Paragraph], paragraphs: &[Paragraph]) -> Vec<Line> {
    let mut lines: Vec<Line> = head
        .iter()
        .map(|it| {
            let style = ::docx::style_of(&it.style.id, &it.style.name);
            of_head(&it.text, style == Some(Style::Mark))
        })
        .collect();
    let mut open: Option<usize> = None;
    for paragraph in paragraphs {
        let kind = of_styles(paragraph);
        let row = paragraph.cell.map(|it| it.row).filter(|_| kind.is_none());
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
