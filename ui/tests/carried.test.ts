import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Carried } from "../src/state/carried.svelte";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";
import { fakeHost } from "../src/host/fake/fake-host";
import { pretendLayout } from "./support/mounting";
import { PLAN, PROBLEM, rolledOver, type RolledOver } from "./support/rolled-over";

let all: RolledOver;
let carried: Carried;

beforeEach(async () => {
  pretendLayout();
  all = await rolledOver();
  carried = all.workspace.carried;
});
afterEach(() => {
  all.leave();
  vi.unstubAllGlobals();
});

const open = () => carried.view?.open ?? -1;
const caret = () => ({ block: all.workspace.caret?.block, offset: all.workspace.caret?.offset });
const place = (at: number) => ({ block: carried.marks[at]?.block, offset: carried.marks[at]?.start });
const lit = () => [...all.target.querySelectorAll(".carried-mark")].map((mark) => mark.textContent);

describe("a report on the ground of last year's", () => {
  it("begins with what must be looked at", () => {
    expect(all.workspace.panel).toBe("carried");
    expect(open()).toBeGreaterThan(2);
    expect(all.workspace.meta.year).toBe(2027);
  });

  it("is not one that was begun anew", async () => {
    const host = fakeHost({ sample: false });
    const plain = new Workspace(host, new Notices(), await host.rpc("report_sample", {}));
    expect(plain.panel).toBe("guidance");
    plain.carried.step(false);
    await plain.carried.confirmHere();
    await plain.carried.takeNext();
    expect(host.calls.map(({ name }) => name)).toEqual(["report_sample"]);
    expect(plain.report().carried).toBeNull();
    plain.leave();
  });

  it("has its marks lit up, and beside each paragraph how it stands", () => {
    expect(lit()).toEqual(carried.marks.map(({ text }) => text));
    const states = [...all.target.querySelectorAll<HTMLElement>("p[data-carried]")].map((p) => p.dataset["carried"]);
    expect(states).toEqual(carried.view?.states.map(({ state }) => state));
    expect(states).toContain("open");
  });

  it("hands what it carries back with every report that is kept", async () => {
    all.workspace.changeMeta({ post: "镇长" });
    expect(await all.workspace.flush()).toBe(true);
    const kept = all.host.stored.get(all.workspace.id)?.report.carried;
    expect(kept).toEqual(carried.data);
    expect(kept).not.toBeNull();
  });

  it("no longer marks what was changed", async () => {
    const mark = carried.marks[0];
    const before = open();
    const text = all.workspace.blocks.find(({ id }) => id === mark?.block)?.text ?? "";
    all.editor.setText(mark?.block ?? 0, text.replace(mark?.text ?? "", "二〇二七年"));
    await all.workspace.settled();
    expect(open()).toBe(before - 1);
    expect(lit()).toHaveLength(before - 1);
  });
});

describe("going from mark to mark", () => {
  it("goes on to the next, back to the one before, and from the end to the beginning", () => {
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    carried.step(false);
    expect(caret()).toEqual(place(0));
    carried.step(false);
    expect(caret()).toEqual(place(1));
    carried.step(true);
    expect(caret()).toEqual(place(0));
    carried.step(true);
    expect(caret()).toEqual(place(open() - 1));
    carried.step(false);
    expect(caret()).toEqual(place(0));
  });

  it("says so when there is none left", async () => {
    for (const { block } of carried.view?.states ?? []) {
      all.editor.goTo(block);
      carried.step(false);
      await carried.confirmHere(true);
    }
    expect(open()).toBe(0);
    carried.step(false);
    expect(all.notices.toasts.at(-1)?.text).toBe("没有要核对的地方了。");
  });
});

describe("a name in 文稿信息", () => {
  it("is passed over by the key that goes through the text, and is not forgotten", async () => {
    all.leave();
    all = await rolledOver(["王一"]);
    carried = all.workspace.carried;
    expect(carried.marks[0]).toMatchObject({ block: 0, text: "王一" });
    carried.step(false);
    expect(caret()).toEqual(place(1));
    for (const { block } of carried.view?.states ?? []) {
      all.editor.goTo(block);
      carried.step(false);
      await carried.confirmHere(true);
    }
    expect(open()).toBe(1);
    carried.step(false);
    expect(all.notices.toasts.at(-1)?.text).toContain("签发人、职务还没有");
    carried.go(carried.marks[0]);
    expect(all.workspace.panel).toBe("meta");
  });
});

