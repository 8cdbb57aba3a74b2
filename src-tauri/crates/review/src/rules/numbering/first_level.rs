//! N1: 一、二、三、 without gap or repetition.

use super::sequence;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 一级标题编号不连续
    ///
    /// **查什么**　一级标题应当从“一、”起，依次是“二、”“三、”，不缺、不重、不乱；写“第一部分”“第二部分”的也一样。
    /// 后面又从“一、”起的，可能是另一份材料，只说疑似。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。
    /// 从几份材料里拼稿子时，最容易把两个“三、”都留下，或者删掉一部分忘了往前顺。
    ///
    /// **错**　一、工作情况 / 三、存在的问题
    ///
    /// **对**　一、工作情况 / 二、存在的问题
    FIRST_LEVEL = "N1", "一级标题编号不连续", Certain, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：结构层次序数依次标注",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = sequence::check(text, context, 0, false);
    found.extend(sequence::check(text, context, 1, false));
    found
}
