import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { around } from "../src/components/carried/around";
import SidePanel from "../src/components/report/SidePanel.svelte";
import { fakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";
import { byId, isThere, pretendLayout, rulebook, type } from "./support/mounting";
import { PLAN, PROBLEM, rolledOver, type RolledOver } from "./support/rolled-over";

let all: RolledOver;
let panel: Record<string, unknown>;

beforeEach(async () => {
  pretendLayout();
  all = await rolledOver();
  panel = mount(SidePanel, { target: document.body, props: { workspace: all.workspace, rulebook: rulebook(), template: undefined, onnewyear: () => {} } });
  flushSync();
});
afterEach(async () => {
  await unmount(panel);
  all.leave();
  vi.unstubAllGlobals();
});

const carried = () => all.workspace.carried;
const open = () => carried().view?.open ?? -1;
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-testid=carried-mark]")];
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
/** When what was done is answered and shown. */
async function answered() {
  await carried().settled();
  await tick();
  await tick();
  flushSync();
}

describe("the tab of what was taken over", () => {
  it("is not there in a report that was begun anew", async () => {
    await unmount(panel);
    const host = fakeHost({ sample: false });
    const plain = new Workspace(host, new Notices(), await host.rpc("report_sample", {}));
    panel = mount(SidePanel, { target: document.body, props: { workspace: plain, rulebook: rulebook(), template: undefined, onnewyear: () => {} } });
    flushSync();
    expect(isThere("tab-carried")).toBe(false);
    expect(isThere("tab-guidance")).toBe(true);
    plain.leave();
  });

  it("is shown first, and counts what is left", async () => {
    expect(byId("tab-carried").getAttribute("aria-selected")).toBe("true");
    expect(byId("tab-carried").textContent?.replace(/\s/gu, "")).toBe(`沿用${open()}`);
    expect(byId("carried-counter").textContent?.trim()).toBe(`还有${open()}处没有核对（共${open()}处）`);
    const before = open();
    carried().go(carried().marks[0]);
    await carried().confirmHere();
    await answered();
    expect(byId("carried-counter").textContent?.trim()).toBe(`还有${before - 1}处没有核对（共${before}处）`);
  });

  it("lists each mark with its kind and what stands around it, the figure as what it shows", () => {
    expect(rows()).toHaveLength(open());
    const [mark] = carried().marks;
    expect(rows()[0]?.querySelector("mark")?.textContent).toBe(mark?.text);
    expect(rows()[0]?.textContent).toContain(mark?.kind);
    const text = "全年开会⟦meetings⟧，受理矛盾纠纷65件，调解成功61件，比上年有所增加，群众满意。";
    expect(around(text, { start: 12, end: 14 }, (part) => part.replace("⟦meetings⟧", "4次"))).toEqual({
      lead: "全年开会4次，受理矛盾纠纷",
      tail: "件，调解成功61件，比上年有…",
    });
  });

  it("goes to a mark by a click, and makes its row the current one", async () => {
    rows()[2]?.click();
    flushSync();
    expect(all.workspace.caret).toMatchObject({ block: carried().marks[2]?.block, offset: carried().marks[2]?.start });
    expect(rows()[2]?.getAttribute("aria-current")).toBe("true");
    byId("mark-next").click();
    flushSync();
    expect(rows()[3]?.getAttribute("aria-current")).toBe("true");
    byId("mark-previous").click();
    flushSync();
    byId("mark-confirm").click();
    const before = open();
    await answered();
    expect(open()).toBe(before - 1);
  });

  it("is gone through by keys alone and keeps its place", async () => {
    const before = open();
    rows()[1]?.focus();
    press("ArrowDown");
    await answered();
    expect(document.activeElement).toBe(rows()[2]);
    const next = rows()[3]?.textContent;
    press("Enter", { ctrlKey: true });
    await answered();
    expect(open()).toBe(before - 1);
    expect(document.activeElement).toBe(rows()[2]);
    expect(rows()[2]?.textContent).toBe(next);
    press("End");
    await answered();
    expect(document.activeElement).toBe(rows().at(-1));
  });

  it("names a person of 文稿信息, who stands nowhere in the text", async () => {
    await unmount(panel);
    all.leave();
    all = await rolledOver(["王一"]);
    panel = mount(SidePanel, { target: document.body, props: { workspace: all.workspace, rulebook: rulebook(), template: undefined, onnewyear: () => {} } });
    flushSync();
    const before = open();
    expect(rows()[0]?.textContent).toContain("王一");
    expect(byId("panel-carried").querySelector("h3")?.textContent).toBe("文稿信息");
    rows()[0]?.click();
    flushSync();
    expect(isThere("panel-meta")).toBe(true);
    byId("tab-carried").click();
    flushSync();
    byId("row-confirm").click();
    await answered();
    expect(open()).toBe(before - 1);
    expect(rows()[0]?.textContent).not.toContain("王一");
  });

  it("confirms a whole paragraph only where the cursor stands at a mark", async () => {
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    flushSync();
    expect(byId<HTMLButtonElement>("paragraph-confirm").disabled).toBe(true);
    const block = carried().marks[0]?.block;
    carried().go(carried().marks[0]);
    flushSync();
    byId("paragraph-confirm").click();
    await answered();
    expect(carried().marks.some((mark) => mark.block === block)).toBe(false);
  });
});

