import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import PreviewPane from "../src/components/preview/PreviewPane.svelte";
import PrintSheets from "../src/components/preview/PrintSheets.svelte";
import Sheet from "../src/components/preview/Sheet.svelte";
import { mounted } from "../src/components/report/mounted";
import type { ReportEditor } from "../src/editor/mount";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Preferences } from "../src/state/preferences.svelte";
import { Workspace } from "../src/state/workspace.svelte";

/** Pixels of the pane; jsdom lays nothing out. */
const SIZE = { width: 624, height: 600 };

let host: FakeHost;
let notices: Notices;
let preferences: Preferences;
let workspace: Workspace;
let editor: ReportEditor;
let target: HTMLElement;
let pane: Record<string, unknown>;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal("ResizeObserver", class {
    observe() {}
    unobserve() {}
    disconnect() {}
  });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => SIZE.width });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => SIZE.height });
  Element.prototype.scrollIntoView = () => {};
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  host = fakeHost({ sample: false });
  notices = new Notices();
  preferences = new Preferences(host, notices);
  workspace = new Workspace(host, notices, await host.rpc("report_sample", {}));
  target = document.createElement("div");
  document.body.append(target);
  editor = mounted(target, workspace);
  pane = mount(PreviewPane, { target, props: { workspace, preferences, beside: true, roomBeside: true } });
  await vi.waitFor(() => expect(target.querySelectorAll("svg").length).toBeGreaterThan(0));
});
afterEach(async () => {
  await unmount(pane);
  workspace.leave();
  editor.destroy();
  target.remove();
  vi.unstubAllGlobals();
});

const byId = (id: string) => target.querySelector<HTMLElement>(`[data-testid='${id}']`) as HTMLElement;
const sheets = () => [...target.querySelectorAll<HTMLElement>("[data-page]")];
const words = (sheet: HTMLElement | undefined) => [...(sheet?.querySelectorAll("text") ?? [])].map((text) => text.textContent).join("");
const block = (kind: string) => workspace.report().blocks.find((found) => found.kind === kind);

describe("the pane with the pages", () => {
  it("shows the report with its numbers and figures, and on which page one is", () => {
    expect(words(sheets()[0])).toContain("一、2026年法治政府建设主要举措和成效");
    expect(words(sheets()[0])).not.toContain("⟦");
    expect(byId("preview-page").textContent).toMatch(/^第 1 页，共 [2-9] 页$/u);
  });

  it("draws the pages near by, and keeps the places of the others", () => {
    expect(sheets().length).toBeGreaterThan(2);
    expect(sheets()[0]?.querySelector("svg")).not.toBeNull();
    expect(sheets().at(-1)?.querySelector("svg")).toBeNull();
    expect(new Set(sheets().map((sheet) => sheet.style.height)).size).toBe(1);
  });

  it("writes over a line that changed and touches no other", async () => {
    const texts = [...(sheets()[0]?.querySelectorAll("text") ?? [])];
    const touched: Node[] = [];
    const observer = new MutationObserver((records) => touched.push(...records.map((record) => record.target)));
    observer.observe(sheets()[0] as HTMLElement, { subtree: true, childList: true, characterData: true, attributes: true });
    editor.setText(block("addressee")?.id ?? 0, "县委、县政府：");
    await vi.waitFor(() => expect(words(sheets()[0])).toContain("县委、县政府："));
    observer.disconnect();
    expect([...(sheets()[0]?.querySelectorAll("text") ?? [])]).toEqual(texts);
    const lines = new Set(touched.map((node) => (node instanceof Element ? node : node.parentElement)?.closest("text")));
    lines.delete(null);
    expect(lines.size).toBe(1);
  });

  it("marks the cursor's line", async () => {
    const heading = block("heading1")?.id ?? 0;
    editor.goTo(heading);
    flushSync();
    const band = byId("caret-line").querySelector("rect");
    const line = workspace.preview.pages[0]?.lines.find((line) => line.block === heading);
    expect(Number(band?.getAttribute("y"))).toBeLessThan(line?.y ?? 0);
    expect(Number(band?.getAttribute("y")) + Number(band?.getAttribute("height"))).toBeGreaterThan(line?.y ?? 0);
  });

  it("puts the cursor where the paper was clicked", () => {
    const heading = workspace.preview.pages[0]?.lines.find((line) => line.block === block("heading1")?.id);
    const pixel = 600 / 11906;
    const [piece] = heading?.pieces ?? [];
    const event = { bubbles: true, clientX: ((piece?.xs[6] ?? 0) + 20) * pixel, clientY: (heading?.y ?? 0) * pixel };
    sheets()[0]?.dispatchEvent(new MouseEvent("click", event));
    // The computed number “一、” is no part of the text.
    expect(workspace.caret).toMatchObject({ block: heading?.block, offset: 4 });
  });

  it("stays where the person scrolled to until asked to go back", () => {
    editor.goTo(block("title")?.id ?? 0);
    flushSync();
    const desk = byId("preview-sheets");
    desk.scrollTop = 1500;
    desk.dispatchEvent(new Event("scroll"));
    editor.setText(block("title")?.id ?? 0, "新的标题");
    flushSync();
    expect(desk.scrollTop).toBe(1500);
    expect(byId("preview-page").textContent).toContain("第 3 页");
    byId("preview-back").click();
    flushSync();
    expect(desk.scrollTop).toBeLessThan(300);
    expect(byId("preview-back")).toBeNull();
  });

  it("is enlarged, shrunk and fitted to its width, and the choice is kept", async () => {
    expect(byId("zoom-fit").getAttribute("aria-pressed")).toBe("true");
    byId("zoom-in").click();
    expect(preferences.current.preview_zoom).toBe(80);
    flushSync();
    expect(byId("zoom").textContent).toBe("80%");
    byId("zoom-100").click();
    flushSync();
    expect(sheets()[0]?.style.width).toBe("794px");
    byId("zoom-fit").click();
    flushSync();
    expect(sheets()[0]?.style.width).toBe("600px");
    expect(host.calls.findLast((call) => call.name === "settings_set")?.body).toMatchObject({ preview_zoom: 0 });
  });

  it("says once which font stands for another", () => {
    expect(byId("preview-notes").textContent).toContain("方正小标宋简体");
    byId("preview-notes-read").click();
    flushSync();
    expect(byId("preview-notes")).toBeNull();
  });

  it("says plainly that it could not be brought up to date, and keeps the pages", async () => {
    host.fail("preview", { code: "internal", message: "排版时出了差错。" });
    editor.setText(block("title")?.id ?? 0, "新的标题");
    await vi.waitFor(() => expect(byId("preview-fault")?.textContent).toContain("稿件不受影响。排版时出了差错。"));
    expect(words(sheets()[0])).toContain("情况的报告");
    host.fail("preview", null);
    byId("preview-fault").querySelector("button")?.click();
    await vi.waitFor(() => expect(words(sheets()[0])).toContain("新的标题"));
    expect(byId("preview-fault")).toBeNull();
  });
});

