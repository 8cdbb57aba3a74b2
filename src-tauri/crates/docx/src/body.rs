//! The paragraphs of the form as Word's.

use docx_rs::{
    DocumentChild, LineSpacing, LineSpacingType, Paragraph, ParagraphBorderPosition,
    ParagraphBorders, Run, SpecialIndentType, TabValueType,
};
use form::fonts::{self, Face};
use form::paragraph::{Indent, Part};
use form::style::Style;
use form::{Element, House};

use crate::styles::{self, id};
use crate::{table, text};

/// The standard says red and leaves the shade to the printer.
const RED: &str = "FF0000";

/// One element of the document.
pub(crate) fn element(of: &Element, house: &House) -> DocumentChild {
    match of {
        Element::Paragraph(of) => DocumentChild::Paragraph(Box::new(paragraph(of, house))),
        Element::Table(of) => DocumentChild::Table(Box::new(table::table(of, house))),
        Element::Masthead(of) => DocumentChild::Table(Box::new(table::masthead(of, house))),
    }
}

/// One paragraph: its style, and only what it says in place of the style.
pub(crate) fn paragraph(of: &form::Paragraph, house: &House) -> Paragraph {
    let mut paragraph = Paragraph::new();
    let style = styles::id_of(of.style);
    if style != id::NORMAL {
        paragraph = paragraph.style(style);
    }
    if let Some(align) = of.align {
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
    if let Some(keep) = of.keep_next {
        paragraph = paragraph.keep_next(keep);
    }
    if of.begins_page {
        paragraph = paragraph.page_break_before(true);
    }
    if let Some(lines) = of.lines {
        // LibreOffice lets the grid win over an exact height.
        paragraph = paragraph.snap_to_grid(false).line_spacing(
            LineSpacing::new()
                .before(u32::try_from(lines.before).unwrap_or(0))
                .line(lines.height)
                .line_rule(LineSpacingType::Exact),
        );
    }
    if let Some(rule) = of.rule {
        let color = if rule.red { RED } else { "auto" };
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
    of.runs
        .iter()
        .filter(|run| !run.text.is_empty())
        .flat_map(|run| runs(run, house.fonts.name(face(of, run.part)), house))
        .fold(paragraph, Paragraph::add_run)
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

/// A run of the form, in the font of this name. Characters that do not take the fonts of their style
/// stand in runs of their own.
fn runs(of: &form::paragraph::Run, font: &str, house: &House) -> Vec<Run> {
    let fuller = fonts::fuller(font);
    let latin = house.fonts.latin.is_some();
    let takes = |c: char| match c {
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' if latin => Takes::Chinese,
        c if fuller.is_some() && fonts::is_rare(c) => Takes::Fuller,
        _ => Takes::Usual,
    };
    if (!latin && fuller.is_none()) || of.text.chars().all(|c| takes(c) == Takes::Usual) {
        return vec![run(of)];
    }
    let mut runs = Vec::new();
    let mut push = |text: &str, takes: Takes| {
        let run = run(&form::paragraph::Run::part(text, of.part));
        runs.push(match takes {
            Takes::Usual => run,
            Takes::Fuller => text::in_font(run, fuller.unwrap_or(font)),
            Takes::Chinese => text::in_font(run, font),
        });
    };
    let mut from = 0;
    let mut now = of.text.chars().next().map_or(Takes::Usual, takes);
    for (at, c) in of.text.char_indices() {
        let next = takes(c);
        if next != now {
            push(&of.text[from..at], now);
            from = at;
            now = next;
        }
    }
    push(&of.text[from..], now);
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

fn run(of: &form::paragraph::Run) -> Run {
    match of.part {
        Part::Text => text::run(&of.text),
        Part::Heading(level) => text::styled(&of.text, styles::heading_part(level)),
        Part::Signatory => text::styled(&of.text, id::SIGNATORY),
        Part::Mark { size, spacing } => text::run(&of.text)
            .size(size as usize)
            .character_spacing(spacing)
            .color(RED),
    }
}
