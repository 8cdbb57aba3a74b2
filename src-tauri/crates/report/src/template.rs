//! A report type as data: what its steps are for, what to ask, which figures belong to them, and
//! sentences to begin with. The files are `assets/templates/*.toml`; this module only knows their
//! form and [`Template::problems`], which a template's own test calls.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::inline;
use crate::slot::Slot;

/// One report type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable id, stored in every report made from the template.
    pub id: String,
    /// What a person chooses it by.
    pub name: String,
    /// Title of a new report. `{unit}`, `{short}`, `{year}`, `{next_year}` are filled in, here and
    /// in every heading and sentence.
    pub title: String,
    /// Words that stand in the empty addressee until one is written.
    pub addressee_hint: String,
    /// Heading of the container that holds this year's work in the three-part outline.
    pub work_heading: String,
    /// The paragraphs before the first heading.
    pub lead: Lead,
    /// The steps, in the order of a new report.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// Guidance for the opening paragraph.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// What it is for, in one sentence.
    pub purpose: String,
    /// What the county looks for.
    pub prompts: Vec<String>,
    /// Sentences to begin with.
    pub sentences: Vec<String>,
}

/// One step of writing, a section of the report.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the step is about; unique within a template.
    pub slot: Slot,
    /// Name in the step navigator.
    pub name: String,
    /// Heading of a new report's section.
    pub heading: String,
    /// Whether a new report leaves the step out until it is asked for.
    #[serde(default)]
    pub optional: bool,
    /// What the step is for, in one sentence.
    pub purpose: String,
    /// What the county looks for.
    pub prompts: Vec<String>,
    /// Sentences to begin with, with references to figures.
    pub sentences: Vec<String>,
    /// The figures that belong here.
    #[serde(default, rename = "figure")]
    pub figures: Vec<FigureDef>,
}

/// A figure that the county may ask for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureDef {
    /// Stable id, unique within a template, stored in every text that refers to it.
    pub id: String,
    /// What is counted.
    pub label: String,
    /// 量词, printed behind the number: 件, 人次, 万元, %.
    pub unit: String,
    /// How it follows from other figures, if it does.
    #[serde(default)]
    pub compute: Option<Compute>,
    /// Id of a figure that this one is a part of, so that it can't be the greater.
    #[serde(default)]
    pub at_most: Option<String>,
    /// What is meant, where the label can be misread.
    #[serde(default)]
    pub hint: Option<String>,
}

/// How a figure follows from others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Compute {
    /// 100 × part ÷ whole, rounded half up.
    Rate {
        /// Id of the part.
        part: String,
        /// Id of the whole.
        whole: String,
        /// Decimals that are shown; a rate that comes out even shows none.
        #[serde(default = "one_decimal")]
        decimals: u8,
    },
    /// The sum of these figures.
    Sum(Vec<String>),
}

fn one_decimal() -> u8 {
    1
}

impl Compute {
    /// The ids that the figure follows from.
    #[must_use]
    pub fn inputs(&self) -> Vec<&str> {
        match self {
            Self::Rate { part, whole, .. } => vec![part, whole],
            Self::Sum(parts) => parts.iter().map(String::as_str).collect(),
        }
    }
}

impl Template {
    /// The step about a slot.
    #[must_use]
    pub fn step(&self, slot: Slot) -> Option<&Step> {
        self.steps.iter().find(|step| step.slot == slot)
    }

    /// Every figure with the slot it belongs to, in the order of the steps.
    pub fn figures(&self) -> impl Iterator<Item = (Slot, &FigureDef)> {
        self.steps
            .iter()
            .flat_map(|step| step.figures.iter().map(|figure| (step.slot, figure)))
    }

    /// The figure with an id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&FigureDef> {
        self.figures()
            .map(|(_, figure)| figure)
            .find(|figure| figure.id == id)
    }

    /// What is wrong with the template's own references: ids twice, relations or sentences that
    /// name no figure, figures computed from computed figures. Empty when it is sound.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut ids = BTreeSet::new();
        let mut slots = BTreeSet::new();
        for step in &self.steps {
            if !slots.insert(step.slot) {
                problems.push(format!("step {} stands twice", step.slot.word()));
            }
        }
        for (_, figure) in self.figures() {
            if !inline::is_id(&figure.id) {
                problems.push(format!("figure {}: not an id", figure.id));
            }
            if !ids.insert(figure.id.as_str()) {
                problems.push(format!("figure {} stands twice", figure.id));
            }
        }
        for (_, figure) in self.figures() {
            let inputs = figure.compute.iter().flat_map(Compute::inputs);
            for other in inputs.chain(figure.at_most.as_deref()) {
                match self.figure(other) {
                    None => problems.push(format!("figure {}: no figure {other}", figure.id)),
                    Some(other) if !reckonable(figure, other) => {
                        problems.push(format!(
                            "figure {}: {} is computed itself",
                            figure.id, other.id
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
        let sentences = self
            .steps
            .iter()
            .flat_map(|step| &step.sentences)
            .chain(&self.lead.sentences);
        for sentence in sentences {
            for id in inline::references(sentence) {
                if !ids.contains(id) {
                    problems.push(format!("sentence refers to no figure {id}: {sentence}"));
                }
            }
        }
        problems
    }
}

/// Whether a figure can be computed from another: from one that is entered, and a rate also from
/// a sum. One step is as deep as a clerk can follow.
fn reckonable(figure: &FigureDef, input: &FigureDef) -> bool {
    match (&figure.compute, &input.compute) {
        (None, _) | (_, None) => true,
        (Some(Compute::Rate { .. }), Some(Compute::Sum(_))) => true,
        (Some(_), Some(_)) => false,
    }
}

/// Fills `{unit}`, `{short}`, `{year}` and `{next_year}` into a title, heading or sentence.
#[must_use]
pub fn fill(pattern: &str, meta: &crate::Meta) -> String {
    let short = if meta.unit_short.is_empty() {
        &meta.unit
    } else {
        &meta.unit_short
    };
    pattern
        .replace("{unit}", &meta.unit)
        .replace("{short}", short)
        .replace("{year}", &meta.year.to_string())
        .replace("{next_year}", &meta.year.saturating_add(1).to_string())
}
