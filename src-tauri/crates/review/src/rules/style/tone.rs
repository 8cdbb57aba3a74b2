//! S6: words that an official paper does not use.

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 语气不像公文
    ///
    /// **查什么**　“非常”“圆满完成”“我们”“大大”“感叹号”等。引号里别人的话、书名号里的不查。
    ///
    /// **为什么**　报告用事实和数字说话，不用夸张的词和感叹；自称用“本镇”“全镇”或者单位名称，不用“我们”。
    ///
    /// **错**　我们圆满完成了各项任务，效果非常好！
    ///
    /// **对**　全镇完成了各项任务，群众满意率为98%。
    TONE = "S6", "语气不像公文", Hint, Style, on,
    "公文用语庄重、平实",
    Line(check)
}

const WORDS: [(&str, &str); 10] = [
    ("非常", "程度副词少用，用数字说明"),
    ("圆满完成", "“完成”就够了"),
    ("我们", "自称用“本镇”“全镇”或者单位名称"),
    ("大大", "程度副词少用，用数字说明"),
    ("极其", "程度副词少用，用数字说明"),
    ("特别好", "程度副词少用，用数字说明"),
    ("一炮打响", "公文不用夸张的说法"),
    ("空前", "公文不用夸张的说法"),
    ("！", "公文一般不用感叹号"),
    ("!", "公文一般不用感叹号"),
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    if !line.kind.is_text() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (at, c) in line.text.char_indices() {
        match c {
            '“' | '《' | '‘' => depth += 1,
            '”' | '》' | '’' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                let rest = &line.text[at..];
                // 非常规, 非常态 are other words; 错误!未找到引用源 is Word's.
                let other = rest.starts_with("非常规")
                    || rest.starts_with("非常态")
                    || rest.starts_with("!未找到");
                if let Some((word, why)) = WORDS.iter().find(|(word, _)| rest.starts_with(word))
                    && !other
                {
                    let message = format!("“{word}”：{why}。");
                    found.push(Found::new(line, at, at + word.len(), message));
                }
            }
        }
    }
    found
}
