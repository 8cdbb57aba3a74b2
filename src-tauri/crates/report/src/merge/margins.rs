//! 版头 and 版记: what the report says of itself, read from the lines of the file as a whole, because
//! number and signatories share theirs and stand in any order.

use chrono::NaiveDate;

use super::lines::{Entry, Zone};
use super::{EditKind, Merge};
use crate::block::{Block, BlockId, BlockKind};
use crate::date;
use crate::marking::{self, Marking};
use crate::meta::Meta;
use crate::recognise::{after_label, document_number, names, organs, trailing_date};
use crate::unit;

/// What lines of the margins tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Told {
    /// 发文机关标志, the first organ first.
    organs: Vec<String>,
    copy_number: String,
    secrecy: String,
    urgency: String,
    number: String,
    signatories: Vec<String>,
    copies: Vec<String>,
    office: String,
    day: Option<NaiveDate>,
    /// What tells nothing: zone, place among the lines, words.
    rest: Vec<(Zone, usize, String)>,
    /// Whether 签发人： was read.
    signed: bool,
}

impl Told {
    /// `meta` is what the draft says, whose words are known however odd they are.
    fn of<'a>(lines: impl Iterator<Item = (usize, Zone, &'a Entry)>, meta: &Meta) -> Self {
        let mut told = Self::default();
        for (at, zone, line) in lines {
            match zone {
                Zone::Imprint => told.imprint(at, &line.text),
                _ => {
                    for cell in line.text.split(['\t', '\n']).map(str::trim) {
                        told.letterhead(at, cell, meta);
                    }
                }
            }
        }
        told
    }

    fn letterhead(&mut self, at: usize, cell: &str, meta: &Meta) {
        if cell.is_empty() || cell == "文件" {
            return;
        }
        if let Some(kind) = marking::of(cell) {
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
        match cell.strip_suffix("文件").map(str::trim) {
            Some(organ) if !organ.is_empty() => self.organs.push(organ.to_owned()),
            _ if known || unit::is_organ(cell) => self.organs.push(cell.to_owned()),
            _ => self.rest.push((Zone::Letterhead, at, cell.to_owned())),
        }
    }

    fn imprint(&mut self, at: usize, line: &str) {
        if let Some(copied) = after_label(line, "抄送").filter(|_| self.copies.is_empty()) {
            self.copies = organs(copied);
        } else if let Some((office, day)) = issued(line).filter(|_| self.day.is_none()) {
            if !office.is_empty() {
                office.clone_into(&mut self.office);
            }
            self.day = Some(day);
        } else if self.office.is_empty() && unit::is_organ(line) {
            line.clone_into(&mut self.office);
        } else {
            self.rest.push((Zone::Imprint, at, line.to_owned()));
        }
    }
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

impl Merge<'_> {
    /// Takes what the file tells in its margins, and notes which of its lines those are.
    pub(super) fn margins(&mut self) {
        let known = self.draft.meta.clone();
        let printed: Vec<usize> = (0..self.printed.len())
            .filter(|&place| is_margin(&self.printed[place]))
            .collect();
        let lost = printed
            .iter()
            .any(|&place| self.pairing.of_printed[place].is_none());
        for at in 0..self.file.len() {
            let margin = match self.pairing.of_file[at] {
                Some(place) => is_margin(&self.printed[place]),
                None => self.file[at].zone != Zone::Text || lost && self.is_lost_margin(at, &known),
            };
            if margin {
                self.pairing.set_margin(at);
            }
        }
        let before = Told::of(
            printed.iter().map(|&place| {
                let line = &self.printed[place];
                (place, line.zone, line)
            }),
            &known,
        );
        let now = Told::of(
            (0..self.file.len())
                .filter(|&at| self.pairing.is_margin(at))
                .map(|at| (at, self.zone_of(at), &self.file[at])),
            &known,
        );
        self.letterhead(&before, settled(&before, now.clone()));
        self.imprint(&before, &now);
    }

    fn zone_of(&self, at: usize) -> Zone {
        match self.pairing.of_file[at] {
            Some(place) => self.printed[place].zone,
            None if self.file[at].zone == Zone::Text && !self.is_above_text(at) => Zone::Imprint,
            None if self.file[at].zone == Zone::Text => Zone::Letterhead,
            None => self.file[at].zone,
        }
    }

    fn is_above_text(&self, at: usize) -> bool {
        let text = |at: &usize| {
            self.pairing.of_file[*at].is_some_and(|place| self.printed[place].zone == Zone::Text)
        };
        !(0..at).any(|at| text(&at))
    }

    /// Whether a line that lost its style tells what a margin told: above the text or below all of
    /// it, and nothing but that.
    fn is_lost_margin(&self, at: usize, known: &Meta) -> bool {
        const MOST: usize = 12;
        let line = &self.file[at];
        if line.kind.is_some() {
            return false;
        }
        let zone = if at < MOST && self.is_above_text(at) {
            Zone::Letterhead
        } else if at + MOST >= self.file.len() {
            Zone::Imprint
        } else {
            return false;
        };
        let told = Told::of(std::iter::once((at, zone, line)), known);
        let is_office = zone == Zone::Imprint && told.copies.is_empty() && told.day.is_none();
        told.rest.is_empty() && !is_office
    }

    fn letterhead(&mut self, before: &Told, now: Told) {
        let meta = self.draft.meta.clone();
        if before.organs != now.organs && !now.organs.is_empty() {
            let mut organs = now.organs.clone();
            if before.organs.first().map(String::as_str) == Some(meta.unit.trim()) {
                self.draft.meta.unit = organs.remove(0);
            }
            if before.organs.len() > 1 || !organs.is_empty() {
                self.draft.meta.joint = organs;
            }
            let (was, is) = (before.organs.join("、"), now.organs.join("、"));
            self.told(Zone::Letterhead, &was, &is);
        }
        let fields = [
            (&before.copy_number, now.copy_number, Field::CopyNumber),
            (&before.secrecy, now.secrecy, Field::Secrecy),
            (&before.urgency, now.urgency, Field::Urgency),
            (&before.number, now.number, Field::Number),
        ];
        for (was, is, field) in fields {
            if *was != is {
                self.told(Zone::Letterhead, was, &is);
                *field.of(&mut self.draft.meta) = is;
            }
        }
        if before.signatories != now.signatories {
            let line = |names: &[String]| labelled("签发人：", &names.join("、"), "");
            self.told(
                Zone::Letterhead,
                &line(&before.signatories),
                &line(&now.signatories),
            );
            self.draft.meta.signatories = now.signatories;
        }
        self.rest(before, &now.rest, Zone::Letterhead);
    }

    fn imprint(&mut self, before: &Told, now: &Told) {
        if before.copies != now.copies {
            let line = |organs: &[String]| labelled("抄送：", &organs.join("，"), "。");
            self.told(Zone::Imprint, &line(&before.copies), &line(&now.copies));
            self.draft.meta.copies.clone_from(&now.copies);
        }
        if (&before.office, before.day) != (&now.office, now.day) {
            let line = |told: &Told| {
                let day = told.day.map(|day| format!("{}印发", date::write(day)));
                format!("{} {}", told.office, day.unwrap_or_default())
                    .trim()
                    .to_owned()
            };
            self.told(Zone::Imprint, &line(before), &line(now));
            self.draft.meta.issuing_office.clone_from(&now.office);
            self.draft.meta.print_date = now.day;
        }
        self.rest(before, &now.rest, Zone::Imprint);
    }

    /// Lines that tell nothing stay lines, as they are.
    fn rest(&mut self, before: &Told, now: &[(Zone, usize, String)], zone: Zone) {
        let kind = kind_of(zone);
        for (_, at, text) in now.iter().filter(|(where_, ..)| *where_ == zone) {
            if before.rest.iter().any(|(_, _, old)| old == text) {
                continue;
            }
            let id = self.take_id();
            self.place(
                self.line_above(*at, zone),
                Block {
                    id,
                    kind,
                    text: text.clone(),
                },
            );
            self.told(zone, "", text);
        }
    }

    /// The block behind which a line of the margins stands.
    fn line_above(&self, at: usize, zone: Zone) -> Option<BlockId> {
        let above = (0..at).rev().find_map(|near| {
            let place = self.pairing.of_file[near]?;
            self.printed[place]
                .block
                .filter(|_| self.printed[place].zone == zone)
        });
        match zone {
            Zone::Imprint => above.or_else(|| self.draft.blocks.last().map(|block| block.id)),
            _ => above,
        }
    }

    fn told(&mut self, zone: Zone, was: &str, is: &str) {
        let place = match zone {
            Zone::Imprint => (self.file.len(), 0),
            _ => (0, 0),
        };
        let kind = match (was.is_empty(), is.is_empty()) {
            (true, _) => EditKind::Added,
            (_, true) => EditKind::Removed,
            _ => EditKind::Changed,
        };
        self.edit(place, kind, kind_of(zone), was, is);
    }
}

