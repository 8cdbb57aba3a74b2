/** A library of which something can't be read or into which nothing can be written. */

import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import AppWindow from "../src/App.svelte";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { App } from "../src/state/app.svelte";
import { IDLE } from "../src/state/idle";
import { byId, isThere, pretendLayout } from "./support/mounting";

const DAMAGED = "稿件库有一部分损坏了，能读的都列在下面；请先抢救。";
const LOST = { id: "x", name: "柳溪镇2024年度报告", message: "这份稿件读不出来，别的稿件不受影响。" };

let host: FakeHost;
let app: App;
let shown: Record<string, unknown>;

beforeEach(() => {
  pretendLayout();
  host = fakeHost();
});
afterEach(async () => {
  await unmount(shown);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function start() {
  app = new App(host);
  shown = mount(AppWindow, { target: document.body, props: { app } });
  await expect.poll(() => isThere("library")).toBe(true);
  flushSync();
}
const disabled = (id: string) => byId<HTMLButtonElement>(id).disabled;

describe("a library that is damaged", () => {
  beforeEach(async () => {
    host.library = Object.assign(host.library, { unreadable: [LOST], state: { read_only: null, damaged: DAMAGED, notices: [] } });
    await start();
  });

  it("lists what can be read, names what can't and why, and writes nothing more", () => {
    expect(byId("library-state").textContent).toContain(DAMAGED);
    expect(byId("unreadable-card").textContent).toContain(LOST.name);
    expect(byId("unreadable-card").textContent).toContain(LOST.message);
    expect(isThere("report-card")).toBe(true);
    expect(disabled("open")).toBe(false);
    for (const id of ["new-report", "sample", "new-year", "duplicate", "rename", "delete"]) expect(disabled(id)).toBe(true);
    expect(byId("new-report").getAttribute("aria-describedby")).toBe("library-reason");
    byId("report-card").dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }));
    expect(host.calls.some(({ name }) => name === "report_delete")).toBe(false);
  });

  it("is recovered only when asked, and used only when asked again", async () => {
    byId("recover").click();
    await tick();
    expect(host.calls.some(({ name }) => name === "library_recover")).toBe(false);
    byId("confirm-yes").click();
    await expect.poll(() => isThere("recovered")).toBe(true);
    expect(byId("recovered").textContent).toContain("抢救出1份稿件");
    expect(byId("lost").textContent).toContain(LOST.name);
    byId("recovered-later").click();
    await tick();
    expect(host.calls.some(({ name }) => name === "library_use_recovered")).toBe(false);
    expect(byId("recover").textContent).toContain("看抢救出来的稿件库");
    byId("recover").click();
    await expect.poll(() => isThere("recovered-use")).toBe(true);
    byId("recovered-use").click();
    await expect.poll(() => isThere("library-state")).toBe(false);
    expect(host.calls.find(({ name }) => name === "library_use_recovered")?.body).toEqual({
      folder: "/home/user/.local/share/nianbao-抢救-2026-12-01",
    });
    expect(isThere("unreadable")).toBe(false);
    expect(disabled("new-report")).toBe(false);
  });
});

describe("a library", () => {
  it("into which nothing can be written says so, and says nothing of settings that it could not keep", async () => {
    const why = "稿件库所在的文件夹不能写，只能看和导出。";
    host.library.state = { read_only: why, damaged: null, notices: ["设置没有读出来，先用通常的。"] };
    host.fail("settings_set", { code: "read_only", message: why });
    await start();
    expect(byId("library-state").textContent).toContain(why);
    expect(isThere("recover")).toBe(false);
    expect(byId("library-notices").textContent).toContain("设置没有读出来");
    await app.preferences.stepTextSize(1);
    expect(app.preferences.current.text_size).toBe(110);
    expect(app.notices.faults).toEqual([]);
  });

  it("of which nothing can be read does not look like a first start", async () => {
    host.stored.clear();
    host.library.unreadable = [LOST];
    await start();
    expect(document.querySelector(".first")).toBeNull();
    expect(isThere("unreadable-card")).toBe(true);
  });

  it("that went while a report was open leaves a way out for what was typed", async () => {
    await start();
    byId("open").click();
    await expect.poll(() => isThere("editor")).toBe(true);
    host.fail("report_save", { code: "library_gone", message: "稿件库不见了，刚才写的没有存上。" });
    byId("tab-meta").click();
    await tick();
    byId<HTMLInputElement>("meta-unit").value = "新镇人民政府";
    byId("meta-unit").dispatchEvent(new Event("input", { bubbles: true }));
    await expect.poll(() => isThere("save-fault")).toBe(true);
    expect(byId("save-fault").textContent).toContain("稿件库不见了");
    expect(byId("save-state").textContent).toContain("没有存上");
    byId("save-elsewhere").click();
    await expect.poll(() => host.calls.some(({ name }) => name === "export_draft")).toBe(true);
    const call = host.calls.find(({ name }) => name === "export_draft");
    expect(call?.body).toMatchObject({ report: { meta: { unit: "新镇人民政府" } } });
  });

  it("is carried over into one file when the window has been quiet for a while, and before it closes", async () => {
    await start();
    vi.useFakeTimers();
    const idle = () => host.calls.filter(({ name }) => name === "library_idle").length;
    const card = app.library.cards[0];
    if (!card) throw new Error("there is a report");
    await app.library.rename(card, "一");
    await vi.advanceTimersByTimeAsync(IDLE - 1);
    await app.library.rename(card, "二");
    await vi.advanceTimersByTimeAsync(IDLE - 1);
    expect(idle()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(idle()).toBe(1);
    host.fail("library_idle", { code: "busy", message: "稿件库正忙。" });
    await app.close();
    expect(idle()).toBe(2);
    expect(host.closed).toBe(true);
    expect(app.notices.faults).toEqual([]);
  });
});
