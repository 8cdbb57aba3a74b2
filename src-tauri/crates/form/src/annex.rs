//! 附件 (GB/T 9704-2012, 7.3.7): each on a new page, 附件1 in 3号黑体 on the first line, the title in
//! the middle of the third, the rest as the text is. The figures of the report can be one.

use report::figures::Figures;
use report::paragraph::Paragraph as Printed;
use report::{BlockKind, Meta, annex, heading, numbering};

use crate::house::House;
use crate::paragraph::{Origin, Paragraph, Part, Run};
use crate::printed::{origin, plain, titled};
use crate::style::{Align, Style};
use crate::{Element, Table};

/// The computed marks of the attachments that are printed, that of the figures among them.
pub(crate) fn marks(printed: &[Printed], figures: bool) -> Vec<Option<String>> {
    annex::marks(heads(printed).map(|printed| printed.text.as_str()), figures)
}

/// Mark and title of an attachment. `computed` is its mark where none was typed.
pub(crate) fn head(
    printed: &Printed,
    computed: Option<String>,
    names: &[&str],
    house: &House,
) -> Vec<Paragraph> {
    let head = annex::head(&printed.text);
    let mark = head
        .mark
        .map(str::to_owned)
        .or(computed)
        .unwrap_or_default();
    let from = printed.text.len() - head.title.len();
    let title = (!head.title.is_empty()).then(|| {
        let origin = (printed.id, printed.anchor.1 + from);
        titled(Style::AnnexTitle, head.title, Some(origin), names, house)
    });
    under(mark, title, Some(origin(printed)))
}

/// 附件1, an empty line, the title, an empty line.
fn under(mark: String, title: Option<Paragraph>, origin: Option<Origin>) -> Vec<Paragraph> {
    let empty = || Paragraph {
        keep_next: Some(true),
        ..Paragraph::empty(Style::Normal)
    };
    let mut lines = vec![
        Paragraph {
            begins_page: true,
            origin,
            ..Paragraph::of(Style::AnnexMark, mark)
        },
        empty(),
    ];
    if let Some(title) = title {
        lines.push(title);
        lines.push(empty());
    }
    lines
}

/// A paragraph of an attachment. Its number is as typed and tells its level; one that goes on behind
/// its heading has the look of the heading up to there.
pub(crate) fn text(printed: &Printed) -> Paragraph {
    let Some(typed) = numbering::typed(&printed.text) else {
        return plain(printed);
    };
    let (head, rest) = heading::split(typed.rest);
    let end = printed.text.len() - rest.len();
    if rest.is_empty() && !head.ends_with('。') {
        return Paragraph {
            style: Style::Heading(typed.level),
            ..plain(printed)
        };
    }
    let (head, rest) = printed.text.split_at(end);
    Paragraph {
        runs: vec![Run::part(head, Part::Heading(typed.level)), Run::new(rest)],
        ..plain(printed)
    }
}

/// Title of the annex of figures.
pub(crate) fn figures_title(meta: &Meta) -> String {
    let year = if meta.year > 0 {
        format!("{}年度", meta.year)
    } else {
        String::new()
    };
    format!("{}{year}法治政府建设主要数据表", meta.unit_short)
}

/// The titles of the attachments, in order, without line breaks.
pub(crate) fn titles(meta: &Meta, printed: &[Printed], figures: bool) -> Vec<String> {
    heads(printed)
        .map(|printed| annex::head(&printed.text).title.replace('\n', ""))
        .chain(figures.then(|| figures_title(meta)))
        .collect()
}

fn heads(printed: &[Printed]) -> impl Iterator<Item = &Printed> {
    printed
        .iter()
        .filter(|printed| printed.kind == BlockKind::Annex)
}

/// The figures as an annex: what, unit, this year, last year, change.
pub(crate) fn figures(
    meta: &Meta,
    figures: &Figures,
    mark: String,
    names: &[&str],
    house: &House,
) -> Vec<Element> {
    let title = titled(Style::AnnexTitle, &figures_title(meta), None, names, house);
    let mut elements: Vec<Element> = under(mark, Some(title), None)
        .into_iter()
        .map(Element::Paragraph)
        .collect();
    let (this, last) = if meta.year > 0 {
        (format!("{}年", meta.year), format!("{}年", meta.year - 1))
    } else {
        ("本年".to_owned(), "上年".to_owned())
    };
    let head = ["项目", "单位", &this, &last, "增减"].map(str::to_owned);
    let rows = figures
        .iter()
        .filter(|figure| figure.is_told())
        .map(|figure| {
            let bare = |shown: &str| match figure.unit.as_str() {
                "" => dash(shown),
                unit => dash(&shown.replacen(unit, "", 1)),
            };
            let change = figure.change.as_ref().map(ToString::to_string);
            vec![
                figure.label.clone(),
                dash(&figure.unit),
                bare(&figure.display),
                bare(&figure.last_display),
                dash(change.as_deref().unwrap_or_default()),
            ]
        })
        .collect();
    let columns = [
        (40, Align::Left),
        (12, Align::Center),
        (18, Align::Center),
        (18, Align::Center),
        (30, Align::Center),
    ];
    elements.push(Element::Table(Table::new(
        house.page.width(),
        &columns,
        head.to_vec(),
        rows,
    )));
    elements
}

/// An empty cell is an open question: a dash says that there is nothing.
fn dash(text: &str) -> String {
    match text.trim() {
        "" => "—".to_owned(),
        text => text.to_owned(),
    }
}
