//! A block of the report as a paragraph of the document.

use report::BlockId;
use report::paragraph::Paragraph as Printed;

use crate::house::House;
use crate::paragraph::{Origin, Paragraph, Part, Run};
use crate::style::Style;
use crate::{page, title};

/// Where the text of a block comes from.
pub(crate) fn origin(printed: &Printed) -> Origin {
    Origin {
        block: printed.id,
        anchors: vec![printed.anchor],
    }
}

/// A paragraph in the style of its block.
pub(crate) fn plain(printed: &Printed) -> Paragraph {
    Paragraph {
        origin: Some(origin(printed)),
        ..Paragraph::of(Style::of(printed.kind), printed.text.as_str())
    }
}

/// A heading on a line of its own takes the heading style. One that runs on is a paragraph of text
/// whose first run has the heading's font; where the first sentence is a statement, only the number
/// has it.
pub(crate) fn heading(printed: &Printed) -> Paragraph {
    let head = format!("{}{}{}", printed.number, printed.gap, printed.heading);
    let mut paragraph = if printed.is_run_in() {
        let mut paragraph = Paragraph::of(Style::Body, printed.text.as_str());
        if !head.is_empty() {
            let level = printed.kind.level().unwrap_or(1);
            paragraph
                .runs
                .insert(0, Run::part(head, Part::Heading(level)));
        }
        paragraph
    } else {
        Paragraph::of(Style::of(printed.kind), head)
    };
    paragraph.origin = Some(origin(printed));
    paragraph
}

/// A title: one paragraph with breaks in it, so that it is one wherever titles are listed. `origin`
/// is its block and where it begins in the block's shown text.
pub(crate) fn titled(
    style: Style,
    text: &str,
    origin: Option<(BlockId, usize)>,
    names: &[&str],
    house: &House,
) -> Paragraph {
    let mut lines = String::with_capacity(text.len() + 4);
    let mut anchors = Vec::new();
    let mut from = 0;
    let fits = house.page.halves(page::SIZE_2);
    for line in title::lines(text, names, fits) {
        if !lines.is_empty() {
            lines.push('\n');
        }
        from += text[from..].find(line).unwrap_or(0);
        anchors.push((lines.len(), origin.map_or(0, |(_, at)| at) + from));
        lines.push_str(line);
        from += line.len();
    }
    Paragraph {
        origin: origin.map(|(block, _)| Origin { block, anchors }),
        ..Paragraph::of(style, lines)
    }
}
