//! Names: of files, of units.

use report::Report;

/// The most characters before the ending: with three bytes each it stays within the 255 bytes
/// that Linux allows a file name.
const LONGEST: usize = 80;

/// `{unit}{year}年度法治政府建设情况报告.docx`; by the title where unit or year is unknown. Safe on every
/// system.
#[must_use]
pub fn export_file(report: &Report, ending: &str) -> String {
    let meta = &report.meta;
    let stem = match (meta.unit.trim(), meta.year) {
        (unit, year) if !unit.is_empty() && year > 0 => {
            format!("{unit}{year}年度法治政府建设情况报告")
        }
        _ => report.title().unwrap_or("法治政府建设情况报告").to_owned(),
    };
    let stem: String = stem
        .chars()
        .filter(|c| is_allowed(*c))
        .take(LONGEST)
        .collect();
    let stem = stem.trim_matches(['.', ' ', '　']);
    format!(
        "{}.{ending}",
        if stem.is_empty() {
            "法治政府建设情况报告"
        } else {
            stem
        }
    )
}

fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// 某某县柳溪镇人民政府 to 柳溪镇: what the unit is called in running text. The full name where it
/// is not a township's.
#[must_use]
pub fn short_unit(unit: &str) -> String {
    let unit = unit.trim();
    let body = ["人民政府", "党委", "委员会", "办事处"]
        .iter()
        .find_map(|end| unit.strip_suffix(end));
    let Some(body) = body else {
        return unit.to_owned();
    };
    // The county or city before it is left out: 清河县柳溪镇, 乌苏市四棵树镇.
    let from = body
        .char_indices()
        .filter(|(at, c)| matches!(c, '县' | '市' | '区' | '旗') && at + c.len_utf8() < body.len())
        .map(|(at, c)| at + c.len_utf8())
        .next_back()
        .unwrap_or(0);
    let short = &body[from..];
    if short.chars().count() >= 2 {
        short.to_owned()
    } else {
        body.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::{Block, BlockKind, Meta};

    fn report(unit: &str, year: i32) -> Report {
        Report {
            meta: Meta {
                unit: unit.into(),
                year,
                ..Meta::default()
            },
            ..Report::empty()
        }
    }

    #[test]
    fn the_suggested_file_name_is_unit_year_and_kind() {
        assert_eq!(
            export_file(&report("柳溪镇人民政府", 2026), "docx"),
            "柳溪镇人民政府2026年度法治政府建设情况报告.docx"
        );
    }

    #[test]
    fn a_file_name_is_safe_on_every_system_whatever_the_unit_is_called() {
        assert_eq!(
            export_file(&report("a/b\\c:*?\"<>|\n镇", 2026), "docx"),
            "abc镇2026年度法治政府建设情况报告.docx"
        );
        assert_eq!(
            export_file(&report("", 0), "docx"),
            "法治政府建设情况报告.docx"
        );
        assert!(export_file(&report(&"镇".repeat(500), 2026), "docx").len() <= 255);
        let mut titled = report("", 0);
        titled
            .blocks
            .push(Block::new(1, BlockKind::Title, "柳溪镇工作总结"));
        assert_eq!(export_file(&titled, "nianbao"), "柳溪镇工作总结.nianbao");
    }

    #[test]
    fn the_short_name_leaves_out_county_and_kind_of_organ() {
        for (unit, short) in [
            ("清河县柳溪镇人民政府", "柳溪镇"),
            ("柳溪镇人民政府", "柳溪镇"),
            ("乌苏市四棵树镇人民政府", "四棵树镇"),
            ("清河市东关街道办事处", "东关街道"),
            ("司法所", "司法所"),
            ("", ""),
        ] {
            assert_eq!(short_unit(unit), short, "{unit}");
        }
    }
}
