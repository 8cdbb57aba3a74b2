//! The rules and word lists of the review.

use std::collections::BTreeMap;
use std::path::Path;

use review::Lexicon;
use review::lexicon::{Imported, Kind};

use crate::app::App;
use crate::dto::{LexiconCard, LexiconChecked, LexiconName, PathRequest, RuleCard};
use crate::error::{ApiError, ErrorCode};
use crate::{cancel, files, proofread};

/// Where a list that was taken in is kept among the settings, before its kind.
const KEY: &str = "lexicon/";

pub fn rules() -> Vec<RuleCard> {
    proofread::rules()
}

/// Puts the lists that were taken in into use. One that can't be read any more is named by [`notices`];
/// one that the program has overtaken with a later one of its own is passed over.
pub fn take_up(app: &App, kept: &BTreeMap<String, Option<String>>) {
    let lists = taken_in(kept).fold(Lexicon::default(), |lists, (_, text)| match text {
        Some(text) => lists.clone().with_list(text).unwrap_or(lists),
        None => lists,
    });
    app.proofreader.set_lists(lists);
}

/// The lists that were taken in and can't be read any more, a sentence each.
pub fn notices(kept: &BTreeMap<String, Option<String>>) -> Vec<String> {
    taken_in(kept)
        .filter(|(_, text)| text.is_none_or(|text| text.parse::<toml::Table>().is_err()))
        .map(|(kind, _)| {
            let shipped = Lexicon::default();
            let list = shipped.about().iter().find(|list| list.kind.word() == kind);
            let name = list.map_or(kind, |list| list.name.as_str());
            format!("导入过的清单“{name}”读不出来，现在用程序自带的；请在“设置”里重新导入，稿件没有影响。")
        })
        .collect()
}

/// The lists that were taken in, by kind; `None` for one that is no text.
fn taken_in(kept: &BTreeMap<String, Option<String>>) -> impl Iterator<Item = (&str, Option<&str>)> {
    kept.iter()
        .filter_map(|(key, text)| Some((key.strip_prefix(KEY)?, text.as_deref())))
        .filter(|(_, text)| *text != Some(""))
}

pub fn lists(app: &App) -> Vec<LexiconCard> {
    let shipped = Lexicon::default();
    let mine = app.proofreader.lists();
    mine.about()
        .iter()
        .map(|list| LexiconCard {
            kind: list.kind.word().to_owned(),
            name: list.name.clone(),
            version: list.version.to_string(),
            limits: list.limits.clone(),
            entries: u32::try_from(list.entries).unwrap_or(u32::MAX),
            imported: shipped.list(list.kind) != Some(list),
        })
        .collect()
}

pub fn check(app: &App, request: &PathRequest) -> Result<LexiconChecked, ApiError> {
    let (_, found) = read(app, request)?;
    let lists = app.proofreader.lists();
    Ok(LexiconChecked {
        kind: found.kind.word().to_owned(),
        in_use: lists
            .list(found.kind)
            .map(|list| list.version.to_string())
            .unwrap_or_default(),
        name: found.name,
        version: found.version.to_string(),
        limits: found.limits,
        counts: found
            .counts
            .iter()
            .map(|counted| format!("{}{}条", counted.name, counted.count))
            .collect(),
    })
}

pub fn import(app: &App, request: &PathRequest) -> Result<Vec<LexiconCard>, ApiError> {
    let (text, found) = read(app, request)?;
    cancel::commit()?;
    keep(app, found.kind, text)
}

pub fn reset(app: &App, request: &LexiconName) -> Result<Vec<LexiconCard>, ApiError> {
    let lists = app.proofreader.lists();
    let kind = lists
        .about()
        .iter()
        .map(|list| list.kind)
        .find(|kind| kind.word() == request.kind);
    match kind {
        Some(kind) => keep(app, kind, String::new()),
        None => Err(ApiError::new(
            ErrorCode::BadRequest,
            "没有这份清单，什么也没有改动；请重新打开设置。",
        )),
    }
}

fn keep(app: &App, kind: Kind, text: String) -> Result<Vec<LexiconCard>, ApiError> {
    let key = format!("{KEY}{}", kind.word());
    app.store().keep_settings(&BTreeMap::from([(key, text)]))?;
    take_up(app, &app.store().settings()?);
    Ok(lists(app))
}

fn read(app: &App, request: &PathRequest) -> Result<(String, Imported), ApiError> {
    let file = files::bytes(Path::new(&request.path))?;
    let text = intake::text::decode(&file.bytes).ok_or_else(|| {
        ApiError::new(
            ErrorCode::Unreadable,
            format!(
                "“{}”不是文字文件，没有导入，现在用的清单没有变化；请检查是不是选错了文件。",
                file.name
            ),
        )
    })?;
    let found = app.proofreader.lists().check(&text).map_err(|fault| {
        let line = fault
            .line
            .map_or_else(String::new, |line| format!("第{line}行："));
        ApiError::new(
            ErrorCode::Unsupported,
            format!(
                "“{}”没有导入，现在用的清单没有变化。{line}{}",
                file.name, fault.message
            ),
        )
    })?;
    Ok((text, found))
}
