//! N11: the title.

use report::{BlockKind, unit};

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 标题不完整或有多余的标点、空格
    ///
    /// **查什么**　标题只有一个；里面没有句号、逗号、分号和多余的空格；写明单位、年度，以“报告”等文种结尾。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.1 和《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和
    /// 文种组成。年度报告不写年度，归档以后分不清是哪一年的；“总结”不是法定文种，上报用“报告”。
    ///
    /// **错**　某某镇 法治政府建设情况的总结。
    ///
    /// **对**　某某镇人民政府关于2025年度法治政府建设情况的报告
    TITLE = "N11", "标题不完整或有多余的标点、空格", Suspected, Numbering, on,
    "《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成",
    Whole(check)
}

/// How a title ends: 文种 of the regulation, and what offices write besides.
const FORMS: [&str; 16] = [
    "报告", "总结", "汇报", "自评", "通报", "通知", "公告", "通告", "意见", "函", "请示", "方案",
    "要点", "计划", "材料", "情况",
];

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let titles: Vec<&Line> = text
        .lines
        .iter()
        .map(AsRef::as_ref)
        .filter(|line| line.kind == BlockKind::Title && !line.is_blank())
        .collect();
    let mut found = Vec::new();
    for (count, line) in titles.iter().enumerate() {
        let start = line.text.len() - line.text.trim_start().len();
        let end = line.text.trim_end().len();
        if count > 0 {
            found.push(Found::new(
                line,
                start,
                end,
                "标题有两个；一个标题写在一段里。",
            ));
            continue;
        }
        marks(line, end, &mut found);
        spaces(line, &mut found);
        parts(line, start, end, &mut found);
    }
    found
}

/// Marks that no title has.
fn marks(line: &Line, end: usize, found: &mut Vec<Found>) {
    for (at, c) in line.text.char_indices() {
        if matches!(c, '。' | '；' | '，') {
            let after = at + c.len_utf8();
            let mark = Found::new(line, at, after, format!("标题里不用“{c}”。"));
            found.push(if after == end {
                mark.fix(Fix::delete(line, at, after).safe())
            } else {
                mark.at(if c == '，' {
                    Level::Hint
                } else {
                    Level::Suspected
                })
            });
        }
    }
}

/// Spaces beside ideographs; a line break is one of the title's lines.
fn spaces(line: &Line, found: &mut Vec<Found>) {
    let text = line.text.as_str();
    let is_space = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    let mut from = 0;
    while let Some(start) = text[from..].find(is_space).map(|at| from + at) {
        let end = text[start..]
            .find(|c| !is_space(c))
            .map_or(text.len(), |length| start + length);
        from = end;
        let beside = |c: Option<char>| c.is_some_and(|c| is_ideograph(c) || c.is_ascii_digit());
        let (before, after) = (line.before(start), line.after(end));
        if beside(before)
            && beside(after)
            && [before, after].iter().flatten().any(|c| is_ideograph(*c))
        {
            found.push(
                Found::new(line, start, end, "标题里有多余的空格。")
                    .fix(Fix::delete(line, start, end).safe()),
            );
        }
    }
}

/// Unit, year, 文种.
fn parts(line: &Line, start: usize, end: usize, found: &mut Vec<Found>) {
    let title: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = title
        .trim_end_matches(['。', '，', '；'])
        .trim_end_matches(['）', ')']);
    let mut tell = |message: &str, level: Level| {
        found.push(Found::new(line, start, end, message).at(level));
    };
    let digits =
        |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九０１２３４５６７８９".contains(c);
    let has_year = title
        .match_indices('年')
        .any(|(at, _)| title[..at].chars().rev().take_while(|c| digits(*c)).count() == 4);
    let is_formed = FORMS.iter().any(|form| bare.ends_with(form))
        || title.ends_with(['）', ')']) && FORMS.iter().any(|form| title.contains(form));
    if !is_formed {
        tell("标题没有以“报告”等文种结尾。", Level::Suspected);
    } else if bare.ends_with("总结") {
        tell("“总结”不是法定文种，上报用“报告”。", Level::Hint);
    }
    if !has_year {
        tell("标题没有写年度。", Level::Suspected);
    }
    if unit::in_title(&title).is_none() {
        tell("标题没有写单位。", Level::Hint);
    }
}
