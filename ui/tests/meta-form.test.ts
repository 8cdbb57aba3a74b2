import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { MetaDto } from "../src/bindings/MetaDto";
import MetaForm from "../src/components/meta/MetaForm.svelte";
import { names, organs } from "../src/components/meta/names";
import { emptyMeta } from "../src/host/fake/sample";
import { byId, isThere, pretendLayout, type } from "./support/mounting";

let form: Record<string, unknown> | null = null;
const changes = vi.fn();
const edits = vi.fn();

async function show(meta: Partial<MetaDto>, onedits: (() => void) | null = null, number: string | null = null) {
  if (form) await unmount(form);
  form = mount(MetaForm, {
    target: document.body,
    props: { meta: { ...emptyMeta, ...meta }, onchange: changes, number, ondraft: () => {}, onnewyear: () => {}, onedits, source: null },
  });
  flushSync();
}

beforeEach(() => {
  pretendLayout();
  vi.clearAllMocks();
});
afterEach(async () => {
  if (form) await unmount(form);
  form = null;
  vi.unstubAllGlobals();
});

describe("the facts about a report", () => {
  it("warn of classified text as soon as a 密级 is typed", async () => {
    await show({});
    expect(isThere("secrecy-warning")).toBe(false);
    type("meta-secrecy", "秘密★1年");
    expect(changes).toHaveBeenCalledWith({ secrecy: "秘密★1年" });
    await show({ secrecy: "秘密★1年" });
    expect(byId("secrecy-warning").textContent?.trim()).toBe("涉密内容不要在这台电脑上起草、存放；请先问清保密要求。");
  });

  it("say what 发文字号 should be, and put it right", async () => {
    await show({ document_number: "青政[2026]3号" }, null, "青政〔2026〕3号");
    expect(byId("number-remark").textContent).toContain("应写成“青政〔2026〕3号”");
    byId("number-fix").click();
    expect(changes).toHaveBeenCalledWith({ document_number: "青政〔2026〕3号" });
    await show({ document_number: "青政〔2026〕3号" });
    expect(isThere("number-remark")).toBe(false);
  });

  it("fill 份号 up to six digits when it was typed", async () => {
    await show({});
    const field = byId<HTMLInputElement>("meta-copy-number");
    for (const [typed, number] of [["12", "000012"], ["123456", "123456"], ["", ""], ["甲12", "甲12"]] as const) {
      field.value = typed;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      expect(changes).toHaveBeenLastCalledWith({ copy_number: number });
    }
  });

  it("keep an urgency that is none of the usual ones", async () => {
    await show({ urgency: "平急" });
    const select = byId<HTMLSelectElement>("meta-urgency");
    expect(select.value).toBe("平急");
    expect([...select.options].map((option) => option.value)).toEqual(["", "特急", "加急", "平急"]);
  });

  it("take organs apart at commas and lines, persons at spaces too", () => {
    expect(organs("县司法局、县财政局，县 信访局；\n县政府办")).toEqual(["县司法局", "县财政局", "县 信访局", "县政府办"]);
    expect(names("王一 李二、张三")).toEqual(["王一", "李二", "张三"]);
  });

  it("list the organs that issue it together", async () => {
    await show({});
    type("meta-joint", "青石镇党委\n青石派出所");
    expect(changes).toHaveBeenCalledWith({ joint: ["青石镇党委", "青石派出所"] });
  });

  it("ask for the post only where a stamp stands beside it", async () => {
    await show({});
    expect(isThere("meta-post")).toBe(false);
    byId("stamp").click();
    expect(changes).toHaveBeenCalledWith({ signature_rule: "stamp" });
    await show({ signature_rule: "stamp" });
    type("meta-post", "镇长");
    expect(changes).toHaveBeenCalledWith({ post: "镇长" });
  });

  it("say what 信函格式 does not print, and keep it", async () => {
    await show({ paper: "letter", issuing_office: "青石镇党政办" });
    expect(byId("imprint-hint").textContent).toContain("不印印发机关和印发日期");
    expect(byId<HTMLInputElement>("meta-issuing-office").value).toBe("青石镇党政办");
  });

  it("lead back to what was changed in Word, where anything was", async () => {
    await show({});
    expect(isThere("show-edits")).toBe(false);
    await show({}, edits);
    byId("show-edits").click();
    expect(edits).toHaveBeenCalled();
  });
});
