import { history } from "prosemirror-history";
import { EditorState, TextSelection, type Command } from "prosemirror-state";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { BlockDto } from "../src/bindings/BlockDto";
import type { View } from "../src/bindings/View";
import { addAnnex } from "../src/editor/annex";
import { blockIds } from "../src/editor/block-ids";
import * as commands from "../src/editor/commands";
import { docOf, partOf, type EditedPart } from "../src/editor/convert";
import { ReportEditor } from "../src/editor/mount";
import { pretendLayout } from "./support/mounting";

type Kind = BlockDto["kind"];
const part = (...blocks: [Kind, string][]): EditedPart => ({
  blocks: blocks.map(([kind, text], index) => ({ id: index + 1, kind, text })),
  slots: {},
  numbering: "computed",
  work_heading: null,
});

/** The kinds and texts after a key was pressed in a block at an offset. */
function after(command: Command, block: number, offset: number, ...blocks: [Kind, string][]): string[] {
  const doc = docOf(part(...blocks));
  let at = 1;
  for (let index = 0; index < block; index++) at += doc.child(index).nodeSize;
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, at + offset), plugins: [blockIds(), history()] });
  command(state, (tr) => (state = state.apply(tr)));
  return partOf(state.doc).blocks.map((found) => `${found.kind}:${found.text}`);
}

describe("an 附件", () => {
  it("is added behind the notes and before the imprint, with a paragraph to write in", () => {
    expect(after(addAnnex, 0, 0, ["title", "报告"], ["date", "2027年1月5日"], ["imprint", "版记"])).toEqual([
      "title:报告", "date:2027年1月5日", "annex:", "annextext:", "imprint:版记",
    ]);
  });

  it("goes on with text behind its title and behind a paragraph", () => {
    expect(after(commands.enter, 0, 2, ["annex", "清单"])).toEqual(["annex:清单", "annextext:"]);
    expect(after(commands.enter, 0, 2, ["annextext", "第一项"])).toEqual(["annextext:第一", "annextext:项"]);
  });

  it("has one paragraph to go to behind its title, not a second one", () => {
    expect(after(commands.enter, 0, 2, ["annex", "清单"], ["annextext", ""])).toHaveLength(2);
    expect(after(commands.enter, 0, 0, ["annex", ""], ["annextext", ""])).toHaveLength(2);
  });

  it("joins its own paragraphs and nothing else", () => {
    expect(after(commands.backspace, 1, 0, ["annextext", "一"], ["annextext", "二"])).toEqual(["annextext:一二"]);
    expect(after(commands.backspace, 1, 0, ["note", "附注"], ["annextext", "二"])).toEqual(["note:附注", "annextext:二"]);
    expect(after(commands.deleteForward, 0, 1, ["annextext", "一"], ["annex", "清单"])).toEqual(["annextext:一", "annex:清单"]);
  });

  it("goes with its empty paragraph, and stays while anything is written in it", () => {
    expect(after(commands.backspace, 1, 0, ["date", "日期"], ["annex", ""], ["annextext", ""])).toEqual(["date:日期"]);
    expect(after(commands.backspace, 1, 0, ["date", "日期"], ["annex", ""], ["annextext", "一"])).toHaveLength(3);
  });

  it("becomes a paragraph of the one above when its title is taken back", () => {
    expect(after(commands.backspace, 2, 0, ["annex", "甲"], ["annextext", "一"], ["annex", "乙"])).toEqual([
      "annex:甲", "annextext:一", "annextext:乙",
    ]);
  });

  it("keeps its first paragraph under its title and its paragraphs to itself", () => {
    const blocks: [Kind, string][] = [["date", "日期"], ["annex", "甲"], ["annextext", "一"]];
    const same = ["date:日期", "annex:甲", "annextext:一"];
    expect(after(commands.moveBlock(true), 2, 0, ...blocks)).toEqual(same);
    expect(after(commands.moveBlock(true), 1, 0, ...blocks)).toEqual(same);
    expect(after(commands.moveBlock(false), 1, 0, ...blocks)).toEqual(same);
    expect(after(commands.moveBlock(false), 0, 0, ...blocks)).toEqual(same);
  });
});

describe("the marks of 附件 in the window", () => {
  let editor: ReportEditor;
  let target: HTMLElement;
  const recognise = vi.fn(async () => []);
  const events = { changed: () => {}, caret: () => {}, composing: () => {}, figure: () => {}, recognise, confirm: () => {}, finding: () => {}, explain: () => {} };
  const open = (...blocks: [Kind, string][]) => (editor = new ReportEditor(target, part(...blocks), events));
  const marks = () => [...target.querySelectorAll<HTMLElement>("[data-kind='annex']")].map((title) => title.dataset["mark"]);
  const view = { blocks: [], figures: [], findings: [] } as unknown as View;

  beforeEach(() => {
    pretendLayout();
    target = document.createElement("div");
    document.body.append(target);
  });
  afterEach(() => {
    editor.destroy();
    target.remove();
    vi.unstubAllGlobals();
  });

  it("stand above the titles that the answer names", () => {
    open(["annex", "甲"], ["annextext", "（一）学法"], ["annex", "附件 二\n乙"]);
    expect(marks()).toEqual([undefined, undefined]);
    const blocks = [1, 2, 3].map((id) => ({ id, number: null, mark: id === 1 ? "附件1" : null, heading_end: null, step: "" }));
    editor.show({ ...view, blocks });
    expect(marks()).toEqual(["附件1", undefined]);
    expect(editor.part().blocks[0]?.text).toBe("甲");
  });

  it("are no text, and pasted lines keep their numbers as typed", () => {
    open(["annex", "甲"], ["annextext", ""]);
    editor.goTo(2);
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: { getData: (kind: string) => (kind === "text/plain" ? "一、普法\n（一）学法" : "") } });
    target.querySelector("[data-testid=editor]")?.dispatchEvent(event);
    expect(editor.part().blocks.map((block) => `${block.kind}:${block.text}`)).toEqual([
      "annex:甲", "annextext:一、普法", "annextext:（一）学法",
    ]);
    expect(recognise).not.toHaveBeenCalled();
  });
});