describe("confirming", () => {
  it("takes the mark at the cursor and selects the next", async () => {
    const before = open();
    const second = place(1);
    carried.go(carried.marks[0]);
    await carried.confirmHere();
    expect(open()).toBe(before - 1);
    expect(caret()).toEqual(second);
  });

  it("takes one after the other when the key is pressed faster than the program answers", async () => {
    const before = open();
    carried.go(carried.marks[0]);
    void carried.confirmHere();
    void carried.confirmHere();
    await carried.settled();
    expect(open()).toBe(before - 2);
  });

  it("takes every mark of the paragraph when asked to", async () => {
    const block = carried.marks[0]?.block;
    const others = carried.marks.filter((mark) => mark.block !== block).length;
    carried.go(carried.marks[0]);
    await carried.confirmHere(true);
    expect(open()).toBe(others);
    expect(all.target.querySelector<HTMLElement>(`p[data-id='${block}']`)?.dataset["carried"]).toBe("kept");
  });

  it("comes by Ctrl+Enter in the text, which splits no paragraph", async () => {
    const before = open();
    const paragraphs = all.workspace.blocks.length;
    carried.go(carried.marks[0]);
    const text = all.target.querySelector("[data-testid=editor]");
    text?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true }));
    await carried.settled();
    expect(open()).toBe(before - 1);
    expect(all.workspace.blocks).toHaveLength(paragraphs);
  });

  it("leaves the cursor where it is while an input method composes", async () => {
    carried.go(carried.marks[0]);
    const before = caret();
    const confirming = carried.confirmHere();
    all.workspace.composing(true);
    await confirming;
    all.workspace.composing(false);
    expect(caret()).toEqual(before);
  });

  it("finds a mark of the list that typing has moved meanwhile", async () => {
    const mark = carried.marks[0];
    if (!mark) throw new Error("nothing is marked");
    const before = open();
    const text = all.workspace.blocks.find(({ id }) => id === mark.block)?.text ?? "";
    all.editor.setText(mark.block, `据统计，${text}`);
    await carried.confirm(mark);
    expect(open()).toBe(before - 1);
  });

  it("says where to go when there is no mark at the cursor", async () => {
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    await carried.confirmHere();
    expect(all.notices.toasts.at(-1)?.text).toContain("F4");
  });

  it("is on disk when flush says so", async () => {
    carried.go(carried.marks[0]);
    void carried.confirmHere();
    expect(await all.workspace.flush()).toBe(true);
    const again = new Workspace(all.host, new Notices(), await all.host.rpc("report_open", { id: all.workspace.id }));
    expect(again.carried.view?.open).toBe(open());
    expect(again.carried.view?.open).toBeLessThan(again.carried.view?.total ?? 0);
    again.leave();
  });

  it("that fails is told, and the mark stays", async () => {
    all.host.fail("carried_confirm", { code: "internal", message: "没有核对上，请再试一次。" });
    const before = open();
    carried.go(carried.marks[0]);
    await carried.confirmHere();
    expect(open()).toBe(before);
    expect(all.notices.faults.map(({ message }) => message)).toEqual(["没有核对上，请再试一次。"]);
  });
});

