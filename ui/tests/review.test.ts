import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { AFTERMATH } from "../src/editor/input-method-guard";
import { bySafeFix } from "../src/state/fixes";
import { LINGERS } from "../src/state/review.svelte";
import { pretendLayout } from "./support/mounting";
import { LEGAL, reviewed, SPACED, type Reviewed } from "./support/reviewed";

let all: Reviewed;

beforeEach(async () => {
  pretendLayout();
  all = await reviewed();
});
afterEach(() => {
  all.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const review = () => all.workspace.review;
const text = (block: number) => all.workspace.blocks.find(({ id }) => id === block)?.text;
const marks = (level: string) => [...all.target.querySelectorAll(`.finding.level-${level}`)].map((mark) => mark.textContent);
const page = () => all.target.querySelector<HTMLElement>("[data-testid=editor]") as HTMLElement;
const toasts = () => all.app.notices.toasts.map((toast) => toast.text).join("\n");
const of = (code: string) => review().open.filter((finding) => finding.code === code);
const compose = (how: "start" | "end") => page().dispatchEvent(new CompositionEvent(`composition${how}`));
function first(code: string) {
  const [found] = of(code);
  if (!found) throw new Error(`nothing of ${code} is found`);
  return found;
}

describe("lines under the text", () => {
  it("tell the level of each place, and a figure within is a unit of its own", () => {
    expect(marks("certain")).toEqual([" ", " ", " "]);
    expect(marks("suspected")).toEqual(["法制建设"]);
    expect(marks("hint")).toEqual(["等等"]);
  });

  it("stand beside a paragraph that has no text", () => {
    const empty = all.target.querySelector(`[data-id='${all.date}']`);
    expect(empty?.classList.contains("finding-beside")).toBe(true);
    expect(empty?.classList.contains("level-certain")).toBe(true);
  });

  it("move with what is typed until the next answer comes", async () => {
    const go = all.host.hold();
    all.editor.goTo(all.legal, { start: 0, end: 0 });
    all.editor.insertSentence("全面");
    expect(text(all.legal)).toBe(`全面${LEGAL}`);
    expect(marks("suspected")).toEqual(["法制建设"]);
    go();
    await all.workspace.settled();
    expect(marks("suspected")).toEqual(["法制建设"]);
  });

  it("are not drawn where a person said that it is right", async () => {
    review().ignore(first("L3"));
    await all.workspace.settled();
    expect(marks("suspected")).toEqual([]);
    expect(marks("certain")).toHaveLength(3);
  });

  it("neither come nor go while an input method composes, on the paper and at the side", async () => {
    vi.useFakeTimers();
    const before = review().findings;
    compose("start");
    all.editor.setText(all.legal, "推进。");
    await vi.advanceTimersByTimeAsync(1);
    await all.workspace.settled();
    expect(all.workspace.view.findings.some(({ code }) => code === "L3")).toBe(false);
    expect(review().findings).toBe(before);
    expect(marks("certain")).toHaveLength(3);
    compose("end");
    vi.advanceTimersByTime(AFTERMATH * 2);
    expect(of("L3")).toEqual([]);
    expect(marks("suspected")).toEqual([]);
  });
});

describe("what was found", () => {
  it("stays the same object as long as it says the same, so that only what changed is shown anew", async () => {
    const before = review().findings;
    all.editor.setText(all.workspace.blocks[0]?.id ?? 0, "另一个标题");
    await all.workspace.settled();
    expect(review().findings).toBe(before);
    all.editor.setText(all.legal, "推进法治建设等等。");
    await all.workspace.settled();
    expect(review().findings).not.toBe(before);
    expect(review().findings[0]).toBe(before[0]);
  });

  it("is gone through by key in the order of the paper, and from the end on from the beginning", async () => {
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    const places: string[] = [];
    for (let step = 0; step < 7; step++) {
      await review().step(false);
      places.push(`${all.workspace.caret?.block}:${all.workspace.caret?.offset}`);
    }
    const order = review().open.map(({ block, start }) => `${block}:${start}`);
    expect(order).toHaveLength(6);
    expect(places).toEqual([...order, order[0]]);
    expect(toasts()).toContain("从头开始");
    await review().step(true);
    expect(all.workspace.caret).toMatchObject({ block: all.date, offset: 0 });
  });

  it("is passed over by F7 while an input method composes", async () => {
    const before = all.workspace.caret;
    compose("start");
    await review().step(false);
    expect(all.workspace.caret).toBe(before);
  });
});

describe("a fix", () => {
  it("behind a figure changes what it means, as one step that undo takes back", async () => {
    const behind = of("P7")[1];
    if (!behind?.fixes[0]) throw new Error("there is a second space");
    expect(behind.start, "the figure counts one").toBe(SPACED.replace(/⟦\w+⟧/u, "￼").indexOf("， ") + 1);
    expect(await review().fix(behind, behind.fixes[0])).toBe(true);
    expect(text(all.spaced)).toBe("全年 开会⟦meetings_topic⟧，研究 工作。");
    all.editor.undo();
    expect(text(all.spaced)).toBe(SPACED);
  });

  it("that is one of several is the one that was chosen", async () => {
    const finding = first("L3");
    const other = finding.fixes[1];
    if (!other) throw new Error("there is a second way");
    await review().fix(finding, other);
    expect(text(all.legal)).toBe("推进法治工作等等。");
  });

  it("of an answer that is out of date looks for the place anew, and changes no other text", async () => {
    const finding = first("L3");
    all.editor.setText(all.legal, `全面${LEGAL}`);
    expect(await review().fix(finding, finding.fixes[0] as never)).toBe(true);
    expect(text(all.legal)).toBe("全面推进法治建设等等。");
  });

  it("of what is gone changes nothing and says so", async () => {
    const finding = first("L3");
    all.editor.setText(all.legal, "别的话，别的话。");
    expect(await review().fix(finding, finding.fixes[0] as never)).toBe(false);
    expect(text(all.legal)).toBe("别的话，别的话。");
    expect(toasts()).toContain("没有改");
  });

  it("is not applied where the paragraph is another than the one that was reviewed", async () => {
    const edits = first("L3").fixes[0]?.edits ?? [];
    const before = all.workspace.blocks.map((block) => ({ ...block }));
    all.editor.setText(all.legal, "别的话，别的话。");
    expect(await all.editor.change(edits, before)).toBe(false);
    expect(text(all.legal)).toBe("别的话，别的话。");
  });

  it("waits for the end of a composition", async () => {
    vi.useFakeTimers();
    const finding = first("L3");
    compose("start");
    const done = review().fix(finding, finding.fixes[0] as never);
    await vi.advanceTimersByTimeAsync(1);
    expect(text(all.legal)).toBe(LEGAL);
    compose("end");
    await vi.advanceTimersByTimeAsync(AFTERMATH * 2);
    expect(await done).toBe(true);
    expect(text(all.legal)).toBe("推进法治建设等等。");
  });
});

describe("all of a kind", () => {
  it("are put right together, and one undo brings them all back", async () => {
    expect(await review().fixAll("P7")).toBe(3);
    expect(text(all.spaced)).toBe("全年开会⟦meetings_topic⟧，研究工作。");
    expect(toasts()).toContain("改了3处");
    expect(toasts()).toContain("Ctrl+Z");
    all.editor.undo();
    expect(text(all.spaced)).toBe(SPACED);
    await all.workspace.settled();
    expect(of("P7")).toHaveLength(3);
  });

  it("are left alone where no fix is safe, or a person said that it is right", async () => {
    expect(await review().fixAll("L3")).toBe(0);
    expect(text(all.legal)).toBe(LEGAL);
    review().ignore(first("P7"));
    expect(await review().fixAll("P7")).toBe(2);
    expect(text(all.spaced)).toBe("全年 开会⟦meetings_topic⟧，研究工作。");
  });

  it("that would change the same text are left for the next time", () => {
    const finding = (start: number, end: number, more: [number, number][] = []) => ({
      ...first("P7"),
      fixes: [{ label: "", safe: true, edits: [[start, end] as const, ...more].map(([start, end]) => ({ block: 1, start, end, with: "" })) }],
    });
    expect(bySafeFix([finding(0, 2), finding(1, 3), finding(2, 4)])).toMatchObject({ fixed: 2, left: 1 });
    expect(bySafeFix([finding(0, 2), finding(2, 2)]), "nothing says what comes first").toMatchObject({ fixed: 1, left: 1 });
    expect(bySafeFix([finding(0, 1, [[8, 9]]), finding(4, 5), finding(8, 10)])).toMatchObject({ fixed: 2, left: 1 });
  });
});

describe("what is no mistake", () => {
  it("here is kept with the report, and comes back by the word in the note", async () => {
    const finding = first("L3");
    review().ignore(finding);
    expect(of("L3")).toEqual([]);
    expect(review().passed).toEqual([finding]);
    expect(await all.workspace.flush()).toBe(true);
    expect(all.host.stored.get(all.workspace.id)?.report.ignored).toEqual([finding.key]);
    all.app.notices.toasts.at(-1)?.action?.run();
    expect(of("L3")).toHaveLength(1);
    await all.workspace.flush();
    expect(all.host.stored.get(all.workspace.id)?.report.ignored).toEqual([]);
  });

  it("anywhere is kept with the settings, and comes back likewise", async () => {
    all.app.rulebook.allow(first("L3"));
    await vi.waitFor(() => expect(all.app.preferences.reviewsTold).toBe(1));
    all.workspace.reviewAnew();
    await all.workspace.settled();
    expect(of("L3")).toEqual([]);
    expect(all.app.preferences.current.review.allowed).toEqual([{ code: "L3", text: "法制建设" }]);
    all.app.notices.toasts.at(-1)?.action?.run();
    expect(all.app.preferences.current.review.allowed).toEqual([]);
  });
});

describe("what is said at the place", () => {
  it("comes up when the cursor is moved into it and lingers, and goes with it", () => {
    vi.useFakeTimers();
    all.editor.goTo(all.legal, { start: 4, end: 4 });
    expect(review().card).toBeNull();
    vi.advanceTimersByTime(LINGERS);
    expect(review().card).toMatchObject({ finding: { code: "L3" }, by: "cursor" });
    all.editor.goTo(all.legal, { start: 0, end: 0 });
    expect(review().card).toBeNull();
  });

  it("comes up under the mouse, and stays as long as the mouse is on it", () => {
    vi.useFakeTimers();
    const move = (to: Element | null | undefined, buttons = 0) => to?.dispatchEvent(new MouseEvent("mousemove", { bubbles: true, buttons }));
    const mark = all.target.querySelector(".finding.level-suspected");
    move(mark, 1);
    vi.advanceTimersByTime(LINGERS);
    expect(review().card, "a selection is being drawn").toBeNull();
    move(mark);
    vi.advanceTimersByTime(LINGERS);
    expect(review().card).toMatchObject({ finding: { code: "L3" }, by: "mouse" });
    move(mark?.closest("p"));
    review().stay();
    vi.advanceTimersByTime(LINGERS * 2);
    expect(review().card).not.toBeNull();
    review().point(null, "mouse");
    vi.advanceTimersByTime(LINGERS);
    expect(review().card).toBeNull();
    move(all.target.querySelector(".finding-beside"));
    vi.advanceTimersByTime(LINGERS);
    expect(review().card).toMatchObject({ finding: { code: "B1" } });
  });

  it("does not come up while somebody writes or composes", () => {
    vi.useFakeTimers();
    all.editor.goTo(all.legal, { start: 4, end: 4 });
    all.editor.setText(all.legal, LEGAL);
    vi.advanceTimersByTime(LINGERS * 2);
    expect(review().card).toBeNull();
    compose("start");
    all.editor.goTo(all.legal, { start: 3, end: 3 });
    vi.advanceTimersByTime(LINGERS * 2);
    expect(review().card).toBeNull();
  });

  it("is asked for by Alt+Enter, which writes nothing", () => {
    const key = () => page().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, altKey: true, bubbles: true, cancelable: true }));
    all.editor.goTo(all.legal, { start: 4, end: 4 });
    key();
    expect(review().card).toMatchObject({ finding: { code: "L3" }, by: "key" });
    expect(text(all.legal)).toBe(LEGAL);
    review().close();
    all.editor.goTo(all.legal, { start: 0, end: 0 });
    key();
    expect(review().card).toBeNull();
    expect(toasts()).toContain("F7");
  });

  it("goes when the finding is gone", async () => {
    review().explain(first("L3"));
    expect(review().card).not.toBeNull();
    all.editor.setText(all.legal, "推进。");
    await all.workspace.settled();
    expect(review().card).toBeNull();
  });
});