describe("what was confirmed", () => {
  it("stands in a fold, and is taken back there", async () => {
    expect(isThere("confirmed")).toBe(false);
    const before = open();
    byId("row-confirm").click();
    await answered();
    expect(byId("confirmed").textContent).toBe("已核对1处");
    byId("confirmed").click();
    await expect.poll(() => isThere("take-back")).toBe(true);
    byId("take-back").click();
    await answered();
    expect(open()).toBe(before);
    expect(isThere("confirmed")).toBe(false);
  });

  it("is taken back by Ctrl+Z in the list", async () => {
    const before = open();
    rows()[1]?.focus();
    const mark = rows()[1]?.textContent;
    press("Enter", { ctrlKey: true });
    await answered();
    press("z", { ctrlKey: true });
    await answered();
    await answered();
    expect(open()).toBe(before);
    expect(document.activeElement).toBe(rows()[1]);
    expect(rows()[1]?.textContent).toBe(mark);
  });
});

describe("last year's text at the side", () => {
  beforeEach(() => {
    byId("carried-last").click();
    const plan = all.workspace.blocks.find(({ text }) => text === PLAN);
    all.editor.goTo(plan?.id ?? 0);
    flushSync();
  });

  it("warns of a copied report in a plain sentence", async () => {
    expect(byId("same-whole").textContent).toContain("全文与去年相同 100%");
    expect(byId("same-whole").textContent).toContain("县里会退回照抄的报告");
    for (const { block } of carried().view?.states.slice(0, 4) ?? []) all.editor.setText(block, "今年新写的一段。");
    await all.workspace.settled();
    flushSync();
    expect(byId("same-whole").textContent).not.toContain("退回");
  });

  it("tells which paragraphs are there, and puts one in where the cursor stands", async () => {
    expect(byId("there").textContent).toBe("已有，一个字没改");
    const plan = all.workspace.blocks.find(({ text }) => text === PLAN);
    all.editor.setText(plan?.id ?? 0, "另有安排。");
    await all.workspace.settled();
    flushSync();
    expect(isThere("there")).toBe(false);
    expect(byId("same-section").textContent).toBe("本节与去年相同 0%");
    byId("take").click();
    expect(all.workspace.blocks.map(({ text }) => text)).toContain(PLAN);
  });

  it("shows by key what became of a paragraph, and leads to it", async () => {
    const plan = all.workspace.blocks.find(({ text }) => text === PLAN);
    all.editor.setText(plan?.id ?? 0, PLAN.replace("4次", "6次"));
    await all.workspace.settled();
    flushSync();
    const fold = byId("there");
    expect(fold.textContent).toBe("已有，改过：看改了哪里");
    fold.focus();
    press("ArrowRight");
    expect((fold.parentElement as HTMLDetailsElement).open).toBe(true);
    expect(byId("difference").querySelector("del")?.textContent).toBe("4");
    expect(byId("difference").querySelector("ins")?.textContent).toBe("6");
    press("ArrowLeft");
    expect((fold.parentElement as HTMLDetailsElement).open).toBe(false);
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    byId("see-there").click();
    expect(all.workspace.caret?.block).toBe(plan?.id);
  });

  it("shows another part when asked to", () => {
    const at = (carried().view?.last ?? []).findIndex(({ slot }) => slot === "problems");
    type("last-section", String(at));
    flushSync();
    expect(byId("last-year").textContent).toContain(PROBLEM);
  });
});

describe("the promises at the side", () => {
  beforeEach(() => {
    byId("carried-promises").click();
    flushSync();
  });

  const first = () => carried().view?.promises.find(({ text }) => text === PLAN)?.id ?? 0;

  it("are counted in the heading until they are answered", async () => {
    expect(byId("carried-promises").textContent?.replace(/\s/gu, "")).toBe("去年承诺2");
    type(`promise-${first()}`, "done");
    await answered();
    expect(byId("carried-promises").textContent?.replace(/\s/gu, "")).toBe("去年承诺1");
    expect(byId("promise-counter").textContent).toBe("还有1条没有说（共2条）");
  });

  it("ask why only of one that is dropped", async () => {
    expect(isThere(`reason-${first()}`)).toBe(false);
    type(`promise-${first()}`, "dropped");
    flushSync();
    type(`reason-${first()}`, "任务已经撤销");
    await answered();
    expect(byId<HTMLInputElement>(`reason-${first()}`).value).toBe("任务已经撤销");
    expect(carried().view?.promises.find(({ id }) => id === first())?.reason).toBe("任务已经撤销");
  });

  it("are answered by the paragraph at the cursor, and lead to it", async () => {
    expect(byId(`see-${first()}`).textContent?.trim()).toBe("去看可能回应的一段");
    const plan = all.workspace.blocks.find(({ text }) => text === PROBLEM);
    all.editor.goTo(plan?.id ?? 0);
    flushSync();
    byId(`link-${first()}`).click();
    await answered();
    expect(carried().view?.promises.find(({ id }) => id === first())?.linked).toBe(plan?.id);
    all.editor.goTo(all.workspace.blocks[0]?.id ?? 0);
    byId(`see-${first()}`).click();
    expect(all.workspace.caret?.block).toBe(plan?.id);
    byId(`unlink-${first()}`).click();
    await answered();
    expect(carried().view?.promises.find(({ id }) => id === first())?.linked).toBeNull();
  });

  it("can be taken into the plans of the year to come", () => {
    const body = all.workspace.blocks.find(({ text }) => text === PROBLEM);
    all.editor.goTo(body?.id ?? 0);
    byId(`again-${first()}`).click();
    expect(all.workspace.blocks.find(({ id }) => id === body?.id)?.text).toBe(`${PROBLEM}继续做好：${PLAN}`);
  });
});
