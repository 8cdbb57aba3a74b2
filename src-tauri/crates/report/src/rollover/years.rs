//! Which years of a text move with the report.
//!
//! A year moves where it is the report's own: in title, opening and headings, where a clause begins
//! with it, in 2025年度 and 2025年以来, behind 截至; the next year in plans; the year before where it is
//! compared with (较2024年). It stays inside 《》, “” and document numbers, as an end of a period, as
//! the date of something that happened, with a law that came into force, with an honour that was
//! given, and in what is said of that very year (2025年是……收官之年). What stays is still marked.

use crate::carried::token::year::{Year, write_like, years};

/// Where a text stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// 标题, headings, names of attachments: every year of the report is its own.
    Name,
    /// Paragraphs before the first heading.
    Lead,
    /// What is planned for the next year.
    Plans,
    /// Any other running text.
    Text,
}

/// A year that moves: its digits, and what they become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) digits: std::ops::Range<usize>,
    pub(crate) to: i32,
}

/// The text with its years moved from one report's to another's. A text of a report whose year is
/// not known (0) stays as it is.
pub(crate) fn moved(text: &str, place: Place, from: i32, to: i32) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut reached = 0;
    for step in moves(text, place, from, to) {
        moved.push_str(&text[reached..step.digits.start]);
        moved.push_str(&write_like(&text[step.digits.clone()], step.to));
        reached = step.digits.end;
    }
    moved.push_str(&text[reached..]);
    moved
}

/// The years of a text that move, in order.
pub(crate) fn moves(text: &str, place: Place, from: i32, to: i32) -> Vec<Move> {
    if from <= 0 || from == to {
        return Vec::new();
    }
    let found = years(text);
    if found.is_empty() {
        return Vec::new();
    }
    let quoted = Quoted::of(text);
    found
        .into_iter()
        .filter(|year| {
            let near = (-1..=1).contains(&year.value.saturating_sub(from));
            year.alone
                && near
                && !quoted.holds(year.whole.start)
                && Sight::of(text, year).moves(place, year.value - from)
        })
        .filter_map(|year| {
            let to = to.checked_add(year.value - from)?;
            (1900..2100).contains(&to).then_some(Move {
                digits: year.digits,
                to,
            })
        })
        .collect()
}

/// What lies between quotation marks and in the titles of other documents. A mark without its
/// partner counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// From and to, in order, none over another.
    ranges: Vec<(usize, usize)>,
}

impl Quoted {
    /// The quoted places of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        const PAIRS: [(char, char); 6] = [
            ('《', '》'),
            ('“', '”'),
            ('‘', '’'),
            ('〈', '〉'),
            ('〔', '〕'),
            ('「', '」'),
        ];
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            if PAIRS.iter().any(|pair| pair.0 == c) {
                open.push((c, at));
            } else if let Some(pair) = PAIRS.iter().find(|pair| pair.1 == c)
                && let Some(place) = open
                    .iter()
                    .rev()
                    .take(DEEPEST)
                    .position(|(mark, _)| *mark == pair.0)
            {
                let place = open.len() - 1 - place;
                let start = open[place].1;
                open.truncate(place);
                while ranges.pop_if(|inner| inner.0 > start).is_some() {}
                ranges.push((start, at));
            }
        }
        Self { ranges }
    }

    /// Whether a place is inside.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        let next = self.ranges.partition_point(|range| range.0 <= at);
        next.checked_sub(1)
            .and_then(|before| self.ranges.get(before))
            .is_some_and(|range| at < range.1)
    }
}

/// The most marks that are open inside one another.
const DEEPEST: usize = 16;

/// What stands around a year.
struct Sight<'a> {
    /// From the beginning of the sentence.
    before: &'a str,
    /// Behind 年, or behind the month.
    after: &'a str,
    /// Behind 年.
    behind: &'a str,
    /// To the end of the clause.
    clause: &'a str,
    /// To the end of the sentence.
    sentence: &'a str,
    month: bool,
}

/// How far around a year is looked, in characters.
const FARTHEST: usize = 200;
const CLAUSE_ENDS: [char; 9] = ['，', '。', '；', '：', '！', '？', ',', ';', '\n'];
const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];

