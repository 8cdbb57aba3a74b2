//! Figures that people put right in Word. What stands in the text wins, so a figure takes the value
//! that stands in its place, if every place of the text that shows it has that value. Otherwise the
//! text is as the file has it, and the figure is as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Entry, squashed};
use super::restore::{self, Fate};
use super::{Correction, Merge};
use crate::figures::{Figure, Figures};
use crate::inline;
use crate::quantity::Quantity;
use crate::template::Template;

/// What the places of the text say of one figure.
#[derive(Debug, Default)]
struct Places {
    /// How many show it as it was.
    kept: usize,
    /// The quantities that stand in the others.
    found: BTreeSet<String>,
}

/// A row of the figures annex that says something else than it did.
struct Row {
    /// The line of the file.
    at: usize,
    id: String,
    /// Its cells as the file has them: label, unit, this year, last year, change, as far as there are.
    cells: Vec<String>,
}

/// What a figure would become: this year's quantity with its unit, and last year's without.
type Wanted = (Option<String>, Option<String>);

impl Merge<'_> {
    /// Takes the values that stand in the file.
    pub(super) fn figures(&mut self, template: Option<&Template>) {
        let places = self.places();
        let rows = self.rows();
        let mut wanted = self.wanted(&places, &rows);
        let Some(now) = self.take(&mut wanted, &places, template) else {
            self.left(&places);
            return;
        };
        let settled = rows.iter().filter(|row| row.is_settled(self.figures, &now));
        self.settled = settled.map(|row| row.at).collect();
        for id in wanted.keys() {
            let (was, is) = (self.figures.show(id), now.show(id));
            if was != is && places.contains_key(id) {
                self.corrected.insert(id.clone(), is.to_owned());
            }
        }
        let figures = wanted
            .keys()
            .filter_map(|id| Some((self.figures.get(id)?, now.get(id)?)));
        self.corrections = figures.flat_map(|(was, is)| corrections(was, is)).collect();
        self.left(&places);
    }

    /// What the text says of each figure that some line of it shows or showed.
    fn places(&self) -> BTreeMap<String, Places> {
        let mut places: BTreeMap<String, Places> = BTreeMap::new();
        for (at, line) in self.file.iter().enumerate() {
            if self.pairing.is_margin(at) {
                continue;
            }
            let was = self.pairing.of_file[at].map(|place| (place, &self.printed[place]));
            let sources = match was {
                Some((_, was)) if was.text == line.text => {
                    let text = was.block.and_then(|id| self.old.get(&id));
                    for id in text
                        .iter()
                        .flat_map(|block| inline::references(&block.text))
                    {
                        places.entry(id.to_owned()).or_default().kept += 1;
                    }
                    continue;
                }
                Some((place, _)) => self.joined(place),
                None => self.divided(at),
            };
            for (id, fate) in restore::fates(&line.text, &sources, self.figures) {
                let of = places.entry(id.to_owned()).or_default();
                match fate {
                    Fate::Stands(_) => of.kept += 1,
                    Fate::Replaced(_, _, found) if self.is_quantity(id, &found) => {
                        of.found.insert(found);
                    }
                    Fate::Replaced(..) | Fate::Gone => {}
                }
            }
        }
        places.retain(|_, places| places.kept > 0 || !places.found.is_empty());
        places
    }

    /// Whether words are a quantity with the unit of a figure.
    fn is_quantity(&self, id: &str, words: &str) -> bool {
        let figure = self.figures.get(id);
        figure.is_some_and(|figure| {
            let quantity = bare(words, &figure.unit);
            let quantity = quantity.and_then(|bare| Quantity::parse(&bare, &figure.unit));
            // As the form will print it.
            quantity.is_some_and(|quantity| quantity.show(&figure.unit) == words)
        })
    }

    /// The rows of the figures annex that were changed.
    fn rows(&self) -> Vec<Row> {
        let annex = self
            .pairing
            .figures_annex(self.printed, self.file, &self.settled);
        (0..self.printed.len())
            .filter(|place| annex.holds(*place))
            .filter_map(|place| {
                let at = self.pairing.of_printed[place]?;
                let (was, line) = (&self.printed[place], &self.file[at]);
                (was.key != line.key).then_some(())?;
                let (id, cells) = self.row(was, line)?;
                Some(Row { at, id, cells })
            })
            .collect()
    }

    /// The figure of a row, if the row still names it, and what it says.
    fn row(&self, was: &Entry, line: &Entry) -> Option<(String, Vec<String>)> {
        let (was, is) = (cells(&was.text), cells(&line.text));
        (was.len() == is.len() && was.len() > 2 && was[..2] == is[..2]).then_some(())?;
        let figure = self
            .figures
            .iter()
            .find(|figure| row_of(figure).starts_with(&was))?;
        Some((figure.id.clone(), is))
    }

    /// The values that the figures would take.
    fn wanted(&self, places: &BTreeMap<String, Places>, rows: &[Row]) -> BTreeMap<String, Wanted> {
        let mut wanted: BTreeMap<String, Wanted> = BTreeMap::new();
        for (id, places) in places {
            if let (0, 1, Some(found)) = (places.kept, places.found.len(), places.found.first()) {
                wanted.entry(id.clone()).or_default().0 = Some(found.clone());
            }
        }
        for row in rows {
            let Some(figure) = self.figures.get(&row.id) else {
                continue;
            };
            let was = row_of(figure);
            let changed = |at: usize| row.cells.get(at).filter(|cell| **cell != was[at]);
            let number = |cell: &String| Quantity::parse(cell, &figure.unit);
            if let Some(this) = changed(2).and_then(number)
                && !places.contains_key(&row.id)
            {
                wanted.entry(row.id.clone()).or_default().0 = Some(this.show(&figure.unit));
            }
            if let Some(last) = changed(3).filter(|cell| number(cell).is_some()) {
                wanted.entry(row.id.clone()).or_default().1 = Some(last.clone());
            }
        }
        wanted
    }

    /// Puts the values into the report; the figures as they are then. A value with which the text would
    /// not show what the file shows is left out; `None`, and nothing is changed, where none is left.
    fn take(
        &mut self,
        wanted: &mut BTreeMap<String, Wanted>,
        places: &BTreeMap<String, Places>,
        template: Option<&Template>,
    ) -> Option<Figures> {
        while !wanted.is_empty() {
            match self.taken(wanted, places, template) {
                Ok(now) => return Some(now),
                Err(Some(id)) => wanted.remove(&id)?,
                Err(None) => return None,
            };
        }
        None
    }

    /// The figures with these values, put into the report; else the one whose value does not do, `None`
    /// where it can't be told which.
    fn taken(
        &mut self,
        wanted: &BTreeMap<String, Wanted>,
        places: &BTreeMap<String, Places>,
        template: Option<&Template>,
    ) -> Result<Figures, Option<String>> {
        let mut report = self.draft.clone();
        for (id, (this, last)) in wanted {
            let unit = self.figures.get(id).map_or("", |figure| &figure.unit);
            let entry = report.figures.entry(id.clone()).or_default();
            if let Some(this) = this {
                entry.entry = bare(this, unit).ok_or_else(|| Some(id.clone()))?;
            }
            if let Some(last) = last {
                entry.last.clone_from(last);
            }
        }
        // What is computed from them and stands in the text as it was stays as it was: whoever changed
        // one figure may have left the sum, and review says that the two do not agree.
        let computed = Figures::of(&report, template);
        for (id, _) in places.iter().filter(|(_, places)| places.kept > 0) {
            if computed.show(id) != self.figures.show(id) {
                let figure = self.figures.get(id).ok_or(None)?;
                let entry = bare(&figure.display, &figure.unit).ok_or(None)?;
                report.figures.entry(id.clone()).or_default().entry = entry;
            }
        }
        let now = Figures::of(&report, template);
        for (id, (this, _)) in wanted {
            if this.as_ref().is_some_and(|this| now.show(id) != this) {
                return Err(Some(id.clone()));
            }
        }
        let is_as_it_was = |(id, places): (&String, &Places)| {
            places.kept == 0 || now.show(id) == self.figures.show(id)
        };
        if !places.iter().all(is_as_it_was) {
            return Err(None);
        }
        self.draft.figures = report.figures;
        Ok(now)
    }

    /// Tells of values that stand in one place of the text and not in another.
    fn left(&mut self, places: &BTreeMap<String, Places>) {
        for (id, places) in places {
            let (Some(figure), Some(found)) = (self.figures.get(id), places.found.first()) else {
                continue;
            };
            if !self.corrected.contains_key(id) {
                self.corrections.push(Correction {
                    label: figure.label.clone(),
                    before: figure.display.clone(),
                    after: found.clone(),
                    taken: false,
                });
            }
        }
    }
}

