import { beforeEach, describe, expect, it } from "vitest";

import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Errand } from "../src/state/errand.svelte";
import { KeptSource } from "../src/state/kept-source.svelte";
import { Notices } from "../src/state/notices.svelte";

let host: FakeHost;

beforeEach(() => {
  host = fakeHost();
});

const check = (errand: Errand) => errand.run((signal) => host.rpc("lexicon_check", { path: "/家/清单.toml" }, signal));

describe("work with a file", () => {
  it("is said when it takes long, and ends at once when it is given up", async () => {
    const errand = new Errand();
    host.hold();
    const work = check(errand);
    expect(errand.slow).toBe(false);
    await expect.poll(() => errand.slow, { timeout: 5000 }).toBe(true);
    errand.cancel();
    await expect(work).rejects.toMatchObject({ code: "cancelled" });
    expect(errand.slow).toBe(false);
  });

  it("is done again after it was given up", async () => {
    const errand = new Errand();
    const go = host.hold();
    const work = check(errand);
    errand.cancel();
    await expect(work).rejects.toMatchObject({ code: "cancelled" });
    go();
    await expect(check(errand)).resolves.toBeDefined();
    errand.cancel();
  });

  it("that was given up is no fault", async () => {
    const notices = new Notices();
    const card = { name: "去年.txt", size: 1, kept_at: "" };
    const source = new KeptSource(host, notices, "r1", card);
    host.hold();
    const work = source.export();
    await expect.poll(() => host.calls.some(({ name }) => name === "source_export")).toBe(true);
    source.writing.cancel();
    await work;
    expect(notices.faults).toHaveLength(0);
    expect(notices.toasts.map(({ text }) => text)).toEqual([expect.stringContaining("已经取消")]);
  });
});
