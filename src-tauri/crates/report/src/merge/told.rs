//! What lines of 版头 and 版记 tell of a report.

use chrono::NaiveDate;

use super::lines::{Entry, Zone};
use crate::marking::{self, Marking};
use crate::meta::Meta;
use crate::recognise::{self, after_label, document_number, names, organs, trailing_date};
use crate::unit;

/// What lines of the margins tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// 发文机关标志, the first organ first.
    pub(super) organs: Vec<String>,
    pub(super) copy_number: String,
    pub(super) secrecy: String,
    pub(super) urgency: String,
    pub(super) number: String,
    pub(super) signatories: Vec<String>,
    pub(super) copies: Vec<String>,
    pub(super) office: String,
    pub(super) day: Option<NaiveDate>,
    /// What tells nothing: zone, place among the lines, words.
    pub(super) rest: Vec<(Zone, usize, String)>,
    /// Whether 签发人： was read.
    signed: bool,
    /// Whether it says that it is a draft for comment.
    pub(super) for_comment: bool,
    /// Where the mark of the organ begins.
    mark: Option<usize>,
    /// Whether 抄送 goes on in the next line: the form begins a page between two organs.
    copying: bool,
}

impl Told {
    /// `meta` is what the draft says, whose words are known however odd they are.
    pub(super) fn of<'a>(
        lines: impl Iterator<Item = (usize, Zone, &'a Entry)>,
        meta: &Meta,
    ) -> Self {
        let mut told = Self::default();
        for (at, zone, line) in lines {
            match zone {
                Zone::Imprint => told.imprint(at, &line.text, meta),
                _ => match one_organ(&line.text, meta) {
                    Some(organ) => told.letterhead(at, &organ, meta),
                    None => {
                        for cell in line.text.split(['\t', '\n']).map(str::trim) {
                            told.letterhead(at, cell, meta);
                        }
                    }
                },
            }
        }
        told
    }

    fn letterhead(&mut self, at: usize, cell: &str, meta: &Meta) {
        if cell.is_empty() || cell == "文件" {
            return;
        }
        if cell == marking::FOR_COMMENT {
            self.for_comment = true;
            return;
        }
        let known = |words: &str| !cell.is_empty() && words.trim() == cell;
        let kind = if known(&meta.copy_number) {
            Some(Marking::CopyNumber)
        } else if known(&meta.secrecy) {
            Some(Marking::Secrecy)
        } else if known(&meta.urgency) {
            Some(Marking::Urgency)
        } else {
            marking::of(cell)
        };
        if let Some(kind) = kind {
            let place = match kind {
                Marking::CopyNumber => &mut self.copy_number,
                Marking::Secrecy => &mut self.secrecy,
                Marking::Urgency => &mut self.urgency,
            };
            if place.is_empty() {
                return cell.clone_into(place);
            }
        }
        let number = meta.document_number.trim();
        let end = if !number.is_empty() && cell.starts_with(number) {
            Some(number.len())
        } else {
            document_number(cell)
        };
        if let Some(end) = end.filter(|_| self.number.is_empty()) {
            let (number, behind) = cell.split_at(end);
            number.clone_into(&mut self.number);
            return self.letterhead(at, behind.trim(), meta);
        }
        if let Some(behind) = after_label(cell, "签发人") {
            self.signed = true;
            self.signatories.extend(people(behind));
            return;
        }
        if self.signed
            && let Some(names) = names(cell)
        {
            self.signatories.extend(names);
            return;
        }
        let known = meta.organs().any(|organ| organ == cell);
        let organ = match cell.strip_suffix("文件").map(str::trim) {
            Some(organ) if !organ.is_empty() => Some(organ),
            _ => Some(cell).filter(|_| known || unit::is_organ(cell)),
        };
        match organ {
            Some(organ) => {
                self.mark.get_or_insert(at);
                self.organs.push(organ.to_owned());
            }
            None => self.rest.push((Zone::Letterhead, at, cell.to_owned())),
        }
    }

    fn imprint(&mut self, at: usize, line: &str, meta: &Meta) {
        let is_known = line.trim() == meta.issuing_office.trim();
        if let Some(copied) = after_label(line, "抄送").filter(|_| self.copies.is_empty()) {
            self.copies = organs(copied);
            self.copying = goes_on(line);
        } else if self.copying && issued(line).is_none() {
            self.copies.extend(organs(line));
            self.copying = goes_on(line);
        } else if let Some((office, day)) = issued(line).filter(|_| self.day.is_none()) {
            if !office.is_empty() {
                office.clone_into(&mut self.office);
            }
            self.day = Some(day);
        } else if self.office.is_empty() && (is_known || unit::is_organ(line)) {
            line.clone_into(&mut self.office);
        } else {
            self.rest.push((Zone::Imprint, at, line.to_owned()));
        }
    }
}

