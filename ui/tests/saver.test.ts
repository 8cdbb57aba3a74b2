import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ReportDto } from "../src/bindings/ReportDto";
import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { AGAIN, LONGEST, QUIET, Saver } from "../src/state/saver.svelte";

let host: FakeHost;
let report: ReportDto;
let saver: Saver;

const saves = () => host.calls.filter((call) => call.name === "report_save");
const written = () => host.stored.get(saver.id)?.report.blocks[0]?.text;
const type = (text: string) => {
  const first = report.blocks[0];
  if (first) first.text = text;
  saver.changed();
};

beforeEach(async () => {
  vi.useFakeTimers();
  host = fakeHost();
  const opened = await host.rpc("report_sample", {});
  report = structuredClone(opened.report);
  saver = new Saver(host, opened, () => structuredClone(report));
});
afterEach(() => vi.useRealTimers());

describe("saving", () => {
  it("waits for a pause, then writes once", async () => {
    type("一");
    await vi.advanceTimersByTimeAsync(QUIET - 1);
    type("一二");
    expect(saver.state).toBe("dirty");
    expect(saves()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(saves()).toHaveLength(1);
    expect(written()).toBe("一二");
    expect(saver.state).toBe("saved");
  });

  it("writes while typing goes on, no later than the longest wait", async () => {
    for (let typed = 0; typed < LONGEST * 4; typed += 50) {
      type(`第${typed}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(saves().length).toBeGreaterThanOrEqual(3);
  });

  it("builds each save on the one before, in order", async () => {
    type("一");
    await saver.flush();
    type("二");
    await saver.flush();
    expect(saves().map((call) => (call.body as { revision: number }).revision)).toEqual([1, 2]);
    expect(written()).toBe("二");
  });

  it("writes what was typed while a save was under way", async () => {
    type("一");
    const first = saver.flush();
    type("二");
    await first;
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(written()).toBe("二");
    expect(saver.state).toBe("saved");
  });

  it("keeps what could not be written and writes it on the next try", async () => {
    host.fail("report_save", { code: "disk", message: "磁盘满了" });
    type("留下");
    await saver.flush();
    expect(saver.state).toBe("failed");
    expect(saver.error?.code).toBe("disk");
    host.fail("report_save", null);
    await saver.retry();
    expect(saver.state).toBe("saved");
    expect(written()).toBe("留下");
  });

  it("tries again by itself after a fault", async () => {
    host.fail("report_save", { code: "busy", message: "数据库正忙" });
    type("留下");
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(saver.state).toBe("failed");
    host.fail("report_save", null);
    await vi.advanceTimersByTimeAsync(AGAIN);
    expect(saver.state).toBe("saved");
    expect(written()).toBe("留下");
  });

  it("waits for the person's word after a conflict, and loses nothing that is typed meanwhile", async () => {
    host.changeElsewhere(saver.id);
    type("一");
    await saver.flush();
    type("一二");
    await vi.advanceTimersByTimeAsync(AGAIN * 2);
    expect(saves()).toHaveLength(1);
    expect(saver.state).toBe("failed");
    await saver.overwrite();
    expect(written()).toBe("一二");
  });

  it("says so when the report was changed elsewhere, and lets this window stand", async () => {
    host.changeElsewhere(saver.id);
    type("本窗口的");
    await saver.flush();
    expect(saver.error?.code).toBe("conflict");
    await saver.overwrite();
    expect(saver.state).toBe("saved");
    expect(written()).toBe("本窗口的");
  });

  it("writes nothing when nothing was typed", async () => {
    await saver.flush();
    expect(saves()).toHaveLength(0);
  });
});
