//! Y6: the date of issue against that of printing.

use report::{BlockKind, date};

use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 印发日期早于成文日期
    ///
    /// **查什么**　版记里的印发日期早于成文日期，或者比成文日期晚了一个月以上（提示）。
    ///
    /// **为什么**　成文日期是负责人签发的日期，印发日期是送印的日期：先签发、后印发，同一天也可以。
    ///
    /// **错**　成文日期2026年1月20日，2026年1月16日印发
    ///
    /// **对**　成文日期2026年1月16日，2026年1月16日印发
    PRINT_DATE = "Y6", "印发日期早于成文日期", Suspected, Years, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.5.4、7.4.3",
    Whole(check)
}

/// How many days between the two are usual.
const USUAL: i64 = 31;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let Some(printed) = text.report.meta.print_date else {
        return Vec::new();
    };
    let issued = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Date)
        .find_map(|line| Some((line, date::parse(&line.text)?)));
    let Some((line, issued)) = issued else {
        return Vec::new();
    };
    let start = line.text.len() - line.text.trim_start().len();
    let end = start + line.text.trim().len();
    let days = (printed - issued).num_days();
    let written = date::write(printed);
    if days < 0 {
        vec![Found::new(
            line,
            start,
            end,
            format!("印发日期（{written}）早于成文日期。"),
        )]
    } else if days > USUAL {
        vec![
            Found::new(
                line,
                start,
                end,
                format!("印发日期（{written}）比成文日期晚了{days}天，请核对。"),
            )
            .at(Level::Hint),
        ]
    } else {
        Vec::new()
    }
}
