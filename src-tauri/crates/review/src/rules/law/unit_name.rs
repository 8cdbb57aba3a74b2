//! L8: the unit by one name.

use report::{BlockKind, unit};

use super::typo;
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::lexicon::Subject;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 机关名称不统一
    ///
    /// **查什么**　乡镇名称被随意缩略（柳河湾镇写成“柳镇”），标题、署名里的乡镇和本单位不是同一个，“单位设置”里登记过的误称，以及已经改名的
    /// 机关（法制办、工商局）。
    ///
    /// **为什么**　机关名称用全称或者规范化简称，前后一致。从别的乡镇借来的稿子，名称最容易漏改。
    ///
    /// **错**　（柳河湾镇的报告）全面推进柳镇法治建设。
    ///
    /// **对**　（柳河湾镇的报告）全面推进柳河湾镇法治建设。
    UNIT_NAME = "L8", "机关名称不统一", Suspected, Law, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.2.4：发文机关使用全称或者规范化简称",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let profile = &context.settings.profile;
    let meta = &text.report.meta;
    let name = [&profile.unit, &meta.unit]
        .into_iter()
        .find(|name| !name.trim().is_empty());
    let short = name.map(|name| unit::short(name)).unwrap_or_default();
    let cut = cut_short(&short, profile.short.as_slice());
    let mut found = Vec::new();
    for line in &text.lines {
        for wrong in profile
            .wrong
            .iter()
            .filter(|wrong| !wrong.trim().is_empty())
        {
            for (at, _) in line.text.match_indices(wrong.as_str()) {
                let message = format!("“{wrong}”是登记过的误称，应写“{short}”。");
                found.push(replaced(line, at, wrong, &short, message));
            }
        }
        for (word, alone) in &cut {
            for (at, _) in line.text.match_indices(word.as_str()) {
                if is_own(line, at, word, &short, *alone) {
                    let message = format!("本单位是“{short}”，不能缩略成“{word}”。");
                    found.push(replaced(line, at, word, &short, message));
                }
            }
        }
        found.extend(
            typo::confused(line, context, Subject::Organ).map(|found| found.at(Level::Hint)),
        );
    }
    found.extend(strangers(text, &short));
    found
}

fn replaced(line: &Line, at: usize, word: &str, right: &str, message: String) -> Found {
    let found = Found::new(line, at, at + word.len(), message);
    if right.is_empty() {
        found
    } else {
        found.fix(Fix::replace(line, at, at + word.len(), right))
    }
}

/// What a name of three characters and more before 镇 or 乡 is wrongly cut to, and whether a single
/// character is left, which must then be looked at more closely.
fn cut_short(short: &str, known: &[String]) -> Vec<(String, bool)> {
    let Some((body, end)) = ["街道", "苏木", "镇", "乡"]
        .iter()
        .find_map(|end| Some((short.strip_suffix(end)?, *end)))
    else {
        return Vec::new();
    };
    let chars: Vec<char> = body.chars().collect();
    let count = chars.len();
    if !(2..=5).contains(&count) {
        return Vec::new();
    }
    let mut cut = vec![(format!("{}{end}", chars[0]), true)];
    if count >= 3 {
        let first_two: String = chars[..2].iter().collect();
        let ends: String = [chars[0], chars[count - 1]].iter().collect();
        cut.push((format!("{first_two}{end}"), false));
        cut.push((format!("{ends}{end}"), false));
    }
    cut.retain(|(word, _)| !known.contains(word) && !COMMON.contains(&word.as_str()));
    cut.dedup();
    cut
}

/// Words with 镇 and 乡 that are no names.
const COMMON: [&str; 24] = [
    "全镇", "我镇", "本镇", "各镇", "该镇", "城镇", "集镇", "市镇", "小镇", "古镇", "重镇", "村镇",
    "新镇", "老镇", "名镇", "强镇", "全乡", "我乡", "本乡", "各乡", "该乡", "山乡", "水乡", "家乡",
];

/// Whether a word that looks like the name cut short stands for the unit, and is not a piece of a
/// longer name.
fn is_own(line: &Line, at: usize, word: &str, short: &str, alone: bool) -> bool {
    let text = &line.text;
    let end = at + word.len();
    let inside = text
        .match_indices(short)
        .any(|(from, _)| from <= at && end <= from + short.len());
    if inside || text[end..].starts_with(['村', '街', '长']) {
        return false;
    }
    const LEADS: [char; 24] = [
        '进', '在', '为', '对', '将', '由', '使', '让', '与', '和', '及', '至', '到', '从', '向',
        '是', '了', '给', '被', '把', '动', '升', '强', '设',
    ];
    match line.before(at) {
        Some(c) if alone => !is_ideograph(c) || LEADS.contains(&c),
        Some(c) => {
            !is_ideograph(c)
                || !matches!(
                    c,
                    '大' | '小' | '东' | '西' | '南' | '北' | '上' | '下' | '新'
                )
        }
        None => true,
    }
}

/// The title or a signature that names another township.
fn strangers(text: &Text, short: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if short.is_empty() {
        return found;
    }
    for line in &text.lines {
        let named = match line.kind {
            BlockKind::Title => unit::in_title(&line.text),
            BlockKind::Signature if !line.is_blank() => Some(line.text.trim().to_owned()),
            _ => continue,
        };
        let Some(named) = named else { continue };
        let other = unit::short(unit::without_seal(&named));
        let is_township = ["镇", "乡", "街道", "苏木"]
            .iter()
            .any(|end| other.ends_with(end));
        if !is_township || other == short || named.contains(short) {
            continue;
        }
        if let Some(at) = line.text.find(&other) {
            let message = format!("这里写的是“{other}”，本单位是“{short}”。");
            found.push(Found::new(line, at, at + other.len(), message));
        }
    }
    found
}
