//! The figures of a report as its text shows them: entered, or computed from others.

use std::collections::BTreeMap;

use crate::inline;
use crate::quantity::{Decimal, Quantity};
use crate::report::Report;
use crate::slot::Slot;
use crate::template::{Compute, FigureDef, Template};

/// What stands where a figure has no value yet. Two multiplication signs are what an official puts
/// for “to be filled in”; review finds them.
pub const NOTHING: &str = "××";

/// One figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Id in the template.
    pub id: String,
    /// What is counted.
    pub label: String,
    /// 量词
    pub unit: String,
    /// The step it belongs to.
    pub slot: Slot,
    /// What is meant, where the label can be misread.
    pub hint: String,
    /// What was entered, trimmed.
    pub entry: String,
    /// The quantity with unit as the text shows it; empty where there is none.
    pub display: String,
    /// Last year's figure as entered, trimmed; computed from last year's others where it was not.
    pub last: String,
    /// Last year's quantity with unit, likewise; empty where there is none.
    pub last_display: String,
    /// What became of it since; `None` where one of the two can't be reckoned with.
    pub change: Option<Change>,
    /// Whether it was computed, nothing having been entered.
    pub computed: bool,
    /// How it is computed, in Chinese.
    pub explanation: String,
    /// What contradicts it, in Chinese.
    pub problem: String,
    /// In how many places of the text it stands.
    pub uses: u32,
}

impl Figure {
    /// Whether it has a value, this year or last: one that never had any tells nothing.
    #[must_use]
    pub fn is_told(&self) -> bool {
        !self.display.is_empty() || !self.last_display.is_empty()
    }

    /// Its row in the figures annex: what, unit, this year, last year, change. An empty cell would be
    /// an open question: a dash says that there is nothing.
    #[must_use]
    pub fn row(&self) -> [String; 5] {
        let dash = |text: &str| match text.trim() {
            "" => "—".to_owned(),
            text => text.to_owned(),
        };
        let bare = |shown: &str| match self.unit.as_str() {
            "" => dash(shown),
            unit => dash(&shown.replacen(unit, "", 1)),
        };
        let change = self.change.as_ref().map(ToString::to_string);
        [
            self.label.clone(),
            dash(&self.unit),
            bare(&self.display),
            bare(&self.last_display),
            dash(&change.unwrap_or_default()),
        ]
    }
}

/// A figure against that of last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The difference with its sign, `+12`, `−3`, `0`; of a rate in percentage points.
    pub difference: String,
    /// Whether it is the change of a rate.
    pub of_rate: bool,
    /// The difference in per cent of last year's figure, with one decimal and its sign, `+8.3%`;
    /// `None` for a rate and where last year's figure was 0.
    pub per_cent: Option<String>,
}

/// `+12（+8.3%）`, `+1.2个百分点`, `持平`.
impl std::fmt::Display for Change {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.per_cent {
            _ if self.difference == "0" => to.write_str("持平"),
            Some(per_cent) => write!(to, "{}（{per_cent}）", self.difference),
            None if self.of_rate => write!(to, "{}个百分点", self.difference),
            None => to.write_str(&self.difference),
        }
    }
}

impl Change {
    fn of(this: Decimal, last: Decimal, unit: &str) -> Self {
        let (sign, difference) = if this >= last {
            ("+", this.minus(last))
        } else {
            ("−", last.minus(this))
        };
        let sign = if this == last { "" } else { sign };
        Self {
            difference: format!("{sign}{}", difference.write()),
            of_rate: unit == "%",
            per_cent: difference
                .per_cent_of(last, 1)
                .filter(|_| unit != "%")
                .map(|rate| format!("{sign}{}%", rate.write())),
        }
    }
}

/// Every figure of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    list: Vec<Figure>,
    at: BTreeMap<String, usize>,
}

