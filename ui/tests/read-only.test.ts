/** A report of which something can't be read: to be read and exported, and copied into one that can be changed. */

import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import AppWindow from "../src/App.svelte";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { App } from "../src/state/app.svelte";
import { byId, isThere, pretendLayout } from "./support/mounting";

const WHY = "这份稿件的签发人没有读出来，原来的内容没有动。";

let host: FakeHost;
let app: App;
let shown: Record<string, unknown>;

beforeEach(async () => {
  pretendLayout();
  document.elementFromPoint = () => null;
  host = fakeHost();
  for (const entry of host.stored.values()) entry.readOnly = WHY;
  app = new App(host);
  shown = mount(AppWindow, { target: document.body, props: { app } });
  await expect.poll(() => isThere("open")).toBe(true);
});
afterEach(async () => {
  await unmount(shown);
  vi.unstubAllGlobals();
});

const saves = () => host.calls.filter(({ name }) => name === "report_save").length;
const panel = () => document.getElementById("side-panel") as HTMLElement;
const text = () => byId("editor").textContent;
async function open() {
  byId("open").click();
  await expect.poll(() => isThere("editor")).toBe(true);
  flushSync();
  await tick();
}

describe("a report that can only be read", () => {
  it("says why, what is safe, and that nothing is being saved", async () => {
    await open();
    expect(byId("read-only").textContent).toContain(WHY);
    expect(byId("save-state").textContent).toContain("只能看，不能改");
    expect(byId("editor").getAttribute("contenteditable")).toBe("false");
    expect(byId("editor").getAttribute("aria-readonly")).toBe("true");
    expect(document.activeElement).toBe(byId("editor"));
  });

  it("is changed by nothing on the screen, and never saved", async () => {
    await open();
    const before = text();
    for (const tab of ["guidance", "figures", "meta", "review"]) {
      byId(`tab-${tab}`).click();
      await tick();
      await tick();
      const open = [...panel().querySelectorAll<HTMLButtonElement>("button:not([data-reads], [data-reads] button):enabled")];
      expect(open.map((button) => button.textContent)).toEqual([]);
      for (const field of panel().querySelectorAll<HTMLInputElement>("input[type=text], input[type=number]")) {
        expect(field.readOnly).toBe(true);
      }
    }
    expect(byId<HTMLSelectElement>("outline").disabled).toBe(true);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", ctrlKey: true, shiftKey: true, bubbles: true }));
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true }));
    await tick();
    expect(text()).toBe(before);
    await app.close();
    expect(saves()).toBe(0);
    expect(host.closed).toBe(true);
  });

  it("is exported all the same, in whichever variant", async () => {
    await open();
    byId("export").click();
    await expect.poll(() => isThere("variant-public")).toBe(true);
    byId("variant-public").click();
    await tick();
    byId("export-docx").click();
    await expect.poll(() => host.calls.some(({ name }) => name === "export_docx")).toBe(true);
    const call = host.calls.find(({ name }) => name === "export_docx");
    expect(call?.body).toMatchObject({ report: { meta: { variant: "public" } } });
    expect(saves()).toBe(0);
  });

  it("is copied into one that can be changed; the first stays as it was", async () => {
    await open();
    await expect.poll(() => isThere("repair")).toBe(true);
    byId("repair").click();
    await expect.poll(() => isThere("read-only")).toBe(false);
    expect(byId("editor").getAttribute("contenteditable")).toBe("true");
    expect(document.querySelector(".name")?.textContent).toContain("（另存）");
    expect(document.activeElement).toBe(byId("editor"));
    expect([...host.stored.values()].filter(({ readOnly }) => readOnly === WHY)).toHaveLength(1);
  });

  it("offers no copy where nothing can be written", async () => {
    host.library.state = { read_only: "稿件库所在的文件夹不能写，只能看和导出。", damaged: null, notices: [] };
    await app.library.refresh();
    await open();
    expect(isThere("read-only")).toBe(true);
    expect(isThere("repair")).toBe(false);
  });
});
