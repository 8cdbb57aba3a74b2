//! 附件 (GB/T 9704-2012, 7.3.7): each on a new page, 附件1 in 3号黑体 on the first line, the title in
//! the middle of the third, the rest as the text is. The figures of the report can be one.

use report::figures::{Figure, Figures};
use report::paragraph::Paragraph as Printed;
use report::{BlockKind, Meta, annex, heading, numbering};

use crate::house::House;
use crate::paragraph::{Origin, Paragraph, Part, Run};
use crate::printed::{origin, plain, titled};
use crate::style::{Align, Style};
use crate::table::PADDING;
use crate::{Element, Table, width};

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
        .map(Figure::row)
        .collect();
    elements.push(Element::Table(fitted(house.page.width(), head, rows)));
    elements
}

/// The shares of the columns of figures, and how their texts stand.
const COLUMNS: [(i32, Align); 5] = [
    (40, Align::Left),
    (12, Align::Center),
    (18, Align::Center),
    (18, Align::Center),
    (30, Align::Center),
];

/// A table of figures, none of which is divided: a column that needs more than its share takes it from
/// that of the names, down to half; where that is not enough, a change goes on below at its bracket.
fn fitted(width: i32, head: [String; 5], mut rows: Vec<[String; 5]>) -> Table {
    let mut columns = wide_enough(width, &head, &rows);
    if columns.is_none() {
        for [.., change] in &mut rows {
            if let Some(at) = change.find('（') {
                change.insert(at, '\n');
            }
        }
        columns = wide_enough(width, &head, &rows);
    }
    Table::new(
        width,
        &columns.unwrap_or(COLUMNS),
        head.to_vec(),
        rows.into_iter().map(Vec::from).collect(),
    )
}

/// Columns in which every text but the names stands whole; `None` where they leave the names too little.
fn wide_enough(width: i32, head: &[String; 5], rows: &[[String; 5]]) -> Option<[(i32, Align); 5]> {
    let usual = Table::new(width, &COLUMNS, Vec::new(), Vec::new());
    let mut columns = COLUMNS;
    for (at, column) in usual.columns.iter().enumerate() {
        let texts = rows.iter().chain([head]).map(|row| row[at].as_str());
        let widest = texts.flat_map(str::lines).map(width::halves).max();
        // Figures take a fourth more: programs set Chinese and digits apart, and where the fonts are
        // missing those that stand in have wider digits.
        let halves = i32::try_from(widest.unwrap_or(0)).ok()?;
        let half = if at > 1 { HALF * 5 / 4 } else { HALF };
        let needed = halves.checked_mul(half)?.checked_add(2 * PADDING)?;
        columns[at].0 = column.width.max(needed);
    }
    let taken = columns[1..].iter().map(|(width, _)| width).sum::<i32>();
    columns[0].0 = width - taken;
    (columns[0].0 >= usual.columns[0].width / 2).then_some(columns)
}

/// Half a character of 4号, in twips.
const HALF: i32 = 140;

#[cfg(test)]
mod tests {
    use super::*;

    fn table(change: &str) -> Table {
        let row = ["受理行政复议", "件", "1250", "520", change].map(str::to_owned);
        let head = ["项目", "单位", "2026年", "2025年", "增减"].map(str::to_owned);
        fitted(8844, head, vec![row])
    }

    #[test]
    fn a_change_is_never_divided_within_its_figures() {
        for change in ["—", "+5", "+426（+140.1%）", "+12345.6（+1000.3%）"] {
            let table = table(change);
            assert_eq!(table.rows[0][4], change);
            let room = table.columns[4].width - 2 * PADDING;
            let wide = i32::try_from(width::halves(change)).unwrap() * HALF;
            assert!(wide < room, "{change}: {wide} in {room}");
            let sum: i32 = table.columns.iter().map(|column| column.width).sum();
            assert_eq!(sum, 8844);
        }
    }

    #[test]
    fn a_change_too_long_for_any_column_goes_on_below_at_its_bracket() {
        let table = table("+123456789012345678（+123456789012.3%）");
        assert_eq!(
            table.rows[0][4],
            "+123456789012345678\n（+123456789012.3%）"
        );
        assert!(table.columns[0].width >= 1400);
    }

    #[test]
    fn figures_of_the_usual_length_leave_the_columns_as_they_are() {
        let usual = Table::new(8844, &COLUMNS, Vec::new(), Vec::new());
        assert_eq!(table("+5（+8.3%）").columns, usual.columns);
    }
}
