//! N2: （一）（二）（三） without gap or repetition.

use report::numbering::{self, typed};

use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 二级标题编号不连续
    ///
    /// **查什么**　每个一级标题下面，二级标题应当从“（一）”起，依次是“（二）”“（三）”，不缺、不重、不乱。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。
    /// 改稿时删掉一段、插进一段，最容易留下“（二）”前面没有“（一）”的毛病，县里一眼就能看出来。
    ///
    /// **错**　二、存在的问题 / （二）普法形式单一 / （三）力量薄弱
    ///
    /// **对**　二、存在的问题 / （一）普法形式单一 / （二）力量薄弱
    SECOND_LEVEL_SEQUENCE = "N2", "二级标题编号不连续", Certain,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：结构层次序数依次标注", check
}

fn check(text: &Text) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.typed_numbers {
        return found;
    }
    let mut before = 0;
    for line in &text.lines {
        match line.kind.level() {
            Some(1) => before = 0,
            Some(2) => {}
            _ => continue,
        }
        let Some(number) = typed(&line.text).filter(|number| number.level == 2) else {
            continue;
        };
        let expected = before + 1;
        if number.ordinal != expected {
            let start = line.text.len() - line.text.trim_start().len();
            let end = start + number.number.len();
            let right = numbering::write(2, expected);
            found.push(Found {
                block: line.id,
                start,
                end,
                message: message(number.ordinal, before, &right),
                fixes: vec![Fix {
                    label: format!("改为“{right}”"),
                    edit: Edit {
                        start,
                        end,
                        with: right,
                    },
                }],
            });
        }
        before = number.ordinal;
    }
    found
}

fn message(ordinal: u32, before: u32, right: &str) -> String {
    let this = numbering::write(2, ordinal);
    if ordinal == before {
        format!("“{this}”出现了两次，这里应为“{right}”。")
    } else if ordinal > before {
        format!("“{this}”前面缺少“{right}”。")
    } else {
        format!("“{this}”的次序不对，这里应为“{right}”。")
    }
}