impl Figures {
    /// The figures of a report made from a template. A figure that was entered or stands in the
    /// text but that the template does not (any longer) know keeps its entry and shows it.
    #[must_use]
    pub fn of(report: &Report, template: Option<&Template>) -> Self {
        let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
        for id in report
            .blocks
            .iter()
            .flat_map(|block| inline::references(&block.text))
        {
            *uses.entry(id).or_default() += 1;
        }
        let known: Vec<(Slot, &FigureDef)> =
            template.into_iter().flat_map(Template::figures).collect();
        let reckoner = Reckoner {
            report,
            year: Year::This,
            defs: known
                .iter()
                .map(|(_, def)| (def.id.as_str(), *def))
                .collect(),
        };
        let before = Reckoner {
            report,
            year: Year::Last,
            defs: reckoner.defs.clone(),
        };
        let mut list: Vec<Figure> = known
            .iter()
            .map(|(slot, def)| reckoner.figure(&before, *slot, def, uses.get(def.id.as_str())))
            .collect();
        let strangers = report
            .figures
            .keys()
            .map(String::as_str)
            .chain(uses.keys().copied());
        for id in strangers.collect::<std::collections::BTreeSet<_>>() {
            if !reckoner.defs.contains_key(id) {
                list.push(stranger(id, report, uses.get(id)));
            }
        }
        let at = list
            .iter()
            .enumerate()
            .map(|(at, figure)| (figure.id.clone(), at))
            .collect();
        Self { list, at }
    }

    /// The figures, in the order of the template.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.list.iter()
    }

    /// The figure with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.at.get(id).and_then(|at| self.list.get(*at))
    }

    /// What a reference shows: the quantity, or [`NOTHING`].
    #[must_use]
    pub fn show(&self, id: &str) -> &str {
        self.get(id)
            .map(|figure| figure.display.as_str())
            .filter(|text| !text.is_empty())
            .unwrap_or(NOTHING)
    }
}

fn stranger(id: &str, report: &Report, uses: Option<&u32>) -> Figure {
    let entry = entry_of(report, id, Year::This);
    let last = entry_of(report, id, Year::Last);
    Figure {
        id: id.to_owned(),
        label: id.to_owned(),
        unit: String::new(),
        slot: Slot::Other,
        hint: String::new(),
        display: entry.clone(),
        entry,
        last_display: last.clone(),
        last,
        change: None,
        computed: false,
        explanation: String::new(),
        problem: String::new(),
        uses: uses.copied().unwrap_or(0),
    }
}

fn entry_of(report: &Report, id: &str, year: Year) -> String {
    let entry = report.figures.get(id).map(|figure| match year {
        Year::This => figure.entry.as_str(),
        Year::Last => figure.last.as_str(),
    });
    entry.unwrap_or_default().trim().to_owned()
}

/// Whose figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    This,
    Last,
}

struct Reckoner<'a> {
    report: &'a Report,
    year: Year,
    defs: BTreeMap<&'a str, &'a FigureDef>,
}

