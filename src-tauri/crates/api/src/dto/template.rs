//! Templates as the window shows them.

use serde::Serialize;
use ts_rs::TS;

use super::SlotDto;

/// A report type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct TemplateDto {
    /// Stable id.
    pub id: String,
    /// Name to choose it by.
    pub name: String,
    /// Words in an empty addressee.
    pub addressee_hint: String,
    /// Guidance for the opening.
    pub lead: LeadDto,
    /// The steps in order.
    pub steps: Vec<StepDto>,
}

/// Guidance for the opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LeadDto {
    /// What it is for.
    pub purpose: String,
    /// What the county looks for.
    pub prompts: Vec<String>,
    /// Sentences to begin with; `{unit}`, `{short}`, `{year}`, `{next_year}` stand unfilled.
    pub sentences: Vec<String>,
}

/// Guidance for a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct StepDto {
    /// What it is about.
    pub slot: SlotDto,
    /// Name in the navigator.
    pub name: String,
    /// Heading of a new section.
    pub heading: String,
    /// Left out of a new report until asked for.
    pub optional: bool,
    /// What it is for.
    pub purpose: String,
    /// What the county looks for.
    pub prompts: Vec<String>,
    /// Sentences to begin with; figures as `⟦id⟧`, `{unit}`, `{short}`, `{year}`, `{next_year}`
    /// unfilled.
    pub sentences: Vec<String>,
}

impl From<&report::Template> for TemplateDto {
    fn from(template: &report::Template) -> Self {
        Self {
            id: template.id.clone(),
            name: template.name.clone(),
            addressee_hint: template.addressee_hint.clone(),
            lead: LeadDto {
                purpose: template.lead.purpose.clone(),
                prompts: template.lead.prompts.clone(),
                sentences: template.lead.sentences.clone(),
            },
            steps: template
                .steps
                .iter()
                .map(|step| StepDto {
                    slot: step.slot.into(),
                    name: step.name.clone(),
                    heading: step.heading.clone(),
                    optional: step.optional,
                    purpose: step.purpose.clone(),
                    prompts: step.prompts.clone(),
                    sentences: step.sentences.clone(),
                })
                .collect(),
        }
    }
}
