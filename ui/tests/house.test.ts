import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { HouseDto } from "../src/bindings/HouseDto";
import HouseForm from "../src/components/house/HouseForm.svelte";
import { columnOf } from "../src/components/preview/paper";
import { fakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Preferences } from "../src/state/preferences.svelte";
import { STANDARD, deviations, sameHouse, sound } from "../src/state/house";
import { byId, isThere, pretendLayout, type } from "./support/mounting";

const other = (change: Partial<HouseDto>): HouseDto => ({ ...STANDARD, ...change });

describe("a house style", () => {
  it("says in words where it leaves the standard", () => {
    const house = other({
      fonts: { ...STANDARD.fonts, body: "仿宋", latin: "Times New Roman" },
      page: { ...STANDARD.page, line: 2800, top: 355 },
      bold_heading2: true,
      page_number: "center",
    });
    expect(deviations(house, STANDARD)).toEqual([
      "正文用“仿宋”", "数字和英文用“Times New Roman”", "二级标题加粗", "页码居中",
      "行距28磅（国标28.95磅）", "上边距35.5毫米（国标37毫米）",
    ]);
    expect(sameHouse(structuredClone(STANDARD), STANDARD)).toBe(true);
  });

  it("has no measure that a page can't have", () => {
    expect(sound("line", 100)).toBe(2600);
    expect(sound("top", 999)).toBe(450);
    expect(sound("left", 280.4)).toBe(280);
  });

  it("says where the column stands on the paper", () => {
    expect(columnOf(STANDARD.page)).toEqual({ left: 1587, right: 10432 });
  });
});

describe("the settings of the house style", () => {
  let preferences: Preferences;
  let form: Record<string, unknown>;
  let show: () => Promise<void>;
  const host = fakeHost({ sample: false });

  beforeEach(async () => {
    pretendLayout();
    const { houses } = await host.rpc("app_info", {});
    preferences = new Preferences(host, new Notices());
    show = async () => {
      if (form) await unmount(form);
      form = mount(HouseForm, {
        target: document.body,
        props: { house: preferences.current.house, choices: houses, onchange: (house: HouseDto) => void preferences.change({ house }) },
      });
      flushSync();
    };
    await show();
  });
  afterEach(async () => {
    await unmount(form);
    form = undefined as never;
    vi.unstubAllGlobals();
  });

  it("are the standard's, and say nothing as long as they are", () => {
    expect(byId<HTMLInputElement>("house-standard").checked).toBe(true);
    expect(isThere("deviations")).toBe(false);
  });

  it("take a ready one by a click, and are kept", async () => {
    byId("house-newer-fonts").click();
    await vi.waitFor(() => expect(preferences.housesTold).toBe(1));
    expect((await host.rpc("settings_get", {})).house.fonts.body).toBe("仿宋");
    await show();
    expect(byId("deviations").textContent).toContain("正文用“仿宋”；二级标题用“楷体”");
    byId("house-restore").click();
    expect(preferences.current.house).toEqual(STANDARD);
  });

  it("bring a measure that no page can have back to one", () => {
    type("house-line", "60");
    expect(preferences.current.house.page.line).toBe(3600);
    expect(byId<HTMLInputElement>("house-line").value).toBe("36");
    type("house-top", "");
    expect(preferences.current.house.page.top).toBe(370);
  });

  it("put the usual font where a name was taken away", () => {
    type("house-body", "方正仿宋_GBK");
    expect(preferences.current.house.fonts.body).toBe("方正仿宋_GBK");
    type("house-body", " ");
    expect(preferences.current.house.fonts.body).toBe("仿宋_GB2312");
  });

  it("know a Latin font of its own, the usual one and any other", async () => {
    type("house-latin", "roman");
    expect(preferences.current.house.fonts.latin).toBe("Times New Roman");
    await show();
    type("house-latin", "other");
    flushSync();
    type("house-latin-name", "Arial");
    expect(preferences.current.house.fonts.latin).toBe("Arial");
    await show();
    type("house-latin", "same");
    expect(preferences.current.house.fonts.latin).toBeNull();
  });

  it("show what is one's own as such", async () => {
    byId("house-bold").click();
    await show();
    expect(byId<HTMLInputElement>("house-own").checked).toBe(true);
  });
});
