import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import AppWindow from "../src/App.svelte";
import NewYear from "../src/components/library/NewYear.svelte";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { App } from "../src/state/app.svelte";
import { byId, isThere, pretendLayout, type } from "./support/mounting";

let shown: Record<string, unknown>;
const chosen = vi.fn();

beforeEach(() => {
  pretendLayout();
  vi.clearAllMocks();
});
afterEach(async () => {
  await unmount(shown);
  vi.unstubAllGlobals();
});

function ask(lastYear: number) {
  const props = { name: "青石镇2026年度报告", lastYear, suggested: 2027, onyear: chosen, onclose: () => {} };
  shown = mount(NewYear, { target: document.body, props });
  flushSync();
}

const submit = () => {
  byId("rollover-dialog").querySelector("form")?.requestSubmit();
  flushSync();
};

describe("the question for the new year", () => {
  it("has its answer ready: Enter is enough", () => {
    ask(2026);
    expect(byId("rollover-dialog").textContent).toContain("以《青石镇2026年度报告》为底稿，写哪一年的报告？");
    expect(document.activeElement).toBe(byId("rollover-year"));
    submit();
    expect(chosen).toHaveBeenCalledWith(2027);
  });

  it("begins with this year where the old report tells none", () => {
    ask(0);
    submit();
    expect(chosen).toHaveBeenCalledWith(2027);
  });

  it("takes no year that is not later", () => {
    ask(2026);
    for (const year of ["2026", "27", ""]) {
      type("rollover-year", year);
      submit();
      expect(isThere("rollover-problem")).toBe(true);
    }
    expect(chosen).not.toHaveBeenCalled();
  });
});

describe("a new year's report", () => {
  let host: FakeHost;

  beforeEach(async () => {
    host = fakeHost();
    const settings = await host.rpc("settings_get", {});
    await host.rpc("settings_set", { ...settings, side_panel: false });
    shown = mount(AppWindow, { target: document.body, props: { app: new App(host) } });
    await expect.poll(() => isThere("report-card")).toBe(true);
  });

  it("is begun from the library and leaves the old one as it was", async () => {
    const before = structuredClone(host.stored.get("r1")?.report);
    byId("new-year").click();
    flushSync();
    submit();
    await expect.poll(() => isThere("panel-carried")).toBe(true);
    expect(isThere("rollover-dialog")).toBe(false);
    expect(host.stored.get("r1")?.report).toEqual(before);
    expect(host.stored.get("r2")?.report.meta.year).toBe(2027);
  });

  it("is begun from the report that is open, with its last word", async () => {
    byId("open").click();
    await expect.poll(() => isThere("workspace")).toBe(true);
    byId("panel-toggle").click();
    flushSync();
    byId("tab-meta").click();
    flushSync();
    type("meta-unit", "白石镇人民政府");
    byId("new-year").click();
    flushSync();
    submit();
    await expect.poll(() => isThere("panel-carried")).toBe(true);
    expect(host.stored.get("r2")?.report.meta).toMatchObject({ unit: "白石镇人民政府", year: 2027 });
  });

  it("that can't be begun leaves the question on the screen, and says why", async () => {
    host.fail("report_rollover", { code: "disk", message: "磁盘满了，稿件没有变化。" });
    byId("new-year").click();
    flushSync();
    submit();
    await expect.poll(() => isThere("fault")).toBe(true);
    expect(isThere("rollover-dialog")).toBe(true);
    expect(host.stored.size).toBe(1);
  });
});
