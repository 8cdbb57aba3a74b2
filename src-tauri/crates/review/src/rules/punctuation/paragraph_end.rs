//! P15: a paragraph ends in a full stop.

use report::BlockKind;

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 段末没有句号
    ///
    /// **查什么**　正文段落（和接在标题后面的正文）末尾应当有句号、问号、叹号，列举的用分号或冒号。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.1：句子末尾用句号。段末没有标点，多半是句子没写完，或者复制时掉了尾巴。
    ///
    /// **错**　全年共调解矛盾纠纷65件，成功61件
    ///
    /// **对**　全年共调解矛盾纠纷65件，成功61件。
    PARAGRAPH_END = "P15", "段末没有句号", Suspected, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.1：句子末尾用句号",
    Line(check)
}

/// A line without any mark is a sentence only from this many characters on.
const LONG: usize = 25;

/// What a paragraph does not end in, and what may stand before it by mistake.
const POINTS: [char; 10] = ['，', '、', ',', '.', ';', '。', '；', '：', '！', '？'];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let heading = line.fact::<Heading>(context);
    let is_prose = match line.kind {
        BlockKind::Body => true,
        kind => kind.level().is_some() && heading.is_run_in(line),
    };
    let end = line.text.trim_end().len();
    let text = &line.text[..end];
    let Some(last) = text.chars().next_back().filter(|_| is_prose) else {
        return Vec::new();
    };
    let is_sentence = text.contains(['，', '。', '；']) || text.chars().nth(LONG - 1).is_some();
    let is_ended = matches!(
        last,
        '。' | '！' | '？' | '：' | '；' | '…' | '?' | '!' | ':' | '”' | '’' | '）' | '】' | '—'
    );
    if is_ended || !is_sentence || !text.chars().any(is_ideograph) {
        return Vec::new();
    }
    let bare = text.trim_end_matches(POINTS).len();
    let found = if bare < end {
        Found::new(line, bare, end, "段末应当用句号。").fix(Fix::replace(line, bare, end, "。"))
    } else {
        let start = end - last.len_utf8();
        Found::new(line, start, end, "段末没有标点。").fix(Fix::insert(line, end, "。"))
    };
    vec![found]
}
