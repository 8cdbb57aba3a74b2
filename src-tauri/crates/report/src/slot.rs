//! What a section is about.

use serde::{Deserialize, Serialize};

/// The subject of a section. The first six are the steps of the mission; `Duties` is the block that
/// 《法治政府建设与责任落实督察工作规定》 requires besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// 组织领导
    Organisation,
    /// 学法
    Study,
    /// 普法宣传
    Publicity,
    /// 依法治理
    Governance,
    /// 存在问题
    Problems,
    /// 下一年计划
    Plans,
    /// 第一责任人履职情况
    Duties,
    /// 建议
    Suggestions,
    /// A container such as 一、2024年法治政府建设情况, whose children have slots of their own.
    Work,
    /// Anything else.
    Other,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 10] = [
        Self::Organisation,
        Self::Study,
        Self::Publicity,
        Self::Governance,
        Self::Problems,
        Self::Plans,
        Self::Duties,
        Self::Suggestions,
        Self::Work,
        Self::Other,
    ];

    /// The word that is stored and sent over the wire, as serde writes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Study => "study",
            Self::Publicity => "publicity",
            Self::Governance => "governance",
            Self::Problems => "problems",
            Self::Plans => "plans",
            Self::Duties => "duties",
            Self::Suggestions => "suggestions",
            Self::Work => "work",
            Self::Other => "other",
        }
    }

    /// The slot with this word, if there is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.word() == word)
    }

    /// Whether a section about this tells of the year's work, and so stands inside the container
    /// of the three-part outline.
    #[must_use]
    pub fn is_work(self) -> bool {
        matches!(
            self,
            Self::Organisation | Self::Study | Self::Publicity | Self::Governance | Self::Other
        )
    }
}
