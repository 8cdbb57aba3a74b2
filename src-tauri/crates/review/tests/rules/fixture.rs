//! Reads fixtures: Markdown with fenced texts, one block a line, under `## 报` or `## 不报`.
//!
//! | in a fence | means |
//! |---|---|
//! | `[[错处]]` | must be found, and nothing else |
//! | `[[疑似｜错处]]` | must be found at this level (必错, 疑似, 提示) |
//! | `标题：` `主送：` `正文：` `落款：` `日期：` … at the beginning of a line | the kind of the block; a line without is a heading if it has a number, else 正文 |
//! | lines above a line `---` | what the report says about itself: `年份：` `机关：` `用途：公开稿` `编号：自动` `今天：2026-01-05` `数据：cases=65件/60件` (this year, last year) `文号：` `词：某某` |
//! | lines below a line `--- 去年` | last year's report |
//! | lines below a line `--- 沿用` | likewise, and the blocks of this report that stand in the same places were carried over as they are |
//!
//! A fence ```` ```改后 ```` below one under `## 报` holds the text after the first fix of every finding.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use report::carried::{Carried, Source};
use report::figures::Figures;
use report::numbering::{Numbering, typed};
use report::span::{self, Shown};
use report::{Block, BlockKind, FigureEntry, Report, Variant, unit};
use review::{Context, Edit, Finding, Level, Rule, Settings, registry, review};

/// A place that must be found: block, start, end, and the level where the fixture says it.
pub type Mark = (u32, usize, usize, Option<Level>);

/// One fenced text.
pub struct Case {
    /// The rule whose fixture it stands in.
    pub code: &'static str,
    /// Whether something is to be found.
    pub expected: bool,
    pub report: Report,
    pub settings: Settings,
    pub today: Option<NaiveDate>,
    /// In bytes of the text as it is stored.
    marks: Vec<Mark>,
    /// The lines after the first fix of every finding, where the fixture tells them.
    pub repaired: Option<Vec<String>>,
}

impl Case {
    pub fn figures(&self) -> Figures {
        Figures::of(&self.report, None)
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            settings: &self.settings,
            today: self.today,
            ..Context::default()
        }
    }

    /// The marks in bytes of the shown text, which holds the figures.
    pub fn marks(&self) -> Vec<Mark> {
        let figures = self.figures();
        let shown = |block: u32, byte: usize| {
            let text = &self.report.blocks[block as usize - 1].text;
            Shown::new(&text[..byte], &figures).text.len()
        };
        let each = self.marks.iter();
        each.map(|&(block, start, end, level)| {
            (block, shown(block, start), shown(block, end), level)
        })
        .collect()
    }

    /// What the rule of the fixture finds in the report.
    pub fn found(&self) -> Vec<Finding> {
        review(&self.report, &self.figures(), &self.context())
            .findings
            .into_iter()
            .filter(|finding| finding.code == self.code)
            .collect()
    }
}

/// The text of a rule's fixture.
pub fn markdown(rule: &Rule) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{}.md", rule.code));
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "rule {} has no fixture {}: {error}",
            rule.code,
            path.display()
        )
    })
}

/// Every fenced text of every rule, in the order of the rules.
pub fn every() -> impl Iterator<Item = Case> {
    registry::rules().flat_map(|rule| cases(rule.code, &markdown(rule)))
}

/// The fenced texts of a fixture.
pub fn cases(code: &'static str, markdown: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut expected = false;
    let mut open = None::<(bool, Vec<String>)>;
    for line in markdown.lines() {
        match (line, &mut open) {
            ("## 报", None) => expected = true,
            ("## 不报", None) => expected = false,
            ("```", None) => open = Some((false, Vec::new())),
            ("```改后", None) => open = Some((true, Vec::new())),
            ("```", Some(_)) => match open.take().unwrap() {
                (true, lines) => cases.last_mut().unwrap().repaired = Some(lines),
                (false, lines) => cases.push(read(code, expected, &lines)),
            },
            (line, Some((_, lines))) => lines.push(line.to_owned()),
            (line, None) => assert!(!line.starts_with("```"), "{code}: unknown fence {line}"),
        }
    }
    assert!(open.is_none(), "{code}: a fence stays open");
    cases
}