describe("printing", () => {
  it("holds every page ready for as long as the printer takes, and says what went wrong", async () => {
    let sheets: Record<string, unknown> | null = null;
    host.print = async () => {
      sheets = mount(PrintSheets, { target, props: { pages: workspace.output.printed ?? [], fonts: workspace.preview.fonts } });
      flushSync();
      expect(document.body.querySelectorAll(":scope > .print-sheets svg")).toHaveLength(workspace.preview.pages.length);
      expect(document.querySelector(".print-sheets")?.textContent).toContain("特此报告");
      throw { code: "internal", message: "没有打印出来。" };
    };
    const last = workspace.report().blocks.findLast((block) => block.kind === "body")?.id ?? 0;
    editor.setText(last, "特此报告。");
    await workspace.output.print();
    expect(workspace.output.printed).toBeNull();
    expect(notices.faults.map((fault) => fault.message)).toEqual(["没有打印出来。"]);
    if (sheets) await unmount(sheets);
    expect(document.querySelector(".print-sheets")).toBeNull();
  });
});

describe("a page", () => {
  it("is bold where the form is, and has a face for Latin letters", async () => {
    const piece = { size: 320, red: false, xs: [0, 320] };
    const line = { y: 400, height: 579, block: null, start: 0, end: 0 };
    const page = {
      index: 0,
      rules: [],
      lines: [
        { ...line, pieces: [{ ...piece, face: "heading2" as const, bold: true, text: "（一" }] },
        { ...line, pieces: [{ ...piece, face: "latin" as const, bold: false, text: "26" }] },
      ],
    };
    const sheet = mount(Sheet, { target, props: { page } });
    flushSync();
    const texts = [...target.querySelectorAll(":scope > svg text")];
    expect(texts.map((text) => text.classList.contains("bold"))).toEqual([true, false]);
    expect(texts[1]?.classList.contains("latin")).toBe(true);
    await unmount(sheet);
  });
});

describe("exporting", () => {
  it("writes a PDF under a name of its own kind", async () => {
    const written = await workspace.output.export("pdf");
    expect(written?.path).toMatch(/法治政府建设情况报告\.pdf$/u);
    expect(host.calls.some((call) => call.name === "export_docx")).toBe(false);
  });
});
