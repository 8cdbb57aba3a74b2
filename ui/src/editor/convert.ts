/** Between the report as it is stored and the editor's document. */

import { Fragment, type Node } from "prosemirror-model";

import type { BlockDto } from "../bindings/BlockDto";
import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { ReportDto } from "../bindings/ReportDto";
import { wellFormedText } from "../well-formed";
import { pieces, reference } from "./inline";
import { attrsOf, blockType, figureType, reportAttrs, schema } from "./schema";

/** The part of a report that lives in the editor. Metadata and figures live beside it. */
export type EditedPart = Pick<ReportDto, "blocks" | "slots" | "numbering" | "work_heading">;

/** Inline nodes for a text with references. */
export function inlineOf(text: string): Fragment {
  return Fragment.fromArray(
    pieces(text).map((piece) =>
      "text" in piece ? schema.text(piece.text) : figureType.create({ id: piece.figure }),
    ),
  );
}

export function blockOf(id: number, kind: BlockKindDto, text: string): Node {
  return blockType.create({ id, kind }, inlineOf(text));
}

/** The text of a block with its references. */
export function textOf(block: Node): string {
  let text = "";
  block.forEach((child) => {
    text += child.isText ? wellFormedText(child.text ?? "") : reference(String(child.attrs.id));
  });
  return text;
}

export function docOf(part: EditedPart): Node {
  const blocks = part.blocks.map((block) => blockOf(block.id, block.kind, block.text));
  // A document has at least one paragraph to write in.
  if (blocks.length === 0) blocks.push(blockOf(1, "body", ""));
  return schema.nodes.doc.create(
    { slots: part.slots, numbering: part.numbering, workHeading: part.work_heading },
    blocks,
  );
}

export function partOf(doc: Node): EditedPart {
  const blocks: BlockDto[] = [];
  doc.forEach((block) => blocks.push({ ...attrsOf(block), text: textOf(block) }));
  const { slots, numbering, workHeading } = reportAttrs(doc);
  return { blocks, slots: { ...slots }, numbering, work_heading: workHeading };
}
