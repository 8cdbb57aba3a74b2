//! What the rules find in a report beside what was planted in it.

use report::BlockId;
use report::figures::Figures;
use review::{Context, Finding, Level, review};

use crate::read::Text;

/// What was found and what was not.
pub struct Count {
    findings: Vec<Finding>,
    /// Planted mistakes that their rule does not find.
    pub missed: Vec<String>,
    /// Findings that touch no planted mistake.
    pub untrue: Vec<Untrue>,
}

/// A finding where nothing is wrong.
pub struct Untrue {
    pub level: Level,
    pub line: String,
}

/// Reviews a report as it comes: every rule as it is switched by default.
pub fn count(text: &Text) -> Count {
    let figures = Figures::of(&text.report, None);
    let findings = review(&text.report, &figures, &Context::default()).findings;
    let places: Vec<(&str, (BlockId, usize, usize))> = text
        .mistakes
        .iter()
        .map(|mistake| (mistake.code.as_str(), text.place(mistake)))
        .collect();
    let touches = |finding: &Finding, (block, start, end): (BlockId, usize, usize)| {
        finding.block == block && finding.start < end && start < finding.end
    };
    let missed = text
        .mistakes
        .iter()
        .zip(&places)
        .filter(|(_, (code, place))| {
            !findings
                .iter()
                .any(|finding| finding.code == *code && touches(finding, *place))
        })
        .map(|(mistake, _)| format!("{} {}", mistake.code, mistake.text))
        .collect();
    let untrue = findings
        .iter()
        .filter(|finding| !places.iter().any(|(_, place)| touches(finding, *place)))
        .map(|finding| Untrue {
            level: finding.level,
            line: format!("{} {} {}", finding.code, finding.text, finding.message),
        })
        .collect();
    Count {
        findings,
        missed,
        untrue,
    }
}

impl Count {
    fn of(&self, level: Level) -> usize {
        let of_level = |finding: &&Finding| finding.level == level;
        self.findings.iter().filter(of_level).count()
    }

    fn untrue_of(&self, level: Level) -> usize {
        let of_level = |untrue: &&Untrue| untrue.level == level;
        self.untrue.iter().filter(of_level).count()
    }

    /// A line of the table.
    pub fn row(&self, text: &Text) -> String {
        let planted = text.mistakes.len();
        format!(
            "{} 字{} 必错{} 疑似{} 提示{} 埋{planted} 找到{} 误报{}/{}/{}\n",
            text.name,
            text.characters(),
            self.of(Level::Certain),
            self.of(Level::Suspected),
            self.of(Level::Hint),
            planted - self.missed.len(),
            self.untrue_of(Level::Certain),
            self.untrue_of(Level::Suspected),
            self.untrue_of(Level::Hint),
        )
    }

    /// What is wanting, a line each.
    pub fn notes(&self) -> Vec<String> {
        let missed = self.missed.iter().map(|line| format!("  漏：{line}\n"));
        let untrue = self.untrue.iter().map(|untrue| {
            let level = match untrue.level {
                Level::Certain => "必错",
                Level::Suspected => "疑似",
                Level::Hint => "提示",
            };
            let line: String = untrue.line.chars().take(60).collect();
            format!("  误：{level} {line}\n")
        });
        missed.chain(untrue).collect()
    }
}
