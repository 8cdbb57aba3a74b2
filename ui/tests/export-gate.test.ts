import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import ExportDialog from "../src/components/output/ExportDialog.svelte";
import Workspace from "../src/views/Workspace.svelte";
import { byId, isThere, pretendLayout } from "./support/mounting";
import { LEGAL, reviewed, type Reviewed } from "./support/reviewed";

let all: Reviewed;
let dialog: Record<string, unknown> | null = null;

beforeEach(pretendLayout);
afterEach(async () => {
  if (dialog) await unmount(dialog);
  dialog = null;
  all.leave();
  vi.unstubAllGlobals();
});

async function open(texts?: [string, string]) {
  all = await reviewed(texts);
  all.workspace.outlook.show("docx");
  dialog = mount(ExportDialog, { target: document.body, props: { workspace: all.workspace } });
  flushSync();
  await vi.waitFor(() => expect(isThere("review-check")).toBe(true));
}

const submit = () => byId("export-dialog").querySelector("form")?.requestSubmit();
const written = (name: string) => all.host.calls.filter((call) => call.name === name);
const dated = async () => {
  all.editor.setText(all.date, "2027年1月15日");
  await all.workspace.settled();
  flushSync();
};

describe("what is surely wrong", () => {
  it("stands before an export: Enter goes to the first place and writes nothing", async () => {
    await open();
    expect(byId("review-check").textContent).toContain("必错4处");
    expect(document.querySelectorAll("[data-testid=go-fix]")).toHaveLength(4);
    expect(byId("export-docx").textContent?.trim()).toBe("仍然导出 Word");
    expect(byId("export-docx").classList.contains("primary")).toBe(false);
    submit();
    await vi.waitFor(() => expect(all.workspace.caret).toMatchObject({ block: all.spaced, offset: 2 }));
    expect(all.workspace.outlook.offered).toBeNull();
    expect(written("export_docx")).toHaveLength(0);
  });

  it("is passed by when a person says so", async () => {
    await open();
    byId("export-docx").click();
    await vi.waitFor(() => expect(all.workspace.output.exported?.path).toMatch(/\.docx$/u));
    expect(written("export_docx")).toHaveLength(1);
  });

  it("is gone to one by one, five at most", async () => {
    await open([Array.from({ length: 9 }, () => "甲").join(" "), LEGAL]);
    expect(byId("review-check").textContent).toContain("必错9处");
    const [, second] = document.querySelectorAll<HTMLElement>("[data-testid=go-fix]");
    expect(document.querySelectorAll("[data-testid=go-fix]")).toHaveLength(5);
    second?.click();
    await vi.waitFor(() => expect(all.workspace.caret).toMatchObject({ block: all.spaced, offset: 3 }));
  });

  it("stops nobody once a person said that it is right", async () => {
    await open(["全年开会。", LEGAL]);
    expect(isThere("export-fix")).toBe(true);
    for (const finding of all.workspace.review.open) all.workspace.review.ignore(finding);
    flushSync();
    expect(isThere("export-fix")).toBe(false);
    expect(byId("review-quiet").textContent).toBe("校对没有发现必错。");
  });

  it("that comes with the variant chosen just now is not slipped by", async () => {
    await open(["全年开会。", "推进法治建设。"]);
    await dated();
    expect(isThere("export-fix")).toBe(false);
    const go = all.host.hold();
    all.editor.setText(all.date, "");
    byId("export-docx").click();
    go();
    await vi.waitFor(() => expect(isThere("export-fix")).toBe(true));
    expect(written("export_docx")).toHaveLength(0);
  });
});

describe("what is only suspected", () => {
  it("is said in a line and stops nothing", async () => {
    await open(["全年开会。", LEGAL]);
    await dated();
    expect(byId("review-suspected").textContent).toContain("疑似1处，导出前请看一眼");
    expect(isThere("export-fix")).toBe(false);
    expect(byId("export-docx").textContent?.trim()).toBe("导出 Word");
    submit();
    await vi.waitFor(() => expect(written("export_docx")).toHaveLength(1));
  });
});

describe("for whoever corrects it", () => {
  it("there is a copy with comments and a list, under names of their own", async () => {
    await open();
    const asked: string[] = [];
    all.host.saveDialog = async (suggested, kind) => {
      asked.push(`${kind} ${suggested}`);
      return `/home/user/${suggested}`;
    };
    byId("export-comments").click();
    await vi.waitFor(() => expect(written("export_comments")).toHaveLength(1));
    await vi.waitFor(() => expect(all.workspace.output.exporting).toBe(false));
    all.workspace.outlook.show("docx");
    byId("export-findings").click();
    await vi.waitFor(() => expect(written("export_findings")).toHaveLength(1));
    expect(asked).toEqual([
      "docx 青石镇人民政府2026年度法治政府建设情况报告（校对批注）.docx",
      "txt 青石镇人民政府2026年度法治政府建设情况报告（校对意见）.txt",
    ]);
  });
});

describe("keys of the window", () => {
  it("F7 goes from place to place, Shift+F7 back", async () => {
    all = await reviewed();
    const opened = await all.host.rpc("report_open", { id: all.workspace.id });
    all.leave();
    dialog = mount(Workspace, { target: document.body, props: { app: all.app, opened } });
    flushSync();
    const current = () => document.querySelector<HTMLElement>("[data-testid=finding][aria-current]")?.dataset["code"];
    byId("tab-review").click();
    for (const wanted of ["P7", "P7", "P7", "L3"]) {
      dispatchEvent(new KeyboardEvent("keydown", { key: "F7", cancelable: true }));
      await new Promise((done) => setTimeout(done, 5));
      flushSync();
      expect(current()).toBe(wanted);
    }
    dispatchEvent(new KeyboardEvent("keydown", { key: "F7", shiftKey: true, cancelable: true }));
    await new Promise((done) => setTimeout(done, 5));
    flushSync();
    expect(current()).toBe("P7");
  });
});