/// What of a figure is another.
fn corrections(was: &Figure, is: &Figure) -> Vec<Correction> {
    [
        (was.label.clone(), &was.display, &is.display),
        (
            format!("{}（去年）", was.label),
            &was.last_display,
            &is.last_display,
        ),
    ]
    .into_iter()
    .filter(|(_, was, is)| was != is)
    .map(|(label, was, is)| Correction {
        label,
        before: was.clone(),
        after: is.clone(),
        taken: true,
    })
    .collect()
}

impl Row {
    /// Whether the form prints the row as the file has it, once the figures are these. The change is
    /// reckoned: one that was left as it was makes no difference.
    fn is_settled(&self, was: &Figures, now: &Figures) -> bool {
        let (Some(was), Some(now)) = (was.get(&self.id), now.get(&self.id)) else {
            return false;
        };
        let (was, now) = (row_of(was), row_of(now));
        self.cells
            .iter()
            .enumerate()
            .all(|(at, cell)| *cell == now[at] || at == 4 && *cell == was[at])
    }
}

/// The cells of a row, without white space: where the form breaks one makes no difference.
fn cells(row: &str) -> Vec<String> {
    row.split('\t').map(squashed).collect()
}

/// The cells of a figure's row as [`cells`] gives them.
fn row_of(figure: &Figure) -> Vec<String> {
    figure.row().iter().map(|cell| squashed(cell)).collect()
}

/// A quantity without its unit, if it is one.
fn bare(shown: &str, unit: &str) -> Option<String> {
    let number = match unit {
        "" => shown.to_owned(),
        unit => {
            let at = shown.rfind(unit)?;
            format!("{}{}", &shown[..at], &shown[at + unit.len()..])
        }
    };
    let number = number.trim().to_owned();
    Quantity::parse(&number, unit).map(|_| number)
}
