//! Names of files.

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
}
