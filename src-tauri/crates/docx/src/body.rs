//! The paragraphs of the form as Word's.

use docx_rs::{
    DocumentChild, LineSpacing, LineSpacingType, Paragraph, ParagraphBorderPosition,
    ParagraphBorders, Run, SpecialIndentType, TabValueType,
};
use form::Element;
use form::paragraph::{Indent, Part};

use crate::styles::{self, id};
use crate::{table, text};

/// The standard says red and leaves the shade to the printer.
const RED: &str = "FF0000";

/// One element of the document.
pub(crate) fn element(of: &Element) -> DocumentChild {
    match of {
        Element::Paragraph(of) => DocumentChild::Paragraph(Box::new(paragraph(of))),
        Element::Table(of) => DocumentChild::Table(Box::new(table::table(of))),
    }
}

/// One paragraph: its style, and only what it says in place of the style.
pub(crate) fn paragraph(of: &form::Paragraph) -> Paragraph {
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
        .fold(paragraph, |paragraph, of| paragraph.add_run(run(of)))
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
        Part::Mark(size) => text::run(&of.text)
            .size(size as usize)
            .character_spacing(0)
            .color(RED),
    }
}
