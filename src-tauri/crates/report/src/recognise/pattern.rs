//! What a single line is, told by its form alone.

use chrono::NaiveDate;

use crate::date;
use crate::numbering::typed;
use crate::unit::is_organ;

/// Number of characters, counted no further than needed.
pub(super) fn is_at_most(text: &str, characters: usize) -> bool {
    text.chars().nth(characters).is_none()
}

/// The text without white space.
pub(super) fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a character belongs to Chinese writing: an ideograph or full-width punctuation.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(
        c,
        '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{323AF}'
            | '“' | '”' | '‘' | '’' | '—' | '…' | '·'
    )
}

/// Whether a character is an ideograph.
pub(super) fn is_ideograph(c: char) -> bool {
    is_chinese(c) && (c.is_alphabetic() || c == '〇')
}

/// 成文日期 on a line of its own.
pub(super) fn date_line(line: &str) -> Option<NaiveDate> {
    if is_at_most(line, 30) {
        date::parse(line)
    } else {
        None
    }
}

/// The date that a line ends in, and what stands before it.
pub(crate) fn trailing_date(line: &str) -> Option<(&str, NaiveDate)> {
    if !line.ends_with(['日', '号']) {
        return None;
    }
    // A date with a space between any two characters has 23 of them.
    let mut starts: Vec<usize> = line
        .char_indices()
        .rev()
        .take(24)
        .map(|(at, _)| at)
        .collect();
    starts.reverse();
    starts
        .into_iter()
        .find_map(|at| Some((line[..at].trim_end(), date::parse(&line[at..])?)))
}

/// 印发 line of the imprint: the organ before the date, empty where it stands alone, and the date.
pub(super) fn issue(line: &str) -> Option<(&str, NaiveDate)> {
    if !is_at_most(line, 80) {
        return None;
    }
    let line = line.trim_end_matches('。');
    let (organ, date) = trailing_date(line.strip_suffix("印发")?.trim_end())?;
    (organ.is_empty() || is_organ(organ)).then_some((organ, date))
}

/// What follows a label with its colon (抄送：…, 签发人：…), white space inside the label or not.
pub(crate) fn after_label<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let mut rest = line;
    for expected in label.chars() {
        rest = rest.trim_start().strip_prefix(expected)?;
    }
    rest.trim_start()
        .strip_prefix(['：', ':'])
        .map(str::trim_start)
}

