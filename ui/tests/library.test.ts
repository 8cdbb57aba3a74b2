import { beforeEach, describe, expect, it } from "vitest";

import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Library } from "../src/state/library.svelte";
import { Notices } from "../src/state/notices.svelte";

let host: FakeHost;
let notices: Notices;
let library: Library;

beforeEach(async () => {
  host = fakeHost();
  notices = new Notices();
  library = new Library(host, notices);
  await library.refresh();
});

describe("the library", () => {
  it("does not look empty when the reports can't be read", async () => {
    host.fail("library_list", { code: "newer_database", message: "稿件库是更新版本的程序建的" });
    await library.refresh();
    expect(library.failed).toBe(true);
    expect(notices.faults.map((fault) => fault.code)).toEqual(["newer_database"]);
    expect(library.cards).toHaveLength(1);
    host.fail("library_list", null);
    await library.refresh();
    expect(library.failed).toBe(false);
  });

  it("takes a deletion back by one press", async () => {
    const card = library.cards[0];
    if (!card) throw new Error("no sample");
    await library.remove(card);
    expect(library.cards).toHaveLength(0);
    const undo = notices.toasts[0]?.action;
    expect(undo?.label).toBe("撤销");
    undo?.run();
    await new Promise((done) => setTimeout(done));
    expect(library.cards.map((shown) => shown.id)).toEqual([card.id]);
  });

  it("shows the same fault once", () => {
    notices.fault({ code: "disk", message: "磁盘满了" });
    notices.fault({ code: "disk", message: "磁盘满了" });
    expect(notices.faults).toHaveLength(1);
  });
});