describe("a promise of last year's", () => {
  const promises = () => carried.view?.promises ?? [];

  it("is open until somebody says what became of it", async () => {
    expect(promises().map(({ text }) => text).sort()).toEqual([PLAN, PROBLEM].sort());
    expect(carried.unanswered).toBe(2);
    const [first] = promises();
    if (!first) throw new Error("nothing was promised");
    carried.answer(first, { answer: "done", linked: 7 });
    expect(carried.unanswered).toBe(1);
    await carried.settled();
    expect(promises()[0]).toMatchObject({ answer: "done", linked: 7 });
  });

  it("is dropped with a reason, of which no letter is lost while it is typed", async () => {
    const [first] = promises();
    if (!first) throw new Error("nothing was promised");
    carried.answer(first, { answer: "dropped" });
    for (const reason of ["任", "任务", "任务撤", "任务撤销"]) {
      carried.answer(first, { reason });
      expect(carried.answered(first).reason).toBe(reason);
      await Promise.resolve();
    }
    expect(await all.workspace.flush()).toBe(true);
    expect(promises()[0]).toMatchObject({ answer: "dropped", reason: "任务撤销" });
    const kept = await all.host.rpc("report_open", { id: all.workspace.id });
    expect(kept.view.carried?.promises[0]?.reason).toBe("任务撤销");
  });

  it("has no reason any more once it is answered otherwise", async () => {
    const [first] = promises();
    if (!first) throw new Error("nothing was promised");
    carried.answer(first, { answer: "dropped", reason: "撤销" });
    carried.answer(first, { answer: "partly" });
    await carried.settled();
    expect(promises()[0]).toMatchObject({ answer: "partly", reason: "" });
  });
});

describe("last year's text", () => {
  const goToStep = (slot: string) => {
    const step = all.workspace.view.steps.find((found) => found.slot === slot);
    if (step) all.workspace.go(step);
  };

  it("follows the cursor from step to step until another part is asked for", () => {
    goToStep("plans");
    expect(carried.beside.map(({ slot }) => slot)).toEqual(["plans"]);
    goToStep("study");
    expect(carried.beside.map(({ slot }) => slot)).toEqual(["study"]);
    carried.chosen = (carried.view?.last ?? []).findIndex(({ slot }) => slot === "problems");
    expect(carried.beside.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([PROBLEM]);
  });

  it("is taken paragraph by paragraph, and nothing twice", async () => {
    goToStep("plans");
    await carried.takeNext();
    expect(all.notices.toasts.at(-1)?.text).toContain("稿子里都有了");
    const plan = all.workspace.blocks.find(({ text }) => text === PLAN);
    all.editor.setText(plan?.id ?? 0, "今年另有安排。");
    all.editor.goTo(plan?.id ?? 0);
    void carried.takeNext();
    await carried.takeNext();
    expect(all.workspace.blocks.filter(({ text }) => text === PLAN)).toHaveLength(1);
    const texts = all.workspace.blocks.map(({ text }) => text);
    expect(texts.indexOf(PLAN)).toBe(texts.indexOf("今年另有安排。") + 1);
  });
});

describe("taking back", () => {
  it("opens one mark again and leaves the others confirmed", async () => {
    const before = open();
    const [first, second] = carried.marks;
    if (!first || !second) throw new Error("too little is marked");
    await carried.confirm(first);
    await carried.confirm(second);
    expect(carried.view?.confirmed).toHaveLength(2);
    await carried.takeBack(first);
    expect(open()).toBe(before - 1);
    expect(carried.view?.confirmed.map(({ text }) => text)).toEqual([second.text]);
  });

  it("goes back step by step, a paragraph that was confirmed whole as one step", async () => {
    const before = open();
    carried.go(carried.marks[0]);
    await carried.confirmHere();
    const whole = carried.marks.filter(({ block }) => block === carried.marks[0]?.block).length;
    carried.go(carried.marks[0]);
    await carried.confirmHere(true);
    expect(open()).toBe(before - 1 - whole);
    await carried.takeLastBack();
    expect(open()).toBe(before - 1);
    await carried.takeLastBack();
    expect(open()).toBe(before);
    await carried.takeLastBack();
    expect(open()).toBe(before);
    expect(all.notices.toasts.at(-1)?.text).toContain("没有可以撤回的了");
  });

  it("finds the mark though the text before it was changed since", async () => {
    const mark = carried.marks.find(({ block }) => block !== 0);
    if (!mark) throw new Error("nothing is marked");
    const before = open();
    await carried.confirm(mark);
    const text = all.workspace.blocks.find(({ id }) => id === mark.block)?.text ?? "";
    all.editor.setText(mark.block, `据统计，${text}`);
    await carried.takeLastBack();
    expect(open()).toBe(before);
  });
});
