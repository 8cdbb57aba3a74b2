//! 公开稿 as a website takes it: HTML without a page, without classes, with the few inline styles that
//! the editors of portals keep; and plain text.

use form::paragraph::Part;
use form::style::Style;
use form::{Element, House, Paragraph, Table};
use report::{Report, Variant};

use crate::dto::PortalCopy;
use crate::offline;

/// The copy of a report, whatever variant it has.
#[must_use]
pub fn copy(report: &Report) -> PortalCopy {
    let mut public = report.clone();
    public.meta.variant = Variant::Public;
    let figures = offline::figures(&public);
    // Fonts and page are the website's.
    let document = form::document(&public, &figures, &House::default());
    let mut copy = PortalCopy {
        html: String::new(),
        text: String::new(),
    };
    for element in &document.elements {
        match element {
            Element::Paragraph(paragraph) if paragraph.runs.is_empty() => {}
            Element::Paragraph(paragraph) => {
                copy.html.push_str(&html(paragraph));
                copy.text.push_str(&text(paragraph));
            }
            Element::Table(table) => {
                copy.html.push_str(&table_html(table));
                for (_, row) in table.all_rows() {
                    copy.text.push_str(&row.join("\t"));
                    copy.text.push('\n');
                }
            }
            // No website carries a 版头.
            Element::Masthead(_) => {}
        }
    }
    copy
}

/// A page of its own that holds the copy, for a file.
#[must_use]
pub fn page(report: &Report) -> String {
    let title = escaped(&report.title().unwrap_or_default().replace('\n', ""));
    let body = copy(report).html;
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn html(paragraph: &Paragraph) -> String {
    let (tag, style) = match paragraph.style {
        Style::Title => ("h1", "text-align:center"),
        Style::AnnexTitle => ("h2", "text-align:center"),
        Style::Heading(1) => ("h2", "text-indent:2em"),
        Style::Heading(2) => ("h3", "text-indent:2em"),
        Style::Heading(3) => ("h4", "text-indent:2em"),
        Style::Heading(_) => ("h5", "text-indent:2em"),
        Style::Signature | Style::Date => ("p", "text-align:right"),
        Style::Addressee | Style::AnnexMark => ("p", ""),
        _ => ("p", "text-indent:2em"),
    };
    let mut inner = String::new();
    for run in &paragraph.runs {
        let text = escaped(&run.text)
            .replace('\n', "<br>")
            .replace('\t', "\u{3000}\u{3000}");
        match run.part {
            Part::Heading(_) => inner.push_str(&format!("<strong>{text}</strong>")),
            _ => inner.push_str(&text),
        }
    }
    if style.is_empty() {
        format!("<{tag}>{inner}</{tag}>\n")
    } else {
        format!("<{tag} style=\"{style}\">{inner}</{tag}>\n")
    }
}

fn table_html(table: &Table) -> String {
    let mut html =
        "<table border=\"1\" style=\"border-collapse:collapse;width:100%\">\n".to_owned();
    for (head, row) in table.all_rows() {
        let tag = if head { "th" } else { "td" };
        let cells: String = row
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell)))
            .collect();
        html.push_str(&format!("<tr>{cells}</tr>\n"));
    }
    html.push_str("</table>\n");
    html
}

/// A line a paragraph; what is indented in print begins with two blanks, as on websites.
fn text(paragraph: &Paragraph) -> String {
    let line = paragraph.text();
    let line = match paragraph.style {
        Style::Title | Style::AnnexTitle => line.replace('\n', ""),
        _ => line.replace('\t', "\u{3000}\u{3000}"),
    };
    let indented = paragraph.style.spec().first_line > 0 || paragraph.style == Style::Attachment;
    let lead = if indented { "\u{3000}\u{3000}" } else { "" };
    format!("{lead}{line}\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::{Block, BlockKind};

    fn report(blocks: &[(BlockKind, &str)]) -> Report {
        Report {
            blocks: blocks
                .iter()
                .zip(1..)
                .map(|((kind, text), id)| Block::new(id, *kind, *text))
                .collect(),
            ..Report::empty()
        }
    }

    #[test]
    fn headings_are_headings_and_what_runs_on_is_text() {
        let copy = copy(&report(&[
            (BlockKind::Title, "青塘镇<报告>"),
            (BlockKind::Heading1, "工作情况"),
            (BlockKind::Heading2, "强化领导。一是抓学习。"),
            (BlockKind::Date, "2026年1月15日"),
        ]));
        assert_eq!(
            copy.html,
            "<h1 style=\"text-align:center\">青塘镇&lt;报告&gt;</h1>\n\
             <h2 style=\"text-indent:2em\">一、工作情况</h2>\n\
             <p style=\"text-indent:2em\"><strong>（一）强化领导。</strong>一是抓学习。</p>\n\
             <p style=\"text-align:right\">2026年1月15日</p>\n"
        );
        assert_eq!(
            copy.text,
            "青塘镇<报告>\n\u{3000}\u{3000}一、工作情况\n\u{3000}\u{3000}（一）强化领导。一是抓学习。\n2026年1月15日\n"
        );
    }

    #[test]
    fn nothing_of_letterhead_and_imprint_goes_to_a_website() {
        let mut report = report(&[
            (BlockKind::Letterhead, "青塘镇文件"),
            (BlockKind::Body, "正文。"),
        ]);
        report.meta.secrecy = "秘密★1年".into();
        report.meta.document_number = "青政〔2026〕3号".into();
        report.meta.signatories = vec!["林致和".into()];
        report.meta.copies = vec!["县司法局".into()];
        let copy = copy(&report);
        assert_eq!(copy.text, "\u{3000}\u{3000}正文。\n");
        assert!(!copy.html.contains("青"));
    }
}