fn read(code: &'static str, expected: bool, lines: &[String]) -> Case {
    let mut case = Case {
        code,
        expected,
        report: Report {
            numbering: Numbering::AsTyped,
            ..Report::empty()
        },
        settings: Settings {
            switched: BTreeMap::from([(code.to_owned(), true)]),
            ..Settings::default()
        },
        today: None,
        marks: Vec::new(),
        repaired: None,
    };
    let mut lines = lines;
    if let Some(end) = lines.iter().position(|line| line == "---") {
        for line in &lines[..end] {
            case.say(line);
        }
        lines = &lines[end + 1..];
    }
    let last = lines.iter().position(|line| line.starts_with("--- "));
    let (this, below) = last.map_or((lines, &[] as &[String]), |at| lines.split_at(at));
    for line in this {
        case.add(line);
    }
    match below.split_first() {
        Some((rule, last)) if rule == "--- 去年" => case.carry(last, false),
        Some((rule, last)) if rule == "--- 沿用" => case.carry(last, true),
        Some((rule, _)) => panic!("{code}: unknown line {rule}"),
        None => {}
    }
    case
}

/// Beginnings of lines that say what a block is.
const KINDS: [(&str, BlockKind); 16] = [
    ("版头：", BlockKind::Letterhead),
    ("标题：", BlockKind::Title),
    ("主送：", BlockKind::Addressee),
    ("一级：", BlockKind::Heading1),
    ("二级：", BlockKind::Heading2),
    ("三级：", BlockKind::Heading3),
    ("四级：", BlockKind::Heading4),
    ("正文：", BlockKind::Body),
    ("附件说明：", BlockKind::Attachment),
    ("落款：", BlockKind::Signature),
    ("日期：", BlockKind::Date),
    ("附注：", BlockKind::Note),
    ("附件标题：", BlockKind::Annex),
    ("附件正文：", BlockKind::AnnexText),
    ("版记：", BlockKind::Imprint),
    ("空行：", BlockKind::Body),
];

impl Case {
    /// Reads a line above `---`.
    fn say(&mut self, line: &str) {
        let (word, value) = line.split_once('：').unwrap();
        let meta = &mut self.report.meta;
        match word {
            "年份" => meta.year = value.parse().unwrap(),
            "机关" => {
                meta.unit = value.to_owned();
                meta.unit_short = unit::short(value);
            }
            "简称" => meta.unit_short = value.to_owned(),
            "文号" => meta.document_number = value.to_owned(),
            "印发日期" => meta.print_date = Some(value.parse().unwrap()),
            "用途" => {
                meta.variant = match value {
                    "上报稿" => Variant::Submission,
                    "公开稿" => Variant::Public,
                    "征求意见稿" => Variant::Consultation,
                    "素排" => Variant::Plain,
                    other => panic!("{}: unknown 用途 {other}", self.code),
                }
            }
            "编号" => {
                self.report.numbering = match value {
                    "自动" => Numbering::Computed,
                    "手打" => Numbering::AsTyped,
                    other => panic!("{}: unknown 编号 {other}", self.code),
                }
            }
            "今天" => self.today = Some(value.parse().unwrap()),
            "数据" => {
                let (id, entries) = value.split_once('=').unwrap();
                let (entry, last) = entries.split_once('/').unwrap_or((entries, ""));
                let entry = FigureEntry {
                    entry: entry.to_owned(),
                    last: last.to_owned(),
                };
                self.report.figures.insert(id.to_owned(), entry);
            }
            "词" => {
                self.settings.words.insert(value.to_owned());
            }
            "村" => self.settings.profile.villages = Some(value.parse().unwrap()),
            "社区" => self.settings.profile.communities = Some(value.parse().unwrap()),
            "本单位" => self.settings.profile.unit = value.to_owned(),
            "本单位简称" => self.settings.profile.short.push(value.to_owned()),
            "本单位误称" => self.settings.profile.wrong.push(value.to_owned()),
            other => panic!("{}: unknown line {other} above ---", self.code),
        }
    }

