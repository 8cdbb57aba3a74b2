/**
 * The editor's document: a flat list of paragraphs. A paragraph has an identity and a kind; in it
 * stand characters and references to figures, nothing else. What does not stand in any paragraph
 * but must follow undo (slots, numbering, the kept heading of the container) is an attribute of
 * the document itself.
 */

import { Schema, type Node } from "prosemirror-model";

import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { NumberingDto } from "../bindings/NumberingDto";
import type { SlotDto } from "../bindings/SlotDto";
import { isKind, placeholderOf } from "./kinds";

/** Attributes of the document node. */
export interface ReportAttrs {
  slots: Readonly<Record<number, SlotDto>>;
  numbering: NumberingDto;
  workHeading: string | null;
}

/** Attributes of a block. `id` 0 asks for a fresh one. */
export interface BlockAttrs {
  id: number;
  kind: BlockKindDto;
}

export const schema = new Schema({
  nodes: {
    doc: {
      content: "block+",
      attrs: {
        slots: { default: {} },
        numbering: { default: "computed" },
        workHeading: { default: null },
      },
    },
    block: {
      content: "inline*",
      marks: "",
      attrs: { id: { default: 0 }, kind: { default: "body" } },
      toDOM(node) {
        const { id, kind } = attrsOf(node);
        return [
          "p",
          { "data-id": String(id), "data-kind": kind, "data-placeholder": placeholderOf(kind) },
          0,
        ];
      },
      parseDOM: [
        {
          tag: "p",
          getAttrs(element) {
            const kind = element.getAttribute("data-kind");
            return {
              id: Number(element.getAttribute("data-id")) || 0,
              kind: isKind(kind) ? kind : "body",
            };
          },
        },
        // A number that was copied along for other programs; here it is computed.
        { tag: "span[data-number]", ignore: true },
      ],
    },
    figure: {
      group: "inline",
      inline: true,
      atom: true,
      selectable: false,
      attrs: { id: {} },
      leafText: (node) => `⟦${String(node.attrs.id)}⟧`,
      toDOM: (node) => ["span", { "data-figure": String(node.attrs.id), class: "figure" }],
      parseDOM: [
        {
          tag: "span[data-figure]",
          getAttrs: (element) => ({ id: element.getAttribute("data-figure") ?? "" }),
        },
      ],
    },
    text: { group: "inline" },
  },
});

export const blockType = schema.nodes.block;
export const figureType = schema.nodes.figure;

export const attrsOf = (block: Node): BlockAttrs => block.attrs as BlockAttrs;
export const reportAttrs = (doc: Node): ReportAttrs => doc.attrs as ReportAttrs;