/// The organs of a 抄送 line's text, one each; brackets hold theirs together.
pub(crate) fn organs(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    text.trim_end_matches(['。', '.'])
        .split(|c| {
            match c {
                '（' | '(' | '《' => depth += 1,
                '）' | ')' | '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && matches!(c, '，' | '、' | '；' | ',' | ';')
        })
        .map(|organ| organ.trim().to_owned())
        .filter(|organ| !organ.is_empty())
        .collect()
}

/// 附件说明, or the first line of an attachment: 附件, 附件1, 附件：….
pub(super) fn is_attachment(line: &str) -> bool {
    let Some(rest) = line
        .strip_prefix('附')
        .and_then(|rest| rest.trim_start().strip_prefix('件'))
    else {
        return false;
    };
    let after = rest
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        .trim_start();
    after.is_empty() || after.starts_with(['：', ':', '.', '．'])
}

/// 附注: a line that is one bracket, such as （此件公开发布）.
pub(crate) fn is_note(line: &str) -> bool {
    is_at_most(line, 80)
        && line.starts_with(['（', '('])
        && line.trim_end_matches('。').ends_with(['）', ')'])
        && typed(line).is_none()
}

/// 一是, 第一， 其一 and their like: an item of running text.
pub(super) fn is_item(line: &str) -> bool {
    let rest = line.strip_prefix(['第', '其']).unwrap_or(line);
    let ordered = rest.len() < line.len();
    let mut chars = rest.chars();
    if !chars
        .next()
        .is_some_and(|c| "一二三四五六七八九十".contains(c))
    {
        return false;
    }
    match chars.next() {
        Some('是' | '要') => true,
        Some('，' | '、' | '：' | ',') => ordered,
        _ => false,
    }
}

/// Labels that government websites put before and behind a text.
const WEB_LABELS: [&str; 24] = [
    "索引号",
    "信息分类",
    "主题分类",
    "体裁分类",
    "发布机构",
    "发文机关",
    "发文机构",
    "成文日期",
    "发布日期",
    "发布时间",
    "生成日期",
    "有效性",
    "公开方式",
    "公开形式",
    "浏览次数",
    "访问次数",
    "阅读次数",
    "点击数",
    "字体",
    "字号",
    "来源",
    "信息来源",
    "主办单位",
    "作者",
];

/// Whether a line belongs to the web page and not to the report.
pub(super) fn is_web(line: &str) -> bool {
    if !is_at_most(line, 80) {
        return false;
    }
    if WEB_LABELS
        .iter()
        .any(|label| after_label(line, label).is_some())
    {
        return true;
    }
    let text = squash(line);
    let begins = [
        "上一篇",
        "下一篇",
        "首页>",
        "当前位置",
        "您的位置",
        "您现在的位置",
        "分享到",
    ];
    let holds = [
        "版权所有",
        "ICP备",
        "网安备",
        "扫一扫",
        "【打印",
        "打印】",
        "【关闭",
        "关闭】",
    ];
    begins.iter().any(|words| text.starts_with(words))
        || holds.iter().any(|words| text.contains(words))
        || matches!(text.as_str(), "打印" | "关闭" | "收藏" | "大中小")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_at_the_end_of_a_line_is_found() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        assert_eq!(
            trailing_date("青塘乡人民政府　2026 年 1 月 15 日"),
            Some(("青塘乡人民政府", day))
        );
        assert_eq!(trailing_date("二〇二六年一月十五日"), Some(("", day)));
        assert_eq!(trailing_date("节假日"), None);
        assert_eq!(issue("2026年1月15日印发"), Some(("", day)));
        assert_eq!(
            issue("青塘乡党政办公室  2026年1月15日 印发"),
            Some(("青塘乡党政办公室", day))
        );
        assert_eq!(issue("文件于2026年1月15日印发"), None);
    }

    #[test]
    fn copies_are_read_one_organ_each() {
        assert_eq!(after_label("抄 送：县司法局。", "抄送"), Some("县司法局。"));
        assert_eq!(
            organs("县委依法治县办，县司法局（法制科、督察科），县档案馆。"),
            ["县委依法治县办", "县司法局（法制科、督察科）", "县档案馆"]
        );
    }

    #[test]
    fn attachments_notes_and_items_are_told_from_text() {
        for line in ["附件：1.统计表", "附 件", "附件2", "附件一：清单"] {
            assert!(is_attachment(line), "{line}");
        }
        assert!(!is_attachment("附件材料齐全。"));
        assert!(is_note("（此件公开发布）"));
        assert!(!is_note("（一）"));
        for line in [
            "一是成立小组",
            "第二，健全制度",
            "其三、加强宣传",
            "二要落实",
        ] {
            assert!(is_item(line), "{line}");
        }
        for line in ["一村一顾问", "第一书记", "一、情况", "其他"] {
            assert!(!is_item(line), "{line}");
        }
    }

    #[test]
    fn lines_of_a_web_page_are_told_from_the_report() {
        for line in [
            "索引号：1150",
            "字体：大 中 小",
            "【打印】【关闭】",
            "首页 > 政务公开",
            "上一篇：无",
        ] {
            assert!(is_web(line), "{line}");
        }
        for line in [
            "来源于群众",
            "首页公开栏更新3次。",
            "2025年法治政府建设报告",
        ] {
            assert!(!is_web(line), "{line}");
        }
    }
}
