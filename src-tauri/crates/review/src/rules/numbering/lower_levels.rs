//! N14: 1. 2. 3. and （1）（2）（3） without gap or repetition.

use super::sequence;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 三、四级标题编号不连续
    ///
    /// **查什么**　“1.”“2.”“3.”和“（1）”“（2）”“（3）”应当依次标注，不缺、不重、不乱。三级标题可以在每个二级标题下面
    /// 重新从“1.”起，也可以接着上一个二级标题里的往下编，两种都不报。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定结构层次序数依次标注。编号跳了，看的人会以为少了一段。
    ///
    /// **错**　1.强化学法 / 3.强化普法
    ///
    /// **对**　1.强化学法 / 2.强化普法
    LOWER_LEVELS = "N14", "三、四级标题编号不连续", Suspected, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：结构层次序数依次标注",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = sequence::check(text, context, 3, true);
    found.extend(sequence::check(text, context, 4, false));
    found
}