impl<'a> Sight<'a> {
    fn of(text: &'a str, year: &Year) -> Self {
        let head = &text[..year.whole.start];
        let from = head
            .char_indices()
            .rev()
            .take(FARTHEST)
            .find(|(_, c)| SENTENCE_ENDS.contains(c))
            .map(|(at, c)| at + c.len_utf8());
        let from = from.unwrap_or_else(|| {
            let farthest = head.char_indices().rev().nth(FARTHEST);
            farthest.map_or(0, |(at, _)| at)
        });
        let tail = &text[year.whole.end..];
        let end = tail
            .char_indices()
            .nth(FARTHEST)
            .map_or(tail.len(), |(at, _)| at);
        let near = &tail[..end];
        let until = |ends: &[char]| &near[..near.find(ends).unwrap_or(near.len())];
        Self {
            before: head[from..].trim(),
            after: tail.trim_start(),
            behind: text[year.after..].trim_start(),
            clause: until(&CLAUSE_ENDS),
            sentence: until(&SENTENCE_ENDS),
            month: year.month,
        }
    }

    fn moves(&self, place: Place, distance: i32) -> bool {
        if self.is_law() || self.is_history() {
            return false;
        }
        match (distance, place) {
            (-1, _) => !self.month && self.is_compared(),
            (0, Place::Name | Place::Lead) => !self.month || self.is_deadline(),
            (0, _) => {
                self.is_compared()
                    || self.is_deadline()
                    || !self.month && (self.begins_clause() || self.is_named())
            }
            (1, Place::Name | Place::Lead) => !self.month,
            (1, Place::Plans) => true,
            (1, Place::Text) => !self.month && self.is_planned(),
            _ => false,
        }
    }

    /// 2025年11月1日起施行, 2025年修订的: the year of a law.
    fn is_law(&self) -> bool {
        const VERBS: [&str; 12] = [
            "施行",
            "实施的《",
            "生效",
            "公布",
            "颁布",
            "通过的",
            "修订",
            "修正",
            "出台",
            "印发",
            "发布",
            "制定的",
        ];
        let after = self
            .after
            .trim_start_matches(['起', '日'])
            .trim_start_matches("正式")
            .trim_start_matches(['新', '经']);
        // 2025年11月1日，《法治宣传教育法》正式施行。
        let told = self.month
            && self.sentence.contains('》')
            && ["施行", "实施", "生效", "公布"]
                .iter()
                .any(|verb| self.sentence.contains(verb));
        told || VERBS.iter().any(|verb| after.starts_with(verb))
    }

    /// What happened in that year and in no other.
    fn is_history(&self) -> bool {
        const VERBS: [&str; 14] = [
            "被",
            "获",
            "荣获",
            "成立",
            "组建",
            "建成",
            "创建",
            "挂牌",
            "评为",
            "入选",
            "启动",
            "开始",
            "起",
            "底前成立",
        ];
        const NEAR: usize = 24;
        const HONOURS: [&str; 6] = ["被评为", "荣获", "获评", "授予", "被命名", "被表彰"];
        let direct = VERBS.iter().any(|verb| self.after.starts_with(verb));
        // An honour at the end of a long sentence says nothing about the year at its beginning.
        let near: String = self.sentence.chars().take(NEAR).collect();
        let honour = HONOURS.iter().any(|verb| near.contains(verb));
        // 2025年是……收官之年
        let told_of = self.after.starts_with('是')
            && ["之年", "一年", "元年"]
                .iter()
                .any(|end| self.clause.contains(end));
        let since = self.before.ends_with(['自', '从', '早']);
        direct || honour || told_of || since
    }

    /// 较2024年增加, 与2024年相比.
    fn is_compared(&self) -> bool {
        self.before.ends_with(['较', '比'])
            || self.before.ends_with("相较于")
            || self.before.ends_with(['与', '同', '和'])
                && ["相比", "同期", "持平", "基本一致"]
                    .iter()
                    .any(|word| self.clause.contains(word))
            || self.before.ends_with('在') && self.clause.contains("基础上")
    }

    /// 截至2025年12月底, 2025年底, 2025年1月至12月.
    fn is_deadline(&self) -> bool {
        let until = ["截至", "截止", "截止到", "截至到"]
            .iter()
            .any(|word| self.before.ends_with(word));
        let months = self.behind.starts_with("1月至")
            || self.behind.starts_with("1—")
            || self.behind.starts_with("1-")
            || self.behind.starts_with("1月—");
        until || months
    }

