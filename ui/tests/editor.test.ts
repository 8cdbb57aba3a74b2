import fc from "fast-check";
import { EditorState, TextSelection, type Command } from "prosemirror-state";
import { history, undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";

import type { BlockDto } from "../src/bindings/BlockDto";
import { blockIds } from "../src/editor/block-ids";
import * as commands from "../src/editor/commands";
import { docOf, partOf, type EditedPart } from "../src/editor/convert";
import { cut } from "../src/editor/inline";
import { KINDS } from "../src/editor/kinds";
import { headingFromNumber, numberAsTyped, typedNumbers } from "../src/editor/typed-number";

const part = (...blocks: [BlockDto["kind"], string][]): EditedPart => ({
  blocks: blocks.map(([kind, text], index) => ({ id: index + 1, kind, text })),
  slots: {},
  numbering: "computed",
  work_heading: null,
});

function open(of: EditedPart, block = 0, offset = 0): EditorState {
  const doc = docOf(of);
  let at = 1;
  for (let index = 0; index < block; index++) at += doc.child(index).nodeSize;
  return EditorState.create({
    doc,
    selection: TextSelection.create(doc, at + offset),
    plugins: [blockIds(), typedNumbers(), history()],
  });
}

function run(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}

const shape = (state: EditorState) => partOf(state.doc).blocks.map((block) => `${block.kind}:${block.text}`);
const ids = (state: EditorState) => partOf(state.doc).blocks.map((block) => block.id);

describe("a report in the editor", () => {
  const anyBlock = fc.record({
    kind: fc.constantFrom(...KINDS),
    text: fc.string({ unit: fc.constantFrom("一", "。", "⟦a_1⟧", "⟦", "⟧", "𠮷", "5", " "), maxLength: 12 }),
  });

  it("comes out as it went in", () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 12 }), (blocks) => {
        const before: EditedPart = {
          blocks: blocks.map((block, index) => ({ id: index * 3 + 1, ...block })),
          slots: { 4: "study" },
          numbering: "as_typed",
          work_heading: "主要做法",
        };
        expect(partOf(docOf(before))).toEqual(before);
      }),
    );
  });

  it("keeps every id unique and every character through any keys", () => {
    const keys: Record<string, Command> = {
      enter: commands.enter, tab: commands.tab, shiftTab: commands.shiftTab,
      up: commands.moveBlock(true), down: commands.moveBlock(false),
      h2: commands.setKind("heading2"), body: commands.setKind("body"),
    };
    fc.assert(
      fc.property(
        fc.array(anyBlock, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(keys)), fc.nat()), { maxLength: 12 }),
        (blocks, presses) => {
          let state = open({ ...part(), blocks: blocks.map((block, index) => ({ id: index + 1, ...block })) });
          const text = state.doc.textContent.length;
          for (const [key, at] of presses) {
            const size = state.doc.content.size;
            state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at % size))));
            state = run(state, keys[key] ?? undo);
            expect(new Set(ids(state)).size).toBe(state.doc.childCount);
            expect(state.doc.textContent.length).toBe(text);
          }
        },
      ),
    );
  });
});

describe("Enter", () => {
  it("begins a paragraph after a heading and after a paragraph", () => {
    expect(shape(run(open(part(["heading1", "情况"]), 0, 2), commands.enter))).toEqual(["heading1:情况", "body:"]);
    expect(shape(run(open(part(["body", "一二"]), 0, 1), commands.enter))).toEqual(["body:一", "body:二"]);
  });

  it("turns an empty heading into a paragraph", () => {
    expect(shape(run(open(part(["heading2", ""])), commands.enter))).toEqual(["body:"]);
  });

  it("at the beginning of a heading leaves the heading its identity", () => {
    const state = run(open(part(["body", "前"], ["heading1", "情况"]), 1), commands.enter);
    expect(shape(state)).toEqual(["body:前", "body:", "heading1:情况"]);
    expect(ids(state)[2]).toBe(2);
  });

  it("goes on to the next line of the head and does not break a title", () => {
    const state = run(open(part(["title", "报告"], ["addressee", ""], ["body", ""]), 0, 1), commands.enter);
    expect(shape(state)).toEqual(["title:报告", "addressee:", "body:"]);
    expect(commands.here(state).kind).toBe("addressee");
  });

  it("goes into the empty paragraph that waits below a heading, and makes no second one", () => {
    for (const kind of ["heading1", "addressee"] as const) {
      const state = run(open(part([kind, "情况"], ["body", ""]), 0, 2), commands.enter);
      expect(shape(state)).toEqual([`${kind}:情况`, "body:"]);
      expect(commands.here(state).index).toBe(1);
    }
  });

  it("gives the second half a new identity", () => {
    const state = run(open(part(["body", "一二"], ["body", "三"]), 0, 1), commands.enter);
    expect(ids(state)).toEqual([1, 3, 2]);
  });
});

