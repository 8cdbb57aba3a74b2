//! 版头 and 版记: what the report says of itself, read from the lines of the file as a whole, because
//! number and signatories share theirs and stand in any order.

use std::collections::HashSet;

use super::lines::{Entry, Zone};
use super::told::{Field, Told, settled};
use super::{EditKind, Merge};
use crate::block::{Block, BlockId, BlockKind};
use crate::date;
use crate::marking;
use crate::meta::{Meta, Variant};

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
        let now = settled(&before, now);
        self.letterhead(&before, now.clone());
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
        let fields = Field::ALL.into_iter();
        for field in fields.filter(|field| field.zone() == Zone::Letterhead) {
            let (was, is) = (field.told(before), field.told(&now));
            if was != is {
                self.told(Zone::Letterhead, was, is);
                is.clone_into(field.of(&mut self.draft.meta));
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
        if before.for_comment != now.for_comment {
            let mark = |is: bool| if is { marking::FOR_COMMENT } else { "" };
            self.told(
                Zone::Letterhead,
                mark(before.for_comment),
                mark(now.for_comment),
            );
            self.draft.meta.variant = match now.for_comment {
                true => Variant::Consultation,
                // Comments are in: what follows is what is sent.
                false => Variant::Submission,
            };
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
        let known: HashSet<&str> = before.rest.iter().map(|(.., text)| text.as_str()).collect();
        for (_, at, text) in now.iter().filter(|(where_, ..)| *where_ == zone) {
            if known.contains(text.as_str()) {
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
