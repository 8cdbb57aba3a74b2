import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { PastedBlock } from "../src/bindings/PastedBlock";
import type { View } from "../src/bindings/View";
import type { EditedPart } from "../src/editor/convert";
import { ReportEditor } from "../src/editor/mount";
import { AFTERMATH } from "../src/editor/input-method-guard";

const part = (): EditedPart => ({
  blocks: [
    { id: 1, kind: "title", text: "报告" },
    { id: 2, kind: "body", text: "" },
    { id: 3, kind: "heading1", text: "组织领导" },
    { id: 4, kind: "body", text: "开会⟦meetings⟧。" },
    { id: 5, kind: "signature", text: "某镇" },
  ],
  slots: { 3: "organisation" },
  numbering: "computed",
  work_heading: null,
});

let editor: ReportEditor;
let target: HTMLElement;
let pasted: PastedBlock[] = [];
const events = {
  changed: vi.fn(),
  caret: vi.fn(),
  composing: vi.fn(),
  figure: vi.fn(),
  recognise: vi.fn(async () => pasted),
  confirm: vi.fn(),
  finding: vi.fn(),
  explain: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
  target = document.createElement("div");
  document.body.append(target);
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = () => {};
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  editor = new ReportEditor(target, part(), events);
});
afterEach(() => {
  editor.destroy();
  target.remove();
});

const texts = () => editor.part().blocks.map((block) => block.text);
const text = () => target.querySelector<HTMLElement>("[data-testid=editor]") as HTMLElement;

function paste(html: string, plain: string): void {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const data = { getData: (type: string) => (type === "text/html" ? html : type === "text/plain" ? plain : "") };
  Object.defineProperty(event, "clipboardData", { value: data });
  text().dispatchEvent(event);
}

/** What copying puts on the clipboard. */
function copy(): { html: string; plain: string } {
  const data: Record<string, string> = {};
  const event = new Event("copy", { bubbles: true, cancelable: true });
  const clipboardData = { clearData: () => {}, setData: (type: string, value: string) => (data[type] = value) };
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  text().dispatchEvent(event);
  return { html: data["text/html"] ?? "", plain: data["text/plain"] ?? "" };
}

const view: View = {
  blocks: [1, 2, 3, 4, 5].map((id) => ({ id, number: id === 3 ? "一、" : null, mark: null, heading_end: null, step: "opening" })),
  steps: [],
  figures: [
    {
      id: "meetings", label: "会议", unit: "次", slot: "organisation", entry: "4", display: "4次", last: "", last_display: "", change: "", remark: "",
      computed: false, explanation: "", problem: "", hint: "", uses: 1,
    },
  ],
  completeness: 0,
  outline: "three-part",
  characters: 0,
  findings: [], unlisted: "",
  document_number: null,
  carried: null,
};

describe("a change of the whole report", () => {
  it("is one step that undo takes back, with what stands outside the paragraphs", () => {
    const next = part();
    next.blocks.splice(1, 2, { id: 9, kind: "heading1", text: "新的一部分" });
    next.slots = { 9: "study" };
    next.work_heading = "主要做法";
    void editor.apply(next, part());
    expect(editor.part()).toEqual(next);
    editor.undo();
    expect(editor.part()).toEqual(part());
    editor.redo();
    expect(editor.part()).toEqual(next);
  });

  it("that changes nothing is no step", () => {
    void editor.apply(part(), part());
    expect(events.changed).not.toHaveBeenCalled();
  });

  it("is not taken over what was typed meanwhile", async () => {
    const next = { ...part(), work_heading: "主要做法" };
    editor.setText(2, "打的字");
    expect(await editor.apply(next, part())).toBe(false);
    expect(texts()[1]).toBe("打的字");
  });

  it("waits while an input method composes", async () => {
    vi.useFakeTimers();
    const next = { ...part(), work_heading: "主要做法" };
    text().dispatchEvent(new CompositionEvent("compositionstart"));
    void editor.apply(next, part());
    expect(editor.part()).toEqual(part());
    text().dispatchEvent(new CompositionEvent("compositionend"));
    vi.advanceTimersByTime(AFTERMATH * 2);
    vi.useRealTimers();
    expect(editor.part()).toEqual(next);
  });
});