describe("Backspace", () => {
  it("at the beginning of a heading makes it a paragraph", () => {
    expect(shape(run(open(part(["heading3", "学法"])), commands.backspace))).toEqual(["body:学法"]);
  });

  it("joins a paragraph to the one before, which keeps its identity and kind", () => {
    const state = run(open(part(["heading1", "情况"], ["body", "正文"]), 1), commands.backspace);
    expect(shape(state)).toEqual(["heading1:情况正文"]);
    expect(ids(state)).toEqual([1]);
  });

  it("never joins text into title, addressee, signature or date", () => {
    for (const kind of ["title", "addressee", "signature", "date"] as const) {
      const before = part([kind, "甲"], ["body", "乙"]);
      expect(shape(run(open(before, 1), commands.backspace))).toEqual([`${kind}:甲`, "body:乙"]);
    }
  });

  it("inside a paragraph is left to the browser", () => {
    expect(commands.backspace(open(part(["body", "一二"]), 0, 1))).toBe(false);
  });
});

describe("Tab", () => {
  it("takes a heading down a level and Shift+Tab up again, to a paragraph at last", () => {
    let state = run(open(part(["heading1", "情况"])), commands.tab);
    expect(shape(state)).toEqual(["heading2:情况"]);
    state = run(run(state, commands.shiftTab), commands.shiftTab);
    expect(shape(state)).toEqual(["body:情况"]);
  });

  it("does nothing to a paragraph with text and makes an empty one a heading", () => {
    expect(shape(run(open(part(["body", "正文"])), commands.tab))).toEqual(["body:正文"]);
    expect(shape(run(open(part(["heading1", "情况"], ["body", ""]), 1), commands.tab))).toEqual(["heading1:情况", "heading2:"]);
  });

  it("stays at the fourth level, the last that the standard knows", () => {
    expect(shape(run(open(part(["heading4", "甲"])), commands.tab))).toEqual(["heading4:甲"]);
  });
});

describe("moving a paragraph", () => {
  it("stays within its part of the paper", () => {
    const before = part(["title", "报告"], ["body", "一"], ["body", "二"], ["signature", "某镇"]);
    expect(shape(run(open(before, 2), commands.moveBlock(true)))).toEqual(["title:报告", "body:二", "body:一", "signature:某镇"]);
    expect(shape(run(open(before, 1), commands.moveBlock(true)))).toEqual(shape(open(before)));
    expect(shape(run(open(before, 2), commands.moveBlock(false)))).toEqual(shape(open(before)));
  });
});

describe("a typed number", () => {
  it("makes an empty paragraph a heading of its level", () => {
    for (const [text, kind] of [["一、", "heading1"], ["（二）", "heading2"], ["3.", "heading3"], ["（4）", "heading4"]] as const) {
      expect(shape(run(open(part(["body", text]), 0, text.length), headingFromNumber))).toEqual([`${kind}:`]);
    }
  });

  it("stays where numbers are kept as typed, and in the middle of text", () => {
    const typed = { ...part(["body", "一、"]), numbering: "as_typed" as const };
    expect(headingFromNumber(open(typed, 0, 2))).toBe(false);
    expect(headingFromNumber(open(part(["body", "一、学法"]), 0, 2))).toBe(false);
    expect(headingFromNumber(open(part(["title", "一、"]), 0, 2))).toBe(false);
  });

  it("is one step of undo", () => {
    const state = run(open(part(["body", "一、"]), 0, 2), headingFromNumber);
    expect(shape(run(state, undo))).toEqual(["body:一、"]);
  });

  it("is given back by Backspace right after, and by nothing later", () => {
    let state = run(open(part(["body", "一、"]), 0, 2), headingFromNumber);
    expect(shape(run(state, numberAsTyped))).toEqual(["body:一、"]);
    state = state.apply(state.tr.insertText("学"));
    expect(numberAsTyped(state)).toBe(false);
  });
});

describe("an offset of the wire", () => {
  it("counts a figure as one", () => {
    expect(cut("甲⟦a⟧乙。丙", 4)).toEqual(["甲⟦a⟧乙。", "丙"]);
    expect(cut("甲⟦a⟧乙", 1)).toEqual(["甲", "⟦a⟧乙"]);
    expect(cut("甲⟦a⟧", 9)).toEqual(["甲⟦a⟧", ""]);
  });
});
