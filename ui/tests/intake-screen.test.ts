import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import AppWindow from "../src/App.svelte";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { App } from "../src/state/app.svelte";
import { byId, isThere, pretendLayout, type } from "./support/mounting";

const FILE = "/home/user/文档/去年的报告.txt";

let host: FakeHost;
let app: App;
let shown: Record<string, unknown>;

beforeEach(async () => {
  pretendLayout();
  document.elementFromPoint = () => null;
  host = fakeHost();
  app = new App(host);
  shown = mount(AppWindow, { target: document.body, props: { app } });
  await expect.poll(() => isThere("report-card")).toBe(true);
});
afterEach(async () => {
  await unmount(shown);
  vi.unstubAllGlobals();
});

async function open(path = FILE) {
  host.drop(path);
  await expect.poll(() => isThere("intake")).toBe(true);
  flushSync();
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
/** When what was asked for is made and shown. */
async function done() {
  await app.sources.open?.settled();
  await tick();
  await tick();
  flushSync();
}
const current = () => document.querySelector("[data-piece][data-current]");
const lit = () => [...document.querySelectorAll("[data-lit] [data-text]")].map((row) => row.textContent);
const pieces = () => [...document.querySelectorAll("[data-piece] [data-text]")].map((row) => row.textContent);
/** Looks at a piece by its text. */
function look(text: string) {
  app.sources.open?.lookAt(pieces().indexOf(text));
  flushSync();
}

describe("the screen of a file that was read", () => {
  it("shows what was left out and why, and stores nothing", async () => {
    await open();
    expect(byId("intake").querySelector("h1")?.textContent).toBe("去年的报告.txt");
    expect(byId("left-out").textContent).toContain("没有放进报告：这是网页上的字，不是报告的内容。");
    expect(byId("intake-summary").textContent).toContain("还有 3 处是猜的");
    expect(byId("intake-summary").textContent).toContain("没有放进去 2 行");
    expect(document.activeElement).toBe(byId("intake-pieces"));
    expect(host.stored.size).toBe(1);
  });

  it("tells a guess by words and not by its colour alone", async () => {
    await open();
    expect(byId("guess").textContent).toContain("？");
    expect(byId("guess").textContent).toContain("猜的：");
  });

  it("stands pieces under their steps", async () => {
    await open();
    const names = [...byId("intake-pieces").querySelectorAll("h3")].map((h3) => h3.textContent);
    expect(names).toEqual(["标题与开头", "组织领导", "学法用法", "存在问题", "下一年计划", "落款"]);
  });

  it("lights up on the left what a piece was made of, and on the right what a line became", async () => {
    await open();
    press("ArrowDown");
    await done();
    expect(current()?.textContent).toContain("县委、县人民政府：");
    expect(lit()).toEqual(["县委、县人民政府："]);
    press("ArrowLeft");
    await done();
    expect(document.activeElement).toBe(byId("intake-lines"));
    press("ArrowDown");
    await done();
    expect(lit()).toEqual(["2025年，柳溪镇扎实推进法治政府建设，现将情况报告如下："]);
    press("ArrowRight");
    await done();
    expect(document.activeElement).toBe(byId("intake-pieces"));
    expect(current()?.textContent).toContain("2025年，柳溪镇");
  });
});

describe("the guesses", () => {
  it("are gone to by F4 and confirmed by Enter, one after the other", async () => {
    await open();
    press("F4");
    await done();
    expect(document.activeElement).toBe(byId("intake-unit"));
    press("Enter");
    await done();
    expect(byId("intake-summary").textContent).toContain("还有 2 处是猜的");
    expect(current()?.getAttribute("data-role")).toBe("signature");
    expect(document.activeElement).toBe(byId("intake-pieces"));
    press("Enter");
    await done();
    expect(current()?.getAttribute("data-role")).toBe("date");
    press(" ");
    await done();
    expect(byId("intake-summary").textContent).toContain("没有猜的地方了");
    expect(isThere("intake-note")).toBe(false);
    press("F4");
    await done();
    expect(byId("intake-said").textContent).toBe("没有猜的地方了。");
  });

  it("do not keep anyone from going on", async () => {
    await open();
    expect(byId("intake-note").textContent).toBe("还有 3 处猜的没有看，也可以先这样起草。");
    press("Enter", { ctrlKey: true });
    await expect.poll(() => isThere("panel-carried")).toBe(true);
  });
});

describe("a correction", () => {
  it("is made by single keys and undone", async () => {
    await open();
    look("专职人员不足。");
    press("2");
    await done();
    expect(current()?.getAttribute("data-role")).toBe("heading2");
    press("0");
    await done();
    expect(current()?.getAttribute("data-role")).toBe("body");
    press("Delete");
    await done();
    expect(pieces()).not.toContain("专职人员不足。");
    press("z", { ctrlKey: true });
    await done();
    expect(pieces()).toContain("专职人员不足。");
    press("y", { ctrlKey: true });
    await done();
    expect(pieces()).not.toContain("专职人员不足。");
  });

  it("joins, parts and moves by keys", async () => {
    await open();
    look("参加学习380人次。");
    press("j");
    await done();
    expect(current()?.textContent).toContain("全年集中学法12次，参加学习380人次。");
    press("s");
    await done();
    expect(current()?.textContent).toContain("参加学习380人次。");
    press("s");
    await done();
    expect(byId("intake-said").textContent).toContain("只有一行");
    const at = pieces().indexOf("参加学习380人次。");
    press("ArrowUp", { altKey: true });
    await done();
    expect(pieces().indexOf("参加学习380人次。")).toBe(at - 1);
    expect(current()?.textContent).toContain("参加学习380人次。");
  });

  it("asks from which line on where there are several", async () => {
    await open();
    look("参加学习380人次。");
    press("j");
    await done();
    press("j");
    await done();
    expect(current()?.textContent).toContain("二、学法用法");
    press("s");
    await done();
    const lines = [...document.querySelectorAll<HTMLElement>("[data-testid=split-line]")];
    expect(lines.map((line) => line.textContent)).toEqual(["全年集中学法12次，", "参加学习380人次。"]);
    lines[0]?.click();
    await done();
    expect(current()?.textContent).toContain("全年集中学法12次，参加学习380人次。");
  });

  it("is chosen in the menu, by its key or the mouse, and a heading is put to a step there", async () => {
    await open();
    look("二、学法用法");
    press("Enter");
    await done();
    expect(document.activeElement).toBe(byId("role-heading1"));
    press("3");
    await done();
    expect(isThere("piece-menu")).toBe(false);
    expect(current()?.getAttribute("data-role")).toBe("heading3");
    press("m");
    await done();
    byId("slot-publicity").click();
    await done();
    expect(current()?.closest("[role=group]")?.querySelector("h3")?.textContent).toBe("普法宣传");
  });

  it("puts a line back by Enter, and by the button beside it", async () => {
    await open();
    byId("intake-lines").focus();
    press("Enter");
    await done();
    expect(pieces().some((text) => text?.startsWith("索引号"))).toBe(true);
    expect(byId("intake-summary").textContent).toContain("没有放进去 1 行");
    byId("put-back").click();
    await done();
    expect(isThere("left-out")).toBe(false);
  });

  it("of unit and year is typed", async () => {
    await open();
    type("intake-unit", "云泽县柳溪镇人民政府");
    await done();
    expect(byId("intake-summary").textContent).toContain("还有 2 处是猜的");
    type("intake-year", "25");
    await done();
    expect(byId("intake-year-problem").textContent).toContain("四位数");
    type("intake-year", "2024");
    await done();
    expect(byId("intake-draft").textContent).toBe("起草 2025 年度报告");
  });
});

describe("dragging", () => {
  /** Lets the pointer be over an element, in its upper or lower half. */
  function over(element: Element | null, lower = false) {
    document.elementFromPoint = () => element;
    vi.spyOn(element as Element, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 100, 100, 20));
    return { clientX: 50, clientY: lower ? 118 : 102 };
  }
  const pointer = (name: string, target: EventTarget, more: MouseEventInit = {}) => {
    const event = new MouseEvent(name, { bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, "isPrimary", { value: true });
    target.dispatchEvent(event);
  };
  const row = (text: string, kind = "piece") =>
    [...document.querySelectorAll(`[data-${kind}]`)].find((found) => found.querySelector("[data-text]")?.textContent === text) ?? null;
  async function drag(from: Element | null, to: Element | null, lower = false) {
    pointer("pointerdown", from?.querySelector("[data-text]") as Element);
    const place = over(to, lower);
    pointer("pointermove", window, place);
    pointer("pointerup", window, place);
    await done();
    await done();
  }

  it("moves a piece before or behind another", async () => {
    await open();
    await drag(row("专职人员不足。"), row("一、组织领导"));
    expect(pieces().indexOf("专职人员不足。")).toBe(pieces().indexOf("一、组织领导") - 1);
    await drag(row("专职人员不足。"), row("一、组织领导"), true);
    expect(pieces().indexOf("专职人员不足。")).toBe(pieces().indexOf("一、组织领导") + 1);
  });

  it("puts a heading to a step, and text to the end of it", async () => {
    await open();
    const step = (name: string) => [...document.querySelectorAll("[data-group]")].find((h3) => h3.textContent === name) ?? null;
    await drag(row("专职人员不足。"), step("组织领导"));
    expect(pieces()[pieces().indexOf("专职人员不足。") + 1]).toBe("二、学法用法");
    await drag(row("二、学法用法"), step("组织领导"));
    expect(step("学法用法")).toBeNull();
  });

  it("puts a line into the report where it is let go, and a piece out of it", async () => {
    await open();
    await drag(row("— 1 —", "line"), row("三、存在的问题"));
    expect(pieces()[pieces().indexOf("— 1 —") + 1]).toBe("三、存在的问题");
    await drag(row("— 1 —"), byId("intake-lines"));
    expect(pieces()).not.toContain("— 1 —");
  });

  it("is given up by Esc, and leaves the screen open", async () => {
    await open();
    const before = pieces();
    pointer("pointerdown", row("专职人员不足。")?.querySelector("[data-text]") as Element);
    pointer("pointermove", window, over(row("一、组织领导")));
    press("Escape");
    pointer("pointerup", window);
    await done();
    expect(pieces()).toEqual(before);
    expect(isThere("intake")).toBe(true);
    expect(document.querySelector(".drag-ghost")).toBeNull();
  });
});

describe("what becomes of the file", () => {
  it("is next year's draft, with marks, and the file kept with it", async () => {
    await open();
    byId("intake-draft").click();
    await expect.poll(() => isThere("panel-carried")).toBe(true);
    expect(isThere("intake")).toBe(false);
    byId("tab-meta").click();
    flushSync();
    expect(byId("source").textContent).toContain("去年的报告.txt");
    byId("source-show").click();
    await expect.poll(() => isThere("source-dialog")).toBe(true);
    expect(byId("source-left-out").textContent).toContain("没有放进报告：这是网页上的字");
    byId("source-close").click();
    flushSync();
    byId("source-export").click();
    await expect.poll(() => byId("toast").textContent).toContain("去年的报告.txt");
  });

  it("is no draft of a year that is not later", async () => {
    await open();
    type("next-year", "2025");
    byId("intake-draft").click();
    flushSync();
    expect(byId("next-year-problem").textContent).toContain("底稿写的是2025年");
    expect(host.calls.some(({ name }) => name === "reading_accept")).toBe(false);
  });

  it("is a report of the library when nothing is to be drafted", async () => {
    await open();
    byId("intake-keep").click();
    await expect.poll(() => isThere("intake")).toBe(false);
    expect(isThere("library")).toBe(true);
    await expect.poll(() => document.querySelectorAll("[data-testid=report-card]").length).toBe(2);
  });

  it("is nothing when it is cancelled, which is asked only after a correction", async () => {
    await open();
    press("Escape");
    await done();
    expect(isThere("intake")).toBe(false);
    await open();
    press("Delete");
    await done();
    press("Escape");
    await done();
    expect(isThere("intake")).toBe(true);
    byId("confirm-yes").click();
    await done();
    expect(isThere("intake")).toBe(false);
    expect(host.stored.size).toBe(1);
  });

  it("that fails is told on the screen, which stays", async () => {
    await open();
    host.fail("reading_accept", { code: "disk", message: "磁盘满了，稿件库没有变化。" });
    byId("intake-draft").click();
    await expect.poll(() => isThere("intake-error")).toBe(true);
    expect(byId("intake-error").textContent).toBe("磁盘满了，稿件库没有变化。");
  });
});

describe("what of a file was not read", () => {
  const LOST = "原文件里的2张图片没有读进来；原文件没有改动，请对照它补上。";

  it("is told above the lists, and above what a file of this program holds", async () => {
    host.notes.push(LOST);
    for (const path of [FILE, "/home/user/文档/报告.docx"]) {
      await open(path);
      expect(byId("intake-lost").textContent).toContain(LOST);
      const main = byId("intake").querySelector("main");
      expect(main && byId("intake-lost").compareDocumentPosition(main)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
      app.sources.close();
      await expect.poll(() => isThere("intake")).toBe(false);
    }
  });

  it("takes no room where nothing is lost", async () => {
    await open();
    expect(isThere("intake-lost")).toBe(false);
  });
});

describe("a file of this program", () => {
  it("is not asked about, and shows what was changed in Word", async () => {
    await open("/home/user/文档/报告.docx");
    expect(isThere("intake-pieces")).toBe(false);
    expect(document.activeElement).toBe(byId("intake-keep"));
    expect(byId("known").textContent).toContain("在 Word 里改过2处");
    expect(byId("edit").querySelector("del")?.textContent).toBe("4");
    expect(byId("intake-draft").textContent).toBe("起草 2027 年度报告");
    byId("intake-keep").click();
    await expect.poll(() => isThere("workspace")).toBe(true);
    expect(isThere("edits-dialog")).toBe(false);
    byId("tab-meta").click();
    flushSync();
    expect(isThere("show-edits")).toBe(true);
  });

  it("becomes next year's draft too", async () => {
    await open("/home/user/文档/稿件.nianbao");
    byId("intake-draft").click();
    await expect.poll(() => isThere("panel-carried")).toBe(true);
  });
});

describe("a file that is dropped", () => {
  it("on an open report stands over it; cancelled, the report is as it was, with its undo", async () => {
    byId("open").click();
    await expect.poll(() => isThere("workspace")).toBe(true);
    byId("tab-meta").click();
    flushSync();
    type("meta-unit", "白石镇人民政府");
    const workspace = byId("workspace");
    await open();
    expect(host.stored.get("r1")?.report.meta.unit).toBe("白石镇人民政府");
    const under = workspace.parentElement;
    expect(under?.inert).toBe(true);
    press("Escape");
    await done();
    expect(byId("workspace")).toBe(workspace);
    expect(under?.inert).toBe(false);
  });

  it("or chosen by Ctrl+O is read while a report is open", async () => {
    byId("open").click();
    await expect.poll(() => isThere("workspace")).toBe(true);
    press("o", { ctrlKey: true });
    await expect.poll(() => isThere("intake")).toBe(true);
  });

  it("is not read while the open report can't be saved", async () => {
    byId("open").click();
    await expect.poll(() => isThere("workspace")).toBe(true);
    host.fail("report_save", { code: "disk", message: "磁盘满了。" });
    byId("tab-meta").click();
    flushSync();
    type("meta-unit", "白石镇人民政府");
    host.drop(FILE);
    await expect.poll(() => isThere("fault")).toBe(true);
    expect(byId("fault").textContent).toContain("没有打开别的文件");
    expect(isThere("intake")).toBe(false);
  });

  it("puts a dialog away that would lie over it", async () => {
    byId("paste").click();
    flushSync();
    await open();
    expect(isThere("paste-dialog")).toBe(false);
  });

  it("does not push aside one that is being corrected", async () => {
    await open();
    press("Delete");
    await done();
    host.drop("/home/user/文档/前年的报告.txt");
    await done();
    expect(byId("intake").querySelector("h1")?.textContent).toBe("去年的报告.txt");
    expect(byId("toast").textContent).toContain("请先处理完这一份");
  });
});

describe("text that is pasted", () => {
  const asked = () => host.calls.find(({ name }) => name === "source_paste")?.body;

  async function paste(text: string, html: string, typed = "") {
    byId("paste").click();
    flushSync();
    const event = new Event("paste", { bubbles: true });
    Object.defineProperty(event, "clipboardData", { value: { getData: () => html } });
    byId("paste-text").dispatchEvent(event);
    type("paste-text", text);
    await new Promise((go) => setTimeout(go));
    if (typed) type("paste-text", text + typed);
    flushSync();
    byId("paste-ok").click();
    await expect.poll(() => isThere("intake")).toBe(true);
  }

  it("is read with its HTML", async () => {
    await paste("标题报告\n正文", "<p>标题报告</p><p>正文</p>");
    expect(asked()).toEqual({ text: "标题报告\n正文", html: "<p>标题报告</p><p>正文</p>" });
    expect(isThere("paste-dialog")).toBe(false);
  });

  it("is read as plain text once it was changed by hand", async () => {
    await paste("标题报告\n正文", "<p>标题报告</p><p>正文</p>", "补一句");
    expect(asked()).toEqual({ text: "标题报告\n正文补一句", html: "" });
  });
});

describe("of two thousand lines", () => {
  const shown = (name: "piece" | "line") => document.querySelectorAll(`[data-${name}]`).length;

  beforeEach(async () => {
    host.files.set(FILE, ["柳溪镇人民政府2025年度报告", ...Array.from({ length: 2000 }, (_, at) => `第${at}段的内容。`)].join("\n"));
    await open();
    await expect.poll(() => shown("piece")).toBeGreaterThan(0);
  });

  it("only the first are on the page until it is known what is in sight", () => {
    expect(shown("piece")).toBeLessThan(100);
    expect(shown("line")).toBeLessThan(100);
    expect(byId("intake-pieces").querySelector("[role=option]")?.getAttribute("aria-setsize")).toBe("2001");
  });

  it("a key touches only the rows that it concerns", () => {
    const seen = new MutationObserver(() => {});
    seen.observe(byId("intake"), { subtree: true, childList: true, attributes: true });
    press("ArrowDown");
    flushSync();
    expect(current()?.textContent).toContain("第0段的内容。");
    expect(seen.takeRecords().length).toBeLessThan(20);
  });

  it("the one that is looked at is on the page wherever it is, and says which it is", () => {
    press("End");
    flushSync();
    expect(current()?.textContent).toContain("第1999段的内容。");
    expect(current()?.id).toBe(byId("intake-pieces").getAttribute("aria-activedescendant"));
    expect(current()?.getAttribute("aria-posinset")).toBe("2001");
    expect(shown("piece")).toBeLessThan(100);
    press("ArrowUp");
    flushSync();
    expect(current()?.textContent).toContain("第1998段的内容。");
  });
});
