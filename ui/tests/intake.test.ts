import { beforeEach, describe, expect, it } from "vitest";

import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { confirm, join, leaveOut, moveBy, moveTo, putBack, setRole, setSlot, split } from "../src/state/corrections";
import { Intake } from "../src/state/intake.svelte";
import { Notices } from "../src/state/notices.svelte";
import { Sources } from "../src/state/sources.svelte";

const FILE = "/home/user/文档/去年的报告.txt";

let host: FakeHost;
let intake: Intake;

beforeEach(async () => {
  host = fakeHost({ sample: false });
  intake = new Intake(host, await host.rpc("source_open", { path: FILE }));
});

const texts = () => intake.pieces.map(({ text }) => text);
const at = (text: string) => texts().indexOf(text);
const role = (text: string) => intake.pieces[at(text)]?.role;
const line = (text: string) => intake.view?.lines.findIndex((found) => found.text === text) ?? -1;
const STUDY = "二、学法用法";
const PAGE_NUMBER = "— 1 —";

describe("a source that was read", () => {
  it("begins at its title, and is not stored", () => {
    expect(intake.current?.role).toBe("title");
    expect(intake.corrected).toBe(false);
    expect(host.stored.size).toBe(0);
  });

  it("keeps every line of the source, in a piece or among those that were left out", () => {
    for (const { piece, left_out } of intake.view?.lines ?? []) expect(piece !== null).toBe(left_out === null);
    expect(intake.view?.lines[line(PAGE_NUMBER)]?.left_out).toBe("这是页码。");
  });

  it("has its guesses in the order of the screen, and goes from the last to the first", () => {
    const [unit, signature, date] = intake.guesses;
    expect([unit, signature, date]).toEqual(["unit", at("柳溪镇人民政府"), at("2026年1月15日")]);
    expect(intake.guessFrom("top", false)).toBe("unit");
    expect(intake.guessFrom("unit", false)).toBe(signature);
    expect(intake.guessFrom(0, false)).toBe(signature);
    expect(intake.guessFrom(date ?? 0, false)).toBe("unit");
    expect(intake.guessFrom("unit", true)).toBe(date);
  });
});

describe("a correction", () => {
  it("gives a piece another kind and follows it to where it goes", async () => {
    await setRole(intake, at("专职人员不足。"), "heading2");
    expect(intake.current).toMatchObject({ text: "专职人员不足。", role: "heading2" });
    await setRole(intake, at("专职人员不足。"), "note");
    expect(intake.current?.text).toBe("专职人员不足。");
    expect(intake.piece).toBe(intake.pieces.length - 1);
  });

  it("says what a heading is about, and the text below it follows", async () => {
    await setSlot(intake, at(STUDY), "publicity");
    expect(intake.pieces[at(STUDY)]).toMatchObject({ slot: "publicity", step: "publicity", assigned: true });
    expect(intake.pieces[at("全年集中学法12次，")]?.slot).toBe("publicity");
    await setSlot(intake, at(STUDY), null);
    expect(intake.pieces[at(STUDY)]).toMatchObject({ slot: "study", assigned: false });
  });

  it("joins two pieces that were one line in print, and parts them again", async () => {
    await join(intake, at("参加学习380人次。"));
    expect(intake.current?.text).toBe("全年集中学法12次，参加学习380人次。");
    await split(intake, intake.piece, line("参加学习380人次。"));
    expect(intake.current?.text).toBe("参加学习380人次。");
    expect(texts()).toContain("全年集中学法12次，");
  });

  it("joins nothing to the first piece, and says so", async () => {
    await join(intake, 0);
    expect(intake.note).toContain("合不起来");
    expect(intake.corrected).toBe(false);
  });

  it("leaves a piece out, and the next one is looked at", async () => {
    const next = texts()[at(STUDY) + 1];
    await leaveOut(intake, at(STUDY));
    expect(intake.current?.text).toBe(next);
    expect(intake.view?.lines[line(STUDY)]?.left_out).toBe("您没有放进报告。");
  });

  it("puts a line that was left out back where it stood, or where it was dropped", async () => {
    await putBack(intake, line(PAGE_NUMBER));
    expect(intake.current?.text).toBe(PAGE_NUMBER);
    expect(texts()[intake.piece + 1]).toBe(STUDY);
    await intake.undo();
    for (const before of ["一、组织领导", STUDY, "三、存在的问题", "专职人员不足。"]) {
      await putBack(intake, line(PAGE_NUMBER), at(before));
      expect(texts()[at(PAGE_NUMBER) + 1]).toBe(before);
      await intake.undo();
      expect(at(PAGE_NUMBER)).toBe(-1);
    }
  });

  it("moves a piece by one, and not past the ends", async () => {
    const text = "专职人员不足。";
    const before = at(text);
    await moveBy(intake, before, 1);
    expect(intake.piece).toBe(before + 1);
    await moveBy(intake, intake.piece, -1);
    expect(at(text)).toBe(before);
    const steps = intake.canUndo;
    await moveTo(intake, before, before + 1);
    await moveBy(intake, 0, -1);
    await moveBy(intake, intake.pieces.length - 1, 1);
    expect(at(text)).toBe(before);
    expect(steps).toBe(true);
  });

  it("confirms a guess", async () => {
    const place = at("柳溪镇人民政府");
    await confirm(intake, place);
    expect(intake.pieces[place]?.doubts).toEqual([]);
    expect(intake.view?.summary.guesses).toBe(1);
  });

  it("is undone and done again, with the piece that was looked at", async () => {
    const before = intake.view;
    intake.lookAt(at("专职人员不足。"));
    const place = intake.piece;
    await setRole(intake, place, "heading1");
    await leaveOut(intake, 0);
    await intake.undo();
    expect(role("专职人员不足。")).toBe("heading1");
    await intake.undo();
    expect(intake.view).toEqual(before);
    expect(intake.piece).toBe(place);
    expect(intake.corrected).toBe(false);
    await intake.redo();
    expect(role("专职人员不足。")).toBe("heading1");
    await setRole(intake, intake.piece, "body");
    expect(intake.canRedo).toBe(false);
  });

  it("builds on the one before though both are asked for at once", async () => {
    void leaveOut(intake, at(STUDY));
    void leaveOut(intake, at(STUDY));
    await intake.settled();
    expect(texts()).not.toContain(STUDY);
    expect(texts()).not.toContain("全年集中学法12次，");
  });

  it("that fails is told, and leaves the reading as it was", async () => {
    host.fail("reading_change", { code: "internal", message: "没有改成，请再试一次。" });
    const before = intake.view;
    await putBack(intake, line(PAGE_NUMBER), 0);
    expect(intake.error?.message).toBe("没有改成，请再试一次。");
    expect(intake.view).toBe(before);
    expect(intake.corrected).toBe(false);
    host.fail("reading_change", null);
    await leaveOut(intake, 0);
    expect(intake.error).toBeNull();
  });
});

