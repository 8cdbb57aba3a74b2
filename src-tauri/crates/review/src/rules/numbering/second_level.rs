//! N2: （一）（二）（三） without gap or repetition.

use super::sequence;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 二级标题编号不连续
    ///
    /// **查什么**　每个一级标题下面，二级标题应当从“（一）”起，依次是“（二）”“（三）”，不缺、不重、不乱。
    /// 接在冒号后面另起的一组，各数各的。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。
    /// 改稿时删掉一段、插进一段，最容易留下“（二）”前面没有“（一）”的毛病，县里一眼就能看出来。
    ///
    /// **错**　二、存在的问题 / （二）普法形式单一 / （三）力量薄弱
    ///
    /// **对**　二、存在的问题 / （一）普法形式单一 / （二）力量薄弱
    SECOND_LEVEL = "N2", "二级标题编号不连续", Certain, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：结构层次序数依次标注",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    sequence::check(text, context, 2, false)
}
