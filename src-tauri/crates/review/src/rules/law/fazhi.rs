//! L6: 法制 where 法治 is meant.

use super::titles::Titles;
use super::typo;
use crate::context::Context;
use crate::finding::Found;
use crate::lexicon::Subject;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # “法制”和“法治”
    ///
    /// **查什么**　“法制政府”“法制宣传”“法制意识”等应写“法治”的地方写了“法制”，“重大执法决定法制审核”写成了“法治审核”，“法制宣传日”没有改成
    /// “国家宪法日”。书名号里的、机构旧名（法制办）不查。
    ///
    /// **为什么**　“法制”指法律制度，“法治”指依法治理。2014年以来中央文件中的建设、宣传、教育、意识、思维都用“法治”；只有“法制审核”
    /// 等少数仍用“法制”。
    ///
    /// **错**　开展法制宣传教育，增强干部的法制意识。
    ///
    /// **对**　开展法治宣传教育，增强干部的法治意识。
    FAZHI = "L6", "“法制”和“法治”", Suspected, Law, on,
    "《中共中央关于全面推进依法治国若干重大问题的决定》和《法治宣传教育法》的用语",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let titles = line.fact::<Titles>(context);
    typo::confused(line, context, Subject::Fazhi)
        .filter(|found| !titles.hold(found.start))
        .collect()
}