describe("accepting", () => {
  it("makes next year's draft with what was corrected, and keeps the source with it", async () => {
    await setRole(intake, at("专职人员不足。"), "heading2");
    const report = await intake.accept(2026);
    expect(report?.report.meta).toMatchObject({ year: 2026, unit: "柳溪镇人民政府" });
    expect(report?.report.blocks.find(({ text }) => text === "专职人员不足。")?.kind).toBe("heading2");
    expect(report?.view.carried?.open).toBeGreaterThan(0);
    expect(report?.source?.name).toBe("去年的报告.txt");
    const kept = await host.rpc("source_view", { id: report?.id ?? "" });
    expect(kept?.lines.find(({ text }) => text === PAGE_NUMBER)?.left_out).toBe("这是页码。");
  });

  it("without a year makes the report that the source is", async () => {
    const report = await intake.accept(null);
    expect(report?.report.meta.year).toBe(2025);
    expect(report?.view.carried).toBeNull();
  });

  it("that fails is told, and can be tried again", async () => {
    host.fail("reading_accept", { code: "disk", message: "磁盘满了，稿件库没有变化。" });
    expect(await intake.accept(2026)).toBeNull();
    expect(intake.error?.message).toContain("磁盘满了");
    expect(host.stored.size).toBe(0);
    host.fail("reading_accept", null);
    expect(await intake.accept(2026)).not.toBeNull();
  });
});

describe("reading a source", () => {
  it("is said only of one that takes long, and can be given up", async () => {
    const sources = new Sources(host, new Notices());
    const go = host.hold();
    const reading = sources.file(FILE);
    expect(sources.slow).toBe(false);
    await expect.poll(() => sources.slow).toBe(true);
    sources.cancel();
    expect(sources.slow).toBe(false);
    go();
    expect(await reading).toBe(false);
    expect(sources.open).toBeNull();
  });

  it("that is given up ends at once, and another file is read meanwhile", async () => {
    const notices = new Notices();
    const sources = new Sources(host, notices);
    const go = host.hold();
    const stalled = sources.file(FILE);
    sources.cancel();
    expect(await stalled).toBe(false);
    go();
    expect(await sources.file("/home/user/文档/前年的报告.txt")).toBe(true);
    expect(sources.open?.source.name).toBe("前年的报告.txt");
    expect(notices.faults).toHaveLength(0);
  });

  it("shows the file that was dropped last", async () => {
    const sources = new Sources(host, new Notices());
    const first = sources.file(FILE);
    const second = sources.file("/home/user/文档/前年的报告.txt");
    await Promise.all([first, second]);
    expect(sources.open?.source.name).toBe("前年的报告.txt");
  });

  it("that can't be done is told as any fault is", async () => {
    const notices = new Notices();
    const sources = new Sources(host, notices);
    host.fail("source_open", { code: "unsupported", message: "“照片.txt”不是文字，原文件没有改动。" });
    expect(await sources.file("/照片.txt")).toBe(false);
    expect(notices.faults).toHaveLength(1);
    expect(sources.open).toBeNull();
    expect(await sources.pasted({ text: "  ", html: "" })).toBe(false);
    expect(notices.faults.map(({ code }) => code)).toContain("empty_file");
  });
});