    fn begins_clause(&self) -> bool {
        self.before.is_empty() || self.before.ends_with(CLAUSE_ENDS)
    }

    /// 2025年度, 2025年以来, 2025年工作要点.
    fn is_named(&self) -> bool {
        ["度", "以来", "全年", "法治", "工作", "重点", "目标任务"]
            .iter()
            .any(|word| self.behind.starts_with(word))
            || self.before.ends_with("现将")
    }

    /// 2026年工作计划, 转入2026年实施.
    fn is_planned(&self) -> bool {
        let rest = self.behind.strip_prefix('度').unwrap_or(self.behind);
        [
            "工作", "计划", "安排", "打算", "任务", "重点", "实施", "完成", "继续", "推进", "推动",
            "主要",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shifted(text: &str, place: Place) -> String {
        moved(text, place, 2025, 2026)
    }

    #[test]
    fn the_year_of_the_report_moves_where_it_is_its_own() {
        for (place, before, after) in [
            (
                Place::Name,
                "柳溪镇人民政府关于2025年度法治政府建设情况的报告",
                "柳溪镇人民政府关于2026年度法治政府建设情况的报告",
            ),
            (
                Place::Name,
                "2025年法治政府建设报告暨2026年工作计划",
                "2026年法治政府建设报告暨2027年工作计划",
            ),
            (Place::Name, "二〇二五年工作总结", "二〇二六年工作总结"),
            (Place::Lead, "2025 年以来，全镇", "2026 年以来，全镇"),
            (
                Place::Lead,
                "现将2025年度的做法、2026年安排报告如下：",
                "现将2026年度的做法、2027年安排报告如下：",
            ),
            (Place::Text, "2025年，共调解纠纷", "2026年，共调解纠纷"),
            (Place::Text, "成效明显。2025年全镇", "成效明显。2026年全镇"),
            (Place::Text, "较2024年增加2.9万元", "较2025年增加2.9万元"),
            (Place::Text, "与2024年相比", "与2025年相比"),
            (Place::Text, "截至2025年12月底完成", "截至2026年12月底完成"),
            (Place::Text, "印发2025年工作要点", "印发2026年工作要点"),
            (Place::Text, "转入2026年实施", "转入2027年实施"),
            (Place::Plans, "2026年6月底前建成", "2027年6月底前建成"),
            (Place::Plans, "在2025年的基础上", "在2026年的基础上"),
        ] {
            assert_eq!(shifted(before, place), after);
        }
    }

    #[test]
    fn a_year_that_is_not_the_reports_own_stays() {
        for place in [Place::Name, Place::Lead, Place::Plans, Place::Text] {
            for text in [
                "制定《柳溪镇2025年工作要点》",
                "《实施纲要（2021—2025年）》",
                "县委〔2025〕3号",
                "自2019年以来，自2025年以来",
                "2021年被评为示范乡",
                "2025年，我镇被评为先进乡镇",
                "围绕2025年施行的《农村集体经济组织法》",
                "2025年11月1日，《法治宣传教育法》正式施行",
                "贯彻2025年5月1日起施行的《条例》",
                "以“2025年度先进”为目标",
                "2025年是全面收官之年",
                "2025年成立调解室",
                "2021—2025年",
                "2024、2025年",
                "2023年以来，2027年",
            ] {
                assert_eq!(shifted(text, place), text, "{place:?}");
            }
        }
        for text in [
            "2025年3月召开推进会",
            "完成由2025年移交的案件",
            "2024年移交的案件",
        ] {
            assert_eq!(shifted(text, Place::Text), text);
        }
    }

    #[test]
    fn a_quotation_mark_without_its_partner_quotes_nothing() {
        assert_eq!(
            shifted("“三项制度落实，2025年度", Place::Lead),
            "“三项制度落实，2026年度"
        );
        assert_eq!(
            shifted("见《要点。2025年，", Place::Lead),
            "见《要点。2026年，"
        );
    }

    #[test]
    fn years_move_as_far_as_the_report_does() {
        assert_eq!(
            moved("2025年，较2024年", Place::Lead, 2025, 2028),
            "2028年，较2027年"
        );
        assert_eq!(moved("2025年", Place::Name, 2025, 2025), "2025年");
        assert_eq!(moved("2025年", Place::Name, 0, 2026), "2025年");
    }
}
