//! Templates and sample reports, built into the program from `assets/`, so that it needs no file
//! beside it. To add one: put the file there and a line here; a test finds what was forgotten.

use std::sync::LazyLock;

use report::Template;

use crate::error::{ApiError, ErrorCode};

/// File name and text of each template, the usual one first.
pub const TEMPLATES: &[(&str, &str)] = &[(
    "fazhi-niandu.toml",
    include_str!("../../../../assets/templates/fazhi-niandu.toml"),
)];

/// File name and text of each sample report; the first is what the window offers.
pub const SAMPLES: &[(&str, &str)] = &[
    (
        "liuxi-2025-three-part.txt",
        include_str!("../../../../assets/samples/liuxi-2025-three-part.txt"),
    ),
    (
        "qingtang-2025-flat.txt",
        include_str!("../../../../assets/samples/qingtang-2025-flat.txt"),
    ),
    (
        "shiqiao-2025-run-in.txt",
        include_str!("../../../../assets/samples/shiqiao-2025-run-in.txt"),
    ),
];

/// Parsed on first use: `nianbao export` of a text needs none.
static PARSED: LazyLock<Vec<Template>> = LazyLock::new(|| {
    // A template that does not parse fails the tests; a program in the field goes on without it.
    TEMPLATES
        .iter()
        .filter_map(|(_, text)| toml::from_str(text).ok())
        .collect()
});

/// Every template.
#[must_use]
pub fn templates() -> &'static [Template] {
    &PARSED
}

/// The template with an id, if the program knows it.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.id == id)
}

/// The template with an id; the usual one for an empty id.
///
/// # Errors
/// `not_found` for an id that the program does not know.
pub fn template_or_usual(id: &str) -> Result<&'static Template, ApiError> {
    let found = if id.is_empty() {
        templates().first()
    } else {
        template(id)
    };
    found.ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            "这份稿件用的模板本程序里没有，稿件没有变化，请改用“法治政府建设年度报告”模板新建。",
        )
    })
}
