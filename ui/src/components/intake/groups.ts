/** The pieces of a reading under the steps to which they belong. */

import type { PieceView } from "../../bindings/PieceView";
import type { RoleDto } from "../../bindings/RoleDto";
import type { SlotDto } from "../../bindings/SlotDto";
import type { TemplateDto } from "../../bindings/TemplateDto";

export interface Group {
  name: string;
  /** What its headings are about; `null` outside the sections. */
  slot: SlotDto | null;
  /** Place of its first piece. */
  from: number;
  pieces: PieceView[];
}

/** What a heading may be about beside the template's steps. */
const BESIDE: [SlotDto, string][] = [
  ["work", "全年工作（总标题）"],
  ["other", "其他部分"],
];

/** Everything that a heading can be about, the template's steps first. */
export function slotNames(templates: TemplateDto[]): Map<SlotDto, string> {
  const steps = templates.flatMap(({ steps }) => steps).map(({ slot, name }): [SlotDto, string] => [slot, name]);
  return new Map([...steps, ...BESIDE]);
}

const PARTS: Partial<Record<RoleDto, string>> = {
  attachment: "落款",
  signature: "落款",
  date: "落款",
  note: "落款",
  annex: "附件",
  annextext: "附件",
  copies: "版记",
  issue: "版记",
  imprint: "版记",
};

/** The pieces in their order, those of one step that stand together as a group. */
export function groupsOf(pieces: PieceView[], names: Map<SlotDto, string>): Group[] {
  const groups: Group[] = [];
  pieces.forEach((piece, at) => {
    const part = PARTS[piece.role];
    const slot = part ? null : piece.slot;
    const name = part ?? (slot ? (names.get(slot) ?? "其他部分") : "标题与开头");
    const last = groups.at(-1);
    if (last?.name === name) last.pieces.push(piece);
    else groups.push({ name, slot, from: at, pieces: [piece] });
  });
  return groups;
}