impl Reckoner<'_> {
    fn figure(&self, before: &Self, slot: Slot, def: &FigureDef, uses: Option<&u32>) -> Figure {
        let entry = entry_of(self.report, &def.id, self.year);
        let reckoned = def
            .compute
            .as_ref()
            .and_then(|compute| self.reckon(compute));
        let mut problem = String::new();
        let (display, computed) = if entry.is_empty() {
            (
                reckoned
                    .as_ref()
                    .map(|(value, _)| format!("{}{}", value.write(), def.unit))
                    .unwrap_or_default(),
                reckoned.is_some(),
            )
        } else if let Some(quantity) = Quantity::parse(&entry, &def.unit) {
            problem =
                self.contradiction(def, &quantity, reckoned.as_ref().map(|(value, _)| *value));
            (quantity.show(&def.unit), false)
        } else {
            problem = "这里要填数字，可以带“约”“余”“多”“以上”；现在照原样显示。".to_owned();
            (entry.clone(), false)
        };
        let (last, last_display) = before.last(def);
        let change = match (self.value(&def.id), before.value(&def.id)) {
            (Some(this), Some(last)) => Some(Change::of(this, last, &def.unit)),
            _ => None,
        };
        Figure {
            last,
            last_display,
            change,
            id: def.id.clone(),
            label: def.label.clone(),
            unit: def.unit.clone(),
            slot,
            hint: def.hint.clone().unwrap_or_default(),
            entry,
            display,
            computed,
            explanation: self.explain(def, reckoned.map(|(_, explanation)| explanation)),
            problem,
            uses: uses.copied().unwrap_or(0),
        }
    }

    fn entered(&self, id: &str) -> Option<Quantity> {
        let def = self.defs.get(id)?;
        Quantity::parse(&entry_of(self.report, id, self.year), &def.unit)
    }

    /// Entry and display of last year's figure.
    fn last(&self, def: &FigureDef) -> (String, String) {
        let entry = entry_of(self.report, &def.id, self.year);
        if !entry.is_empty() {
            let display = Quantity::parse(&entry, &def.unit)
                .map_or(entry.clone(), |quantity| quantity.show(&def.unit));
            return (entry, display);
        }
        let computed = self.value(&def.id).map(Decimal::write);
        let display = computed
            .as_ref()
            .map(|value| format!("{value}{}", def.unit))
            .unwrap_or_default();
        (computed.unwrap_or_default(), display)
    }

    /// The exact value of another figure: as entered or, one step deep, as computed.
    fn value(&self, id: &str) -> Option<Decimal> {
        if entry_of(self.report, id, self.year).is_empty() {
            let compute = self.defs.get(id)?.compute.as_ref()?;
            return match compute {
                Compute::Sum(parts) => self.sum(parts),
                // Nothing is computed from a rate: the template forbids it.
                Compute::Rate {
                    part,
                    whole,
                    decimals,
                } => self.value(part)?.per_cent_of(self.value(whole)?, *decimals),
            };
        }
        self.entered(id)
            .filter(Quantity::is_exact)
            .map(|quantity| quantity.value)
    }

    fn sum(&self, parts: &[String]) -> Option<Decimal> {
        parts
            .iter()
            .map(|part| {
                self.entered(part)
                    .filter(Quantity::is_exact)
                    .map(|quantity| quantity.value)
            })
            .try_fold(Decimal::whole(0), |total, part| Some(total.plus(part?)))
    }

    fn reckon(&self, compute: &Compute) -> Option<(Decimal, String)> {
        match compute {
            Compute::Rate {
                part,
                whole,
                decimals,
            } => {
                let (top, bottom) = (self.value(part)?, self.value(whole)?);
                let rate = top.per_cent_of(bottom, *decimals)?;
                let rounding = if top.is_exact_per_cent_of(bottom, *decimals) {
                    "，正好除尽".to_owned()
                } else {
                    format!("，四舍五入到{}", place(*decimals))
                };
                Some((
                    rate,
                    format!("{} ÷ {}{rounding}", top.write(), bottom.write()),
                ))
            }
            Compute::Sum(parts) => {
                let total = self.sum(parts)?;
                let parts: Vec<String> = parts
                    .iter()
                    .filter_map(|part| self.value(part))
                    .map(Decimal::write)
                    .collect();
                Some((total, parts.join(" + ")))
            }
        }
    }

    fn explain(&self, def: &FigureDef, reckoned: Option<String>) -> String {
        if let Some(explanation) = reckoned {
            return explanation;
        }
        let Some(compute) = &def.compute else {
            return String::new();
        };
        let name = |id: &str| {
            self.defs
                .get(id)
                .map_or(id.to_owned(), |def| format!("“{}”", def.label))
        };
        match compute {
            Compute::Rate { part, whole, .. } => format!(
                "填好{}和{}后自动算出；带“余”“多”等约数的不计算",
                name(part),
                name(whole)
            ),
            Compute::Sum(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| name(part)).collect();
                format!("填好{}后自动合计，也可以直接填", parts.join("、"))
            }
        }
    }

    fn contradiction(
        &self,
        def: &FigureDef,
        quantity: &Quantity,
        reckoned: Option<Decimal>,
    ) -> String {
        if !quantity.is_exact() {
            return String::new();
        }
        if let Some(reckoned) = reckoned
            && reckoned != quantity.value
        {
            return format!(
                "填的是{}，按其他数据算应为{}{}，请核对。",
                quantity.show(&def.unit),
                reckoned.write(),
                def.unit
            );
        }
        if def.unit == "%" && quantity.value > Decimal::whole(100) {
            return "比例不会超过100%，请核对。".to_owned();
        }
        if let Some(whole) = &def.at_most
            && let Some(most) = self.value(whole)
            && quantity.value > most
        {
            let label = self
                .defs
                .get(whole.as_str())
                .map_or(whole.as_str(), |def| def.label.as_str());
            return format!("不应多于“{label}”（{}），请核对。", most.write());
        }
        String::new()
    }
}

fn place(decimals: u8) -> &'static str {
    match decimals {
        0 => "整数",
        1 => "一位小数",
        2 => "两位小数",
        _ => "多位小数",
    }
}