describe("a sentence from the guidance", () => {
  it("fills the empty opening paragraph, its figure as a reference", () => {
    editor.goTo(1);
    editor.insertSentence("全年开会⟦meetings⟧。");
    expect(texts()[1]).toBe("全年开会⟦meetings⟧。");
  });

  it("goes on at the end of the paragraph in which the cursor stands", () => {
    editor.goTo(4);
    editor.insertSentence("及时解决问题。");
    expect(texts()[3]).toBe("开会⟦meetings⟧。及时解决问题。");
  });

  it("stands in a paragraph of its own when asked to", () => {
    editor.goTo(4);
    editor.insertSentence("及时解决问题。", true);
    expect(texts().slice(3, 5)).toEqual(["开会⟦meetings⟧。", "及时解决问题。"]);
  });
});

describe("pasting", () => {
  it("puts one line into the paragraph", () => {
    editor.goTo(4);
    paste("<p><b>再接再厉。</b></p>", "再接再厉。");
    expect(texts()[3]).toBe("开会⟦meetings⟧。再接再厉。");
    expect(events.recognise).not.toHaveBeenCalled();
  });

  it("makes several lines blocks with ids of their own", async () => {
    pasted = [
      { kind: "heading2", text: "学法" },
      { kind: "body", text: "全年学法。" },
    ];
    editor.goTo(4);
    paste("<p>（一）学法</p><p>全年学法。</p>", "");
    await vi.waitFor(() => expect(editor.part().blocks).toHaveLength(7));
    expect(texts().slice(3, 6)).toEqual(["开会⟦meetings⟧。", "学法", "全年学法。"]);
    expect(new Set(editor.part().blocks.map((block) => block.id)).size).toBe(7);
    editor.undo();
    expect(editor.part()).toEqual(part());
  });

  it("goes on in the paragraph with the first, and keeps what stood behind the cursor", async () => {
    pasted = [
      { kind: "body", text: "其一。" },
      { kind: "body", text: "其二。" },
    ];
    editor.goTo(4, { start: 2, end: 2 });
    paste("", "其一。\n其二。");
    await vi.waitFor(() => expect(texts().slice(3, 5)).toEqual(["开会其一。", "其二。⟦meetings⟧。"]));
    editor.undo();
    expect(editor.part()).toEqual(part());
  });

  it("goes where the cursor was, though typing went on", async () => {
    pasted = [
      { kind: "heading2", text: "学法" },
      { kind: "body", text: "全年学法。" },
    ];
    editor.goTo(2);
    paste("", "（一）学法\n全年学法。");
    editor.setText(1, "一份长得多的报告");
    editor.goTo(4);
    await vi.waitFor(() => expect(texts().slice(1, 4)).toEqual(["学法", "全年学法。", "组织领导"]));
  });

  it("keeps kind and figures of the program's own paragraphs, which become new ones", () => {
    editor.show(view);
    editor.goTo(4, { start: 0, end: 4 });
    const { html, plain } = copy();
    expect(plain).toBe("开会4次。");
    expect(html).toContain("4次");
    editor.goTo(2);
    paste(html, plain);
    expect(texts()[1]).toBe("开会⟦meetings⟧。");
    editor.goTo(3, { start: 0, end: 4 });
    const heading = copy();
    expect(heading.plain).toBe("一、组织领导");
    editor.setText(2, "");
    editor.goTo(2);
    paste(heading.html, heading.plain);
    expect(editor.part().blocks[1]).toMatchObject({ kind: "heading1", text: "组织领导" });
    expect(editor.part().blocks[2]).toMatchObject({ id: 3, text: "组织领导" });
  });

  it("of a part of a heading brings no number", () => {
    editor.show(view);
    editor.goTo(3, { start: 2, end: 4 });
    expect(copy()).toMatchObject({ plain: "领导" });
    expect(copy().html).not.toContain("一、");
  });

  it("keeps the text when it can't be told apart", async () => {
    events.recognise.mockRejectedValueOnce(new Error("no answer"));
    editor.goTo(2);
    paste("", "第一行\n第二行");
    await vi.waitFor(() => expect(texts().slice(1, 3)).toEqual(["第一行", "第二行"]));
  });
});

describe("a figure in the text", () => {
  it("asks for its value when it is clicked", () => {
    text().querySelector("[data-figure]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(events.figure).toHaveBeenCalledWith("meetings");
  });

  it("stands where the cursor was", () => {
    editor.goTo(2);
    editor.insertFigure("funding");
    expect(texts()[1]).toBe("⟦funding⟧");
  });
});
