//! Templates, sample reports and house styles, built into the program from `assets/`, so that it needs no file
//! beside it. To add one: put the file there and a line here; a test finds what was forgotten.

use std::path::Path;
use std::sync::LazyLock;

use form::House;
use report::Template;
use serde::Deserialize;

use crate::error::{ApiError, ErrorCode};
use crate::files;

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

/// File name and text of each house style, the standard first.
pub const HOUSES: &[(&str, &str)] = &[
    (
        "gb9704.toml",
        include_str!("../../../../assets/house/gb9704.toml"),
    ),
    (
        "times.toml",
        include_str!("../../../../assets/house/times.toml"),
    ),
    (
        "windows.toml",
        include_str!("../../../../assets/house/windows.toml"),
    ),
    (
        "fangzheng.toml",
        include_str!("../../../../assets/house/fangzheng.toml"),
    ),
];

/// A file of a house style.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseFile {
    /// Its name.
    pub name: String,
    /// When to take it, one sentence.
    pub note: String,
    /// What it says.
    #[serde(default)]
    pub house: House,
}

/// Every house style with its id, which is its file's name without the ending.
pub fn houses() -> impl Iterator<Item = (&'static str, HouseFile)> {
    // One that does not parse fails the tests.
    HOUSES.iter().filter_map(|(file, text)| {
        let id = file.strip_suffix(".toml").unwrap_or(file);
        Some((id, toml::from_str(text).ok()?))
    })
}

/// The house style with an id, or that of a file.
///
/// # Errors
/// `not_found`, `unreadable`, each with a sentence.
pub fn house(name: &str) -> Result<House, ApiError> {
    if let Some((_, found)) = houses().find(|(id, _)| *id == name) {
        return Ok(found.house);
    }
    if !Path::new(name).exists() {
        let known: Vec<&str> = houses().map(|(id, _)| id).collect();
        return Err(ApiError::new(
            ErrorCode::NotFound,
            format!(
                "没有“{name}”这种版式，也没有这个文件，没有导出；可以写 {}，或者写一个版式文件（.toml）。",
                known.join("、")
            ),
        ));
    }
    let unreadable = |line: usize| {
        ApiError::new(
            ErrorCode::Unreadable,
            format!(
                "版式文件“{name}”第{line}行的写法不对，没有导出；请照 assets/house 里的文件写。"
            ),
        )
    };
    let bytes = files::bytes(Path::new(name))?.bytes;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let read = &bytes[..error.valid_up_to()];
        unreadable(1 + read.iter().filter(|byte| **byte == b'\n').count())
    })?;
    toml::from_str::<HouseFile>(text)
        .map(|found| found.house.sound())
        .map_err(|error| {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let read = &text.as_bytes()[..at];
            unreadable(1 + read.iter().filter(|byte| **byte == b'\n').count())
                .because(error.message())
        })
}

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
