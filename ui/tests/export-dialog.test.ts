import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import ExportDialog from "../src/components/output/ExportDialog.svelte";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Workspace } from "../src/state/workspace.svelte";
import { byId, isThere, pretendLayout } from "./support/mounting";

let host: FakeHost;
let workspace: Workspace;
let dialog: Record<string, unknown>;

beforeEach(async () => {
  pretendLayout();
  host = fakeHost({ sample: false });
  workspace = new Workspace(host, new Notices(), await host.rpc("report_sample", {}));
});
afterEach(async () => {
  workspace.leave();
  await unmount(dialog);
  vi.unstubAllGlobals();
});

async function open(kind: "docx" | "pdf" = "docx") {
  workspace.outlook.show(kind);
  dialog = mount(ExportDialog, { target: document.body, props: { workspace } });
  flushSync();
  await vi.waitFor(() => expect(isThere("variant-public")).toBe(true));
}

const asked = (name: string) => host.calls.filter((call) => call.name === name);
const written = (name: string) => asked(name).map((call) => (call.body as { report: { meta: { variant: string } } }).report.meta.variant);

describe("the export dialog", () => {
  it("shows what the variant of the report prints and what it leaves out", async () => {
    await open();
    expect(byId<HTMLInputElement>("variant-submission").checked).toBe(true);
    expect(byId("holds").textContent).toContain("发文机关标志");
    expect(isThere("leaves-out")).toBe(false);
    byId("variant-public").click();
    flushSync();
    expect(byId("leaves-out").textContent).toContain("发文机关标志");
    expect(byId("holds").textContent).not.toContain("发文机关标志");
  });

  it("keeps the variant in the report and asks anew", async () => {
    await open();
    byId("variant-consultation").click();
    await vi.waitFor(() => expect(asked("export_outlook")).toHaveLength(2));
    expect(await workspace.flush()).toBe(true);
    expect(host.stored.get(workspace.id)?.report.meta.variant).toBe("consultation");
  });

  it("puts the keyboard on the variant, so that arrows choose and Enter writes", async () => {
    await open();
    await vi.waitFor(() => expect(document.activeElement).toBe(byId("variant-submission")));
    byId<HTMLFormElement>("export-dialog").querySelector("form")?.requestSubmit();
    await vi.waitFor(() => expect(workspace.output.exported?.path).toMatch(/\.docx$/u));
    expect(workspace.outlook.offered).toBeNull();
  });

  it("opened for a PDF file has that on Enter", async () => {
    await open("pdf");
    expect(document.activeElement).toBe(byId("export-pdf"));
    byId("export-dialog").querySelector("form")?.requestSubmit();
    await vi.waitFor(() => expect(written("export_pdf")).toEqual(["submission"]));
    expect(asked("export_docx")).toHaveLength(0);
  });

  it("stays open when the person thinks better of the place, and says why nothing was written", async () => {
    await open();
    host.saveDialog = async () => null;
    byId("export-pdf").click();
    await vi.waitFor(() => expect(workspace.output.exporting).toBe(false));
    expect(workspace.outlook.offered).toBe("docx");
    host.saveDialog = async () => "/nowhere/报告.docx";
    host.fail("export_docx", { code: "disk", message: "没有写文件，稿件没有变化。" });
    byId("export-dialog").querySelector("form")?.requestSubmit();
    await vi.waitFor(() => expect(byId("export-fault").textContent).toContain("没有写文件"));
    expect(workspace.outlook.offered).toBe("docx");
  });

  it("writes a file that another program has open only when told to, and does not ask where to again", async () => {
    await open();
    const fault = { code: "in_use", message: "“报告.docx”正在 LibreOffice 里打开，没有写入；请关掉它再导出。" } as const;
    host.fail("export_docx", fault);
    byId("export-dialog").querySelector("form")?.requestSubmit();
    await vi.waitFor(() => expect(isThere("export-despite-lock")).toBe(true));
    host.fail("export_docx", null);
    host.saveDialog = () => Promise.reject(new Error("not again"));
    byId("export-despite-lock").click();
    await vi.waitFor(() => expect(workspace.output.exported).not.toBeNull());
    expect(asked("export_docx").map((call) => (call.body as { despite_lock?: boolean }).despite_lock)).toEqual([false, true]);
    expect(workspace.outlook.offered).toBeNull();
  });

  it("puts the warning of a 密级 above everything else, and only that", async () => {
    workspace.changeMeta({ secrecy: "秘密★1年" });
    await open();
    expect(byId("grave-warning").textContent).toContain("涉密内容");
    expect(byId("warnings").textContent).toBe("上报稿还没有写签发人。");
  });

  it("offers the copy for a website with 公开稿 alone, and copies what is shown", async () => {
    const copied: Record<string, string> = {};
    document.execCommand = () => {
      const event = new Event("copy", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: { setData: (kind: string, text: string) => (copied[kind] = text) } });
      document.activeElement?.dispatchEvent(event);
      return true;
    };
    await open();
    expect(isThere("portal-copy")).toBe(false);
    byId("variant-public").click();
    await vi.waitFor(() => expect(byId<HTMLButtonElement>("portal-copy").disabled).toBe(false));
    byId("portal-copy").click();
    flushSync();
    expect(copied["text/plain"]).toContain("一、2026年法治政府建设主要举措和成效");
    expect(copied["text/html"]).toContain("<p>");
    expect(byId("copied").textContent).toContain("已经复制");
  });

  it("says so when the clipboard was not to be had", async () => {
    document.execCommand = () => false;
    workspace.changeMeta({ variant: "public" });
    await open();
    await vi.waitFor(() => expect(byId<HTMLButtonElement>("portal-copy").disabled).toBe(false));
    byId("portal-copy").click();
    flushSync();
    expect(byId("copied").textContent).toContain("没有复制上");
  });

  it("takes 信函格式 and the table of figures into the report, the former only where there is a 版头", async () => {
    await open();
    byId("paper-letter").click();
    byId("figures-annex").click();
    expect(workspace.meta).toMatchObject({ paper: "letter", figures_annex: true });
    byId("variant-plain").click();
    flushSync();
    expect(byId<HTMLInputElement>("paper-letter").disabled).toBe(true);
  });

  it("names the fonts that are missing", async () => {
    await open();
    expect(byId("fonts").textContent).toContain("2种这台电脑没有");
    expect(byId("fonts").textContent).toContain("没有，用“AR PL UMing CN”显示");
  });

  it("still writes when it could not look, and looks again when asked to", async () => {
    host.fail("export_outlook", { code: "internal", message: "没有看成。" });
    workspace.outlook.show("docx");
    dialog = mount(ExportDialog, { target: document.body, props: { workspace } });
    await vi.waitFor(() => expect(byId("outlook-fault").textContent).toContain("没有看成"));
    host.fail("export_outlook", null);
    byId("outlook-fault").querySelector("button")?.click();
    await vi.waitFor(() => expect(isThere("variant-public")).toBe(true));
  });
});

describe("the outlook", () => {
  it("is not asked for while nobody looks", async () => {
    workspace.changeMeta({ post: "镇长" });
    await workspace.flush();
    expect(asked("export_outlook")).toHaveLength(0);
    await open();
    workspace.outlook.close();
    flushSync();
  });

  it("does not show an answer that is out of date", async () => {
    await open();
    workspace.changeMeta({ variant: "public" });
    workspace.changeMeta({ variant: "submission" });
    expect(workspace.outlook.portal).toBeNull();
    await vi.waitFor(() => expect(workspace.outlook.asking).toBe(false));
    expect(workspace.outlook.portal).toBeNull();
    expect(workspace.outlook.answer?.warnings).toEqual(["上报稿还没有写签发人。"]);
  });
});