    /// Reads a block, and the marks in it.
    fn add(&mut self, line: &str) {
        let id = u32::try_from(self.report.blocks.len()).unwrap() + 1;
        let (kind, text) = kind_of(line);
        let mut text = text.to_owned();
        while let Some(start) = text.find("[[") {
            text.replace_range(start..start + 2, "");
            let level = LEVELS.iter().find_map(|(word, level)| {
                text[start..].starts_with(word).then(|| {
                    text.replace_range(start..start + word.len(), "");
                    *level
                })
            });
            let end = start + text[start..].find("]]").unwrap();
            // [[[bookmark]]] marks text that ends in a bracket itself.
            let end = end + usize::from(text[end + 2..].starts_with(']'));
            text.replace_range(end..end + 2, "");
            self.marks.push((id, start, end, level));
        }
        let kind = kind.unwrap_or_else(|| {
            typed(&text).map_or(BlockKind::Body, |number| BlockKind::heading(number.level))
        });
        self.report.blocks.push(Block::new(id, kind, text));
    }

    /// Puts last year's report beside it.
    fn carry(&mut self, lines: &[String], is_draft: bool) {
        let mut last = Self {
            report: Report {
                numbering: Numbering::AsTyped,
                ..Report::empty()
            },
            marks: Vec::new(),
            settings: Settings::default(),
            repaired: None,
            ..*self
        };
        for line in lines {
            last.add(line);
        }
        last.report.meta = self.report.meta.clone();
        last.report.meta.year -= 1;
        self.report.carried = Some(Box::new(Carried {
            year: last.report.meta.year,
            blocks: self
                .report
                .blocks
                .iter()
                .filter(|block| is_draft && last.report.position(block.id).is_some())
                .map(|block| {
                    let text = block.text.clone();
                    (
                        block.id,
                        Source {
                            text,
                            ..Source::default()
                        },
                    )
                })
                .collect(),
            confirmed: std::collections::BTreeSet::new(),
            last: last.report,
            promises: Vec::new(),
        }));
    }
}

const LEVELS: [(&str, Level); 3] = [
    ("必错｜", Level::Certain),
    ("疑似｜", Level::Suspected),
    ("提示｜", Level::Hint),
];

fn kind_of(line: &str) -> (Option<BlockKind>, &str) {
    KINDS
        .iter()
        .find_map(|(word, kind)| Some((Some(*kind), line.strip_prefix(word)?)))
        .unwrap_or((None, line))
}

/// Applies changes, the last of a block first. Of two that overlap the later one is left out.
pub fn apply<'a>(
    report: &mut Report,
    figures: &Figures,
    edits: impl IntoIterator<Item = &'a Edit>,
) {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.block, edit.start, edit.end));
    edits.dedup();
    let mut reached: Option<(report::BlockId, usize)> = None;
    edits.retain(|edit| {
        let overlaps = reached.is_some_and(|(block, end)| block == edit.block && edit.start < end);
        if !overlaps {
            reached = Some((edit.block, edit.end));
        }
        !overlaps
    });
    for edit in edits.into_iter().rev() {
        let at = report.position(edit.block).unwrap();
        let text = &mut report.blocks[at].text;
        let shown = Shown::new(text, figures);
        let place = |byte| span::byte_in(text, shown.wire(byte, false));
        let range = place(edit.start)..place(edit.end);
        text.replace_range(range, &edit.with);
    }
}
