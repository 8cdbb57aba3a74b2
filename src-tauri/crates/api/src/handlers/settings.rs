//! The program itself and the person's settings.

use std::collections::BTreeMap;

use chrono::{Datelike, Local};
use serde_json::Value;

use super::review;
use crate::app::App;
use crate::assets;
use crate::dto::{AppInfo, Empty, HouseChoice, Settings};
use crate::error::ApiError;

const KEY: &str = "window";
/// Text sizes in per cent that the window offers.
const TEXT_SIZE: std::ops::RangeInclusive<u16> = 100..=175;
/// Shares in per cent that the pages can take of the room.
const SHARE: std::ops::RangeInclusive<u8> = 25..=75;
/// Zooms in per cent.
const ZOOM: std::ops::RangeInclusive<u16> = 50..=200;
/// Up to this month a new report is about the year before: the county wants it by 1 March, the
/// website by 1 April.
const LAST_MONTH_OF_SEASON: u32 = 4;

/// The year that a new report is about, by the machine's clock.
pub fn suggested_year() -> i32 {
    let today = Local::now();
    if today.month() <= LAST_MONTH_OF_SEASON {
        today.year() - 1
    } else {
        today.year()
    }
}

pub fn info(app: &App) -> AppInfo {
    AppInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_folder: app.folder.display().to_string(),
        suggested_year: suggested_year(),
        houses: assets::houses()
            .map(|(id, file)| HouseChoice {
                id: id.to_owned(),
                name: file.name,
                note: file.note,
                house: file.house.into(),
            })
            .collect(),
        templates: assets::templates().iter().map(Into::into).collect(),
    }
}

pub fn get(app: &App) -> Result<Settings, ApiError> {
    let stored = app.store().settings()?;
    Ok(sound(read(stored.get(KEY)).0))
}

pub fn set(app: &App, request: &Settings) -> Result<Empty, ApiError> {
    let settings = sound(request.clone());
    let json = serde_json::json!(settings).to_string();
    let store = app.store();
    if !read(store.settings()?.get(KEY)).1.is_empty() {
        // The window saves on its own which report is open: that must not be the end of what could
        // not be read.
        store.set_aside(KEY)?;
    }
    store.keep_settings(&BTreeMap::from([(KEY.to_owned(), json)]))?;
    app.proofreader.set(&settings);
    app.pages.set_house(settings.house.into());
    Ok(Empty {})
}

/// What of the settings and of the lists that were taken in can't be read, a sentence each.
pub fn notices(app: &App) -> Vec<String> {
    let Ok(stored) = app.store().settings() else {
        return vec!["设置读不出来，先用平常的设置；原来的设置没有动，稿件没有影响。".to_owned()];
    };
    let mut notices = Vec::new();
    let unreadable = read(stored.get(KEY)).1;
    if !unreadable.is_empty() {
        notices.push(format!(
            "设置里的{}读不出来，先用平常的；在“设置”里重新选一次，原来的另外留着，稿件没有影响。",
            unreadable.join("、")
        ));
    }
    notices.extend(review::notices(&stored));
    notices
}

/// The settings, with the usual value for each that can't be read; and the names of those.
fn read(stored: Option<&Option<String>>) -> (Settings, Vec<&'static str>) {
    let usual = Settings::default();
    let all = vec!["全部内容"];
    let Some(text) = stored else {
        return (usual, Vec::new());
    };
    let given = text.as_deref().map(serde_json::from_str);
    let Some(Ok(Value::Object(given))) = given else {
        return (usual, all);
    };
    if let Ok(settings) = serde_json::from_value(Value::Object(given.clone())) {
        return (settings, Vec::new());
    }
    let mut settings = usual;
    let mut unreadable = Vec::new();
    for (key, value) in given {
        let one = Value::Object([(key.clone(), value.clone())].into_iter().collect());
        let readable = serde_json::from_value::<Settings>(one).is_ok();
        let mut with = serde_json::json!(settings);
        if readable {
            with[&key] = value;
        }
        match serde_json::from_value(with) {
            Ok(taken) if readable => settings = taken,
            _ => unreadable.push(name(&key)),
        }
    }
    unreadable.dedup();
    (settings, unreadable)
}

/// What the window calls a setting.
fn name(key: &str) -> &'static str {
    match key {
        "text_size" => "字号",
        "theme" => "外观",
        "unit" | "unit_short" => "单位",
        "house" => "版式",
        "review" => "校对",
        "last_report" => "上次打开的稿件",
        "side_panel" => "右侧栏",
        _ => "预览",
    }
}

fn sound(mut settings: Settings) -> Settings {
    settings.house = form::House::from(settings.house).into();
    settings.text_size = settings
        .text_size
        .clamp(*TEXT_SIZE.start(), *TEXT_SIZE.end());
    for share in [&mut settings.preview_width, &mut settings.preview_height] {
        *share = (*share).clamp(*SHARE.start(), *SHARE.end());
    }
    if settings.preview_zoom > 0 {
        settings.preview_zoom = settings.preview_zoom.clamp(*ZOOM.start(), *ZOOM.end());
    }
    settings
}
