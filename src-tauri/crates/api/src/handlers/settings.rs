//! The program itself and the person's settings.

use std::collections::BTreeMap;

use chrono::{Datelike, Local};

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
    // Settings that can't be read are no reason to stop: the usual ones serve.
    let found = stored
        .get(KEY)
        .and_then(|json| serde_json::from_str(json).ok());
    Ok(sound(found.unwrap_or_default()))
}

pub fn set(app: &App, request: &Settings) -> Result<Empty, ApiError> {
    let settings = sound(request.clone());
    let json = serde_json::json!(settings).to_string();
    app.proofreader.set(&settings);
    app.pages.set_house(settings.house.clone().into());
    app.store()
        .keep_settings(&BTreeMap::from([(KEY.to_owned(), json)]))?;
    Ok(Empty {})
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
