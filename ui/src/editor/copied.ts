/**
 * What leaves for the clipboard: text and HTML as they are printed, with numbers and quantities in
 * place. The HTML carries kinds and references too, for pasting within the program.
 */

import { DOMSerializer, type Fragment, type Node, type Slice } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

import type { View } from "../bindings/View";
import { attrsOf, blockType, figureType, schema } from "./schema";

/** Stands where a figure has no value yet, as in the exported file. */
const NOTHING = "××";

/** How blocks are written for the clipboard. */
export class Copied {
  #numbers = new Map<number, string>();
  #figures = new Map<string, string>();
  /** A paragraph of which only a part was copied: it goes without its number. */
  #partial: Node | null = null;

  /** What follows from the report now. */
  show(view: View): void {
    this.#numbers = new Map(view.blocks.map((block) => [block.id, block.number ?? ""]));
    this.#figures = new Map(view.figures.map((figure) => [figure.id, figure.display]));
  }

  /** Looks at what is about to be copied. */
  take(slice: Slice, state: EditorState): Slice {
    const { $from, $to } = state.selection;
    const whole = $from.parentOffset === 0 && (!$from.sameParent($to) || $to.parentOffset === $to.parent.content.size);
    this.#partial = whole ? null : slice.content.firstChild;
    return slice;
  }

  text(slice: Slice): string {
    const lines: string[] = [];
    slice.content.forEach((block) => lines.push(this.#number(block) + this.#line(block.content)));
    return lines.join("\n");
  }

  readonly serializer = new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(schema),
      [blockType.name]: (block) => {
        const number = this.#number(block);
        // A part of a paragraph is plain text where it is pasted.
        const attributes = block === this.#partial ? { "data-kind": "body" } : { "data-kind": attrsOf(block).kind };
        return number
          ? ["p", attributes, ["span", { "data-number": number }, number], ["span", 0]]
          : ["p", attributes, 0];
      },
      [figureType.name]: (figure) => ["span", { "data-figure": String(figure.attrs["id"]) }, this.#shown(figure)],
    },
    {},
  );

  #number(block: Node): string {
    return block === this.#partial ? "" : (this.#numbers.get(attrsOf(block).id) ?? "");
  }

  #shown(figure: Node): string {
    return this.#figures.get(String(figure.attrs["id"])) || NOTHING;
  }

  #line(content: Fragment): string {
    let line = "";
    content.forEach((node) => (line += node.isText ? (node.text ?? "") : this.#shown(node)));
    return line;
  }
}
