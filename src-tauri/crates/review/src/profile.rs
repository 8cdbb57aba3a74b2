//! What the office says about its unit, for rules that compare the report with it.

use serde::{Deserialize, Serialize};

/// The unit that writes. Everything may be empty: then only the report itself is compared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Full name, 某某镇人民政府.
    pub unit: String,
    /// Short names that may stand for it, 某某镇; the first is the usual one.
    pub short: Vec<String>,
    /// Names that are wrong though people write them.
    pub wrong: Vec<String>,
    /// How many villages (村) it has.
    pub villages: Option<u32>,
    /// How many communities (社区) it has.
    pub communities: Option<u32>,
}