/// Whether a line of organs ends between two of them.
fn goes_on(line: &str) -> bool {
    line.trim_end().ends_with('，')
}

/// A mark that the form broke within the name of its one organ, closed up.
fn one_organ(line: &str, meta: &Meta) -> Option<String> {
    if !line.contains('\n') || line.contains('\t') {
        return None;
    }
    let is_organ = |text: &str| {
        let organ = text.strip_suffix("文件").unwrap_or(text).trim();
        meta.organs().any(|known| known == organ) || unit::is_organ(organ)
    };
    let closed = recognise::close_up(&line.replace('\n', " "));
    let apart = line.split('\n').all(|part| is_organ(part.trim()));
    (!apart && is_organ(&closed)).then_some(closed)
}

/// Office and day of a line that ends in 印发, whatever the office is called.
fn issued(line: &str) -> Option<(&str, NaiveDate)> {
    let line = line.trim_end_matches('。').strip_suffix("印发")?;
    trailing_date(line.trim_end())
}

/// The names behind 签发人：, however odd they are.
fn people(text: &str) -> Vec<String> {
    names(text).unwrap_or_else(|| {
        text.split(['、', '，', ' ', '\u{3000}'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    })
}

/// Words that can't be read as what they are, in the place of those that were printed: a number, a
/// marking, an office. Where there are as many new lines as there are fields that nothing tells any
/// more, they are these, in the order of the paper.
pub(super) fn settled(before: &Told, mut now: Told) -> Told {
    for zone in [Zone::Letterhead, Zone::Imprint] {
        let new: Vec<(usize, String)> = now
            .rest
            .iter()
            .filter(|(of, _, text)| {
                *of == zone && !before.rest.iter().any(|(_, _, old)| old == text)
            })
            .map(|(_, at, text)| (*at, text.clone()))
            .collect();
        let lost: Vec<Field> = Field::ALL
            .into_iter()
            .filter(|field| field.zone() == zone)
            .filter(|field| !field.told(before).is_empty() && field.told(&now).is_empty())
            .collect();
        if lost.is_empty() || lost.len() != new.len() {
            continue;
        }
        // A number without 号 is none, and a marking stands above the mark.
        let fits = |(field, (at, text)): (&Field, &(usize, String))| match field {
            Field::Number => text.contains('号'),
            Field::Office => true,
            Field::CopyNumber | Field::Secrecy | Field::Urgency => {
                now.mark.is_none_or(|mark| *at < mark)
            }
        };
        if !lost.iter().zip(&new).all(fits) {
            continue;
        }
        for (field, (at, text)) in lost.into_iter().zip(new) {
            now.rest
                .retain(|(of, place, words)| (*of, *place, words) != (zone, at, &text));
            *field.told_mut(&mut now) = text;
        }
    }
    now
}

/// A field of the margins that is any words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    CopyNumber,
    Secrecy,
    Urgency,
    Number,
    Office,
}

impl Field {
    /// In the order of the paper.
    pub(super) const ALL: [Self; 5] = [
        Self::CopyNumber,
        Self::Secrecy,
        Self::Urgency,
        Self::Number,
        Self::Office,
    ];

    pub(super) fn zone(self) -> Zone {
        match self {
            Self::Office => Zone::Imprint,
            _ => Zone::Letterhead,
        }
    }

    pub(super) fn told(self, told: &Told) -> &str {
        match self {
            Self::CopyNumber => &told.copy_number,
            Self::Secrecy => &told.secrecy,
            Self::Urgency => &told.urgency,
            Self::Number => &told.number,
            Self::Office => &told.office,
        }
    }

    fn told_mut(self, told: &mut Told) -> &mut String {
        match self {
            Self::CopyNumber => &mut told.copy_number,
            Self::Secrecy => &mut told.secrecy,
            Self::Urgency => &mut told.urgency,
            Self::Number => &mut told.number,
            Self::Office => &mut told.office,
        }
    }

    pub(super) fn of(self, meta: &mut Meta) -> &mut String {
        match self {
            Self::CopyNumber => &mut meta.copy_number,
            Self::Secrecy => &mut meta.secrecy,
            Self::Urgency => &mut meta.urgency,
            Self::Number => &mut meta.document_number,
            Self::Office => &mut meta.issuing_office,
        }
    }
}
