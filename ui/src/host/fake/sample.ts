/** A report with text and figures, so that the fake library has something to show. */

import type { MetaDto } from "../../bindings/MetaDto";
import type { ReportDto } from "../../bindings/ReportDto";
import { create, fill, freshId } from "./outline";
import { template } from "./template";

export const emptyMeta: MetaDto = {
  unit: "",
  unit_short: "",
  year: 0,
  copy_number: "",
  secrecy: "",
  urgency: "",
  joint: [],
  document_number: "",
  signatories: [],
  copies: [],
  issuing_office: "",
  print_date: null,
  variant: "submission",
  paper: "document",
  signature_rule: "unsealed",
  post: "",
  figures_annex: false,
};

export function sampleReport(): ReportDto {
  const meta = { ...emptyMeta, unit: "青石镇人民政府", unit_short: "青石镇", year: 2026 };
  const report = create(meta, "three-part");
  const entries = { meetings_party_law: "4", meetings_topic: "6", publicity_events: "30余", disputes_total: "65", disputes_success: "61" };
  report.figures = Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, { entry, last: "" }]));
  const lead = report.blocks.find((block) => block.kind === "body");
  const addressee = report.blocks.find((block) => block.kind === "addressee");
  if (addressee) addressee.text = "县委、县人民政府：";
  if (lead) lead.text = `${fill(template.lead.sentences[0] ?? "", meta)}${fill(template.lead.sentences[8] ?? "", meta)}`;
  for (const step of template.step.slice(0, 4)) {
    const heading = report.blocks.findIndex((block) => report.slots[block.id] === step.slot);
    const body = report.blocks[heading + 1];
    if (body) body.text = step.sentences.slice(0, 3).map((text) => fill(text, meta)).join("");
    report.blocks.splice(heading + 2, 0, {
      id: freshId(report),
      kind: "body",
      text: step.sentences.slice(3, 5).map((text) => fill(text, meta)).join(""),
    });
  }
  const date = report.blocks.find((block) => block.kind === "date");
  if (date) date.text = "2027年1月15日";
  return report;
}
