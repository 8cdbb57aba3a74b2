//! The paragraphs of the form as Word's.

use docx_rs::{
    Comment, DocumentChild, LineSpacing, LineSpacingType, Paragraph, ParagraphBorderPosition,
    ParagraphBorders, Run, SpecialIndentType, TabValueType,
};
use form::fonts::{self, Face};
use form::paragraph::{Indent, Part};
use form::style::Style;
use form::{Element, House};

use crate::comments::{self, Mark, Piece, Place, Placed};
use crate::styles::{self, id};
use crate::{table, text};

/// The element of the document with this number, and the comments in it.
pub(crate) fn element(
    number: usize,
    of: &Element,
    house: &House,
    comments: &Placed,
) -> DocumentChild {
    let marks = |line| {
        comments.at(Place::Text {
            element: number,
            line,
        })
    };
    match of {
        Element::Paragraph(of) => DocumentChild::Paragraph(Box::new(marked(of, house, marks(0)))),
        Element::Table(of) => DocumentChild::Table(Box::new(table::table(of, house))),
        Element::Masthead(of) => DocumentChild::Table(Box::new(table::masthead(of, house, marks))),
    }
}

/// A paragraph without comments.
pub(crate) fn paragraph(of: &form::Paragraph, house: &House) -> Paragraph {
    marked(of, house, &[])
}

/// One paragraph: its style, and only what it says in place of the style; cut where comments begin
/// and end.
pub(crate) fn marked(of: &form::Paragraph, house: &House, marks: &[Mark]) -> Paragraph {
    let mut paragraph = Paragraph::new();
    let spec = house.spec(of.style);
    let (style, align) = styles::of_paragraph(of, house);
    if style != id::NORMAL {
        paragraph = paragraph.style(style);
    }
    if let Some(align) = align {
        paragraph = paragraph.align(styles::alignment(align));
    }
    if let Some(indent) = of.indent {
        paragraph = indented(paragraph, indent);
    }
    for stop in &of.tabs {
        paragraph.property = paragraph
            .property
            .add_tab(styles::tab(TabValueType::Left, *stop));
    }
    if let Some(stop) = of.right_tab {
        paragraph.property = paragraph
            .property
            .add_tab(styles::tab(TabValueType::Right, stop));
    }
    if let Some(keep) = of.keep_next.filter(|keep| *keep != spec.keep_next) {
        paragraph = paragraph.keep_next(keep);
    }
    if of.begins_page != styles::starts_page(of.style) {
        paragraph = paragraph.page_break_before(of.begins_page);
    }
    if let Some(lines) = of.lines {
        if !styles::leaves_grid(of.style, house) {
            // LibreOffice lets the grid win over an exact height.
            paragraph = paragraph.snap_to_grid(false);
        }
        paragraph = paragraph.line_spacing(
            LineSpacing::new()
                .before(u32::try_from(lines.before).unwrap_or(0))
                .line(lines.height)
                .line_rule(LineSpacingType::Exact),
        );
    }
    if let Some(rule) = of.rule {
        let color = if rule.red { styles::RED } else { "auto" };
        let border = styles::rule(
            ParagraphBorderPosition::Bottom,
            rule.eighths as usize,
            rule.space as usize,
            color,
        );
        paragraph.property = paragraph
            .property
            .set_borders(ParagraphBorders::with_empty().set(border));
    }
    let mut from = 0;
    for run in &of.runs {
        let font = house.fonts.name(face(of, run.part));
        for piece in comments::pieces(&run.text, from, marks) {
            paragraph = match piece {
                Piece::Text(text) => runs(text, run.part, font, house)
                    .into_iter()
                    .fold(paragraph, Paragraph::add_run),
                mark => marking(paragraph, mark),
            };
        }
        from += run.text.len();
    }
    marks
        .iter()
        .filter(|mark| mark.at >= from)
        .fold(paragraph, |paragraph, mark| {
            marking(paragraph, mark.piece())
        })
}

/// The beginning or the end of a comment. What it says stands in a part of its own.
fn marking(paragraph: Paragraph, mark: Piece<'_>) -> Paragraph {
    match mark {
        Piece::Start(id) => paragraph.add_comment_start(Comment::new(id)),
        Piece::End(id) => paragraph.add_comment_end(id),
        Piece::Text(_) => paragraph,
    }
}

/// The face of a run.
fn face(of: &form::Paragraph, part: Part) -> Face {
    match part {
        Part::Text => of.style.spec().face,
        Part::Heading(level) => Style::Heading(level).spec().face,
        Part::Signatory => Face::Heading2,
        Part::Mark { .. } => Face::Title,
    }
}

/// Which font a character takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Those of its style.
    Usual,
    /// The fuller font of the same design: the style's lacks it.
    Fuller,
    /// The Chinese font in every slot: programs that pass over `w:hint` would draw it in the Latin
    /// font, half as wide.
    Chinese,
}

/// Text of a run of the form, in the font of this name. Characters that do not take the fonts of
/// their style stand in runs of their own.
fn runs(text: &str, part: Part, font: &str, house: &House) -> Vec<Run> {
    let fuller = fonts::fuller(font);
    let latin = house.fonts.latin.is_some();
    let takes = |c: char| match c {
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' if latin => Takes::Chinese,
        c if fuller.is_some() && fonts::is_rare(c) => Takes::Fuller,
        _ => Takes::Usual,
    };
    if (!latin && fuller.is_none()) || text.chars().all(|c| takes(c) == Takes::Usual) {
        return vec![run(text, part)];
    }
    let mut runs = Vec::new();
    let mut push = |text: &str, takes: Takes| {
        let run = run(text, part);
        runs.push(match takes {
            Takes::Usual => run,
            Takes::Fuller => text::in_font(run, fuller.unwrap_or(font)),
            Takes::Chinese => text::in_font(run, font),
        });
    };
    let mut from = 0;
    let mut now = text.chars().next().map_or(Takes::Usual, takes);
    for (at, c) in text.char_indices() {
        let next = takes(c);
        if next != now {
            push(&text[from..at], now);
            from = at;
            now = next;
        }
    }
    push(&text[from..], now);
    runs
}

/// An edge that is not named keeps what the style says.
fn indented(paragraph: Paragraph, indent: Indent) -> Paragraph {
    let first = match indent.first {
        0 => None,
        first if first < 0 => Some(SpecialIndentType::Hanging(-first)),
        first => Some(SpecialIndentType::FirstLine(first)),
    };
    let edge = |twips: i32| (twips != 0).then_some(twips);
    paragraph.indent(edge(indent.left), first, edge(indent.right), None)
}

fn run(text: &str, part: Part) -> Run {
    match part {
        Part::Text => text::run(text),
        Part::Heading(level) => text::styled(text, styles::heading_part(level)),
        Part::Signatory => text::styled(text, id::SIGNATORY),
        Part::Mark { size, spacing } => {
            let run = text::run(text).size(size as usize);
            match spacing {
                0 => run,
                _ => run.character_spacing(spacing),
            }
        }
    }
}
