/**
 * What the program derived from the report, shown on the text without touching it: numbers before
 * headings, marks above attachments, the heading part of a paragraph that runs on, the quantity in the
 * place of a figure, what is carried over from last year, and what review found. All of it is decoration: it maps through
 * what is typed until the next answer comes.
 */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type NodeView } from "prosemirror-view";

import type { View } from "../bindings/View";
import { markLook } from "./carried";
import { withFindings } from "./findings";
import { placesOf, stretch, type Places } from "./places";
import { attrsOf, figureType } from "./schema";

const key = new PluginKey<DecorationSet>("presentation");

export function presentation(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
    },
    props: {
      decorations: (state) => key.getState(state),
      // A figure holds what it shows as text: generated content has no place of its own, and the cursor
      // and an input method would not tell its two sides apart.
      nodeViews: { figure: (node, _view, _at, decorations) => new FigureView(node, decorations) },
    },
  });
}

/** Empty paragraphs, which say what belongs there. */
export function vacancies(): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const marks: Decoration[] = [];
        state.doc.forEach((node, offset) => {
          if (node.content.size === 0) marks.push(Decoration.node(offset, offset + node.nodeSize, { class: "vacant" }));
        });
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

class FigureView implements NodeView {
  readonly dom = document.createElement("span");
  readonly #id: string;

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.#id = String(node.attrs["id"]);
    this.dom.dataset["figure"] = this.#id;
    this.dom.className = "figure";
    this.dom.contentEditable = "false";
    this.#show(decorations);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== figureType || String(node.attrs["id"]) !== this.#id) return false;
    this.#show(decorations);
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #show(decorations: readonly Decoration[]): void {
    const found = decorations.find((decoration) => typeof decoration.spec["show"] === "string");
    // Until the first answer comes, a place of about the right width.
    const text = (found?.spec["show"] as string | undefined) ?? "……";
    if (this.dom.textContent !== text) this.dom.textContent = text;
  }
}

/** A transaction that shows a view. It changes no text and is no step of undo. */
export function shown(state: EditorState, view: View) {
  const places = placesOf(state.doc);
  const tr = state.tr.setMeta(key, decorations(state, view, places));
  return withFindings(tr, view.findings, places).setMeta("addToHistory", false);
}

function decorations(state: EditorState, view: View, places: Places): DecorationSet {
  const blocks = new Map(view.blocks.map((block) => [block.id, block]));
  const figures = new Map(view.figures.map((figure) => [figure.id, figure]));
  const marks: Decoration[] = [];
  state.doc.forEach((node, offset) => {
    const block = blocks.get(attrsOf(node).id);
    const whole = (look: Record<string, string>) => marks.push(Decoration.node(offset, offset + node.nodeSize, look));
    if (block?.number) whole({ "data-number": block.number });
    if (block?.mark) whole({ "data-mark": block.mark });
    const length = node.content.size;
    const end = block?.heading_end;
    if (end !== null && end !== undefined && end < length) {
      const from = offset + 1 + end;
      marks.push(Decoration.inline(from, offset + 1 + length, { class: "runs-on" }));
    }
    node.forEach((child, at) => {
      if (child.type !== figureType) return;
      const figure = figures.get(String(child.attrs["id"]));
      const from = offset + 1 + at;
      const display = figure?.display ?? "";
      const label = figure?.label ?? String(child.attrs["id"]);
      marks.push(
        Decoration.node(
          from,
          from + 1,
          {
            class: display ? "filled" : "unfilled",
            title: display ? `${label}：${display}` : `${label}：还没有填数，点一下去填`,
          },
          { show: display || `〔${label}〕` },
        ),
      );
    });
  });
  if (view.carried) {
    for (const mark of view.carried.marks) {
      const found = stretch(places, mark);
      if (found && found.to > found.from) marks.push(Decoration.inline(found.from, found.to, markLook(mark)));
    }
    for (const { block, state: how } of view.carried.states) {
      const found = places.get(block);
      if (found) marks.push(Decoration.node(found.offset, found.offset + found.length + 2, { "data-carried": how }));
    }
  }
  return DecorationSet.create(state.doc, marks);
}