/// A number that can't be read as one, in the place of the one that was printed.
fn settled(before: &Told, mut now: Told) -> Told {
    let is_new = |(zone, _, text): &&(Zone, usize, String)| {
        *zone == Zone::Letterhead && !before.rest.iter().any(|(_, _, old)| old == text)
    };
    let mut new = now.rest.iter().filter(is_new);
    if let (Some((_, at, text)), None) = (new.next(), new.next())
        && now.number.is_empty()
        && !before.number.is_empty()
        && text.contains('号')
    {
        now.number.clone_from(text);
        let at = *at;
        now.rest
            .retain(|(zone, place, _)| *zone != Zone::Letterhead || *place != at);
    }
    now
}

fn is_margin(printed: &Entry) -> bool {
    printed.block.is_none() && printed.zone != Zone::Text
}

fn kind_of(zone: Zone) -> BlockKind {
    match zone {
        Zone::Imprint => BlockKind::Imprint,
        _ => BlockKind::Letterhead,
    }
}

fn labelled(label: &str, text: &str, end: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{label}{text}{end}")
    }
}

/// A field of the 版头.
enum Field {
    CopyNumber,
    Secrecy,
    Urgency,
    Number,
}

impl Field {
    fn of(self, meta: &mut Meta) -> &mut String {
        match self {
            Self::CopyNumber => &mut meta.copy_number,
            Self::Secrecy => &mut meta.secrecy,
            Self::Urgency => &mut meta.urgency,
            Self::Number => &mut meta.document_number,
        }
    }
}
