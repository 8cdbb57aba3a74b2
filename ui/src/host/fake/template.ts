/** The project's own template, read as the program reads it, for the fake host. */

import { parse } from "smol-toml";

import source from "../../../../assets/templates/fazhi-niandu.toml?raw";
import type { SlotDto } from "../../bindings/SlotDto";
import type { TemplateDto } from "../../bindings/TemplateDto";

export interface FigureDef {
  id: string;
  label: string;
  unit: string;
  hint?: string;
  at_most?: string;
  compute?: { rate?: { part: string; whole: string; decimals?: number }; sum?: string[] };
}

interface Step {
  slot: SlotDto;
  name: string;
  heading: string;
  optional?: boolean;
  purpose: string;
  prompts: string[];
  sentences: string[];
  figure?: FigureDef[];
}

interface Template {
  id: string;
  name: string;
  title: string;
  addressee_hint: string;
  work_heading: string;
  lead: TemplateDto["lead"];
  step: Step[];
}

export const template = parse(source) as unknown as Template;

/** Every figure with the slot it belongs to. */
export const figureDefs: { slot: SlotDto; def: FigureDef }[] = template.step.flatMap((step) =>
  (step.figure ?? []).map((def) => ({ slot: step.slot, def })),
);

export const templateDto: TemplateDto = {
  id: template.id,
  name: template.name,
  addressee_hint: template.addressee_hint,
  lead: template.lead,
  steps: template.step.map(({ slot, name, heading, optional, purpose, prompts, sentences }) => ({
    slot,
    name,
    heading,
    optional: optional ?? false,
    purpose,
    prompts,
    sentences,
  })),
};
