import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import App from "../src/App.svelte";
import { parts } from "../src/components/review/markdown";
import { BUNCH, groupsOf, rowsOf } from "../src/components/review/rows";
import Editor from "../src/components/report/Editor.svelte";
import RulePage from "../src/components/review/RulePage.svelte";
import SidePanel from "../src/components/report/SidePanel.svelte";
import { byId, isThere, pretendLayout } from "./support/mounting";
import { LEGAL, reviewed, SPACED, type Reviewed } from "./support/reviewed";

let all: Reviewed;
let mounted: Record<string, unknown>[] = [];

async function begin(texts?: [string, string]) {
  pretendLayout();
  all = await reviewed(texts);
  all.workspace.panel = "review";
  mounted = [mount(SidePanel, { target: document.body, props: { workspace: all.workspace, rulebook: all.app.rulebook, template: undefined, onnewyear: () => {} } })];
  flushSync();
}
afterEach(async () => {
  for (const one of mounted) await unmount(one);
  mounted = [];
  all.leave();
  vi.unstubAllGlobals();
});

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-testid=finding]")];
const row = (code: string) => document.querySelector<HTMLElement>(`[data-testid=finding][data-code=${code}]`) as HTMLElement;
const within = (code: string, id: string) => row(code).closest("li")?.querySelector<HTMLElement>(`[data-testid=${id}]`) ?? null;
const text = (block: number) => all.workspace.blocks.find(({ id }) => id === block)?.text;
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
async function answered() {
  await new Promise((done) => setTimeout(done));
  await all.workspace.settled();
  await tick();
  await tick();
  flushSync();
}

describe("the list at the side", () => {
  beforeEach(() => begin());

  it("counts each level in the tab and above the list", () => {
    expect(byId("count-certain").textContent).toBe("4");
    expect(byId("count-suspected").textContent).toBe("1");
    expect(byId("count-hint").textContent).toBe("1");
    expect(byId("review-counts").textContent?.replace(/\s/gu, "")).toContain("必错4");
  });

  it("has the surest first, each with its text in its surroundings, spaces so that they are seen", () => {
    expect(rows().map((row) => row.dataset["code"])).toEqual(["P7", "P7", "P7", "B1", "L3", "S1"]);
    expect(row("P7").querySelector(".text")?.textContent).toMatch(/^全年␣开会6次，/u);
    expect(row("L3").querySelector("mark")?.textContent).toBe("法制建设");
    expect([...document.querySelectorAll("h3")].map((heading) => heading.firstChild?.textContent)).toEqual(["必错", "疑似", "提示"]);
  });

  it("goes by step when asked to", () => {
    const by = byId<HTMLSelectElement>("review-by");
    by.value = "step";
    by.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
    const names = [...document.querySelectorAll("h3")].map((heading) => heading.firstChild?.textContent);
    expect(names).toHaveLength(2);
    expect(names[1]).toBe("署名和日期");
    expect(rows().map((row) => row.dataset["code"])).toEqual(["P7", "P7", "P7", "L3", "S1", "B1"]);
  });

  it("shows what can be done where the cursor stands, and elsewhere the fixes alone", () => {
    expect(within("L3", "fix")?.textContent).toBe("改为“法治建设”");
    expect(within("L3", "ignore")).toBeNull();
    row("L3").click();
    flushSync();
    expect(all.workspace.caret).toMatchObject({ block: all.legal, offset: 2 });
    expect(row("L3").getAttribute("aria-current")).toBe("true");
    for (const id of ["ignore", "allow", "explain"]) expect(within("L3", id)).not.toBeNull();
    expect(within("P7", "ignore")).toBeNull();
  });

  it("applies a fix, and all of the same kind", async () => {
    within("L3", "fix")?.click();
    await answered();
    expect(text(all.legal)).toBe("推进法治建设等等。");
    expect(isThere("count-suspected")).toBe(false);
    row("P7").click();
    flushSync();
    expect(within("P7", "fix-alike")?.textContent).toBe("同样的3处一起改");
    within("P7", "fix-alike")?.click();
    await answered();
    expect(text(all.spaced)).toBe(SPACED.replaceAll(" ", ""));
  });

  it("is gone through by keys, says by one that a place is right, and keeps its place", async () => {
    rows()[3]?.focus();
    press("ArrowDown");
    await answered();
    expect(document.activeElement).toBe(row("L3"));
    press("Delete");
    await answered();
    expect(row("L3")).toBeNull();
    expect(document.activeElement).toBe(row("S1"));
    press("Home");
    await answered();
    expect(document.activeElement).toBe(rows()[0]);
  });

  it("keeps what was said to be right in a fold, with a way back", async () => {
    expect(isThere("passed")).toBe(false);
    row("L3").click();
    flushSync();
    within("L3", "ignore")?.click();
    await answered();
    expect(byId("passed").textContent).toBe("已忽略1处");
    byId("passed").click();
    await expect.poll(() => isThere("passed-back")).toBe(true);
    byId("passed-back").click();
    await answered();
    expect(row("L3")).not.toBeNull();
    expect(isThere("passed")).toBe(false);
  });

  it("undoes the text by the key that it is undone by everywhere", async () => {
    within("L3", "fix")?.click();
    await answered();
    rows()[0]?.focus();
    press("z", { ctrlKey: true });
    await answered();
    expect(text(all.legal)).toBe(LEGAL);
  });

  it("touches no row that says the same as before while somebody writes", async () => {
    const changed: Node[] = [];
    const watch = new MutationObserver((records) => changed.push(...records.map((record) => record.target)));
    watch.observe(byId("panel-review"), { childList: true, characterData: true, attributes: true, subtree: true });
    all.editor.setText(all.workspace.blocks[0]?.id ?? 0, "另一个标题");
    await answered();
    watch.disconnect();
    expect(changed).toEqual([]);
  });

  it("says so when nothing is found, and that a person must read it all the same", async () => {
    for (const finding of all.workspace.review.open) all.workspace.review.ignore(finding);
    await answered();
    expect(byId("review-none").textContent).toBe("没有发现问题。");
    expect(byId("panel-review").textContent).toContain("从头读一遍");
  });
});

describe("many of one rule", () => {
  const spaces = Array.from({ length: BUNCH + 2 }, (_, at) => `第${at}个字`).join(" ");
  beforeEach(() => begin([spaces, LEGAL]));

  it("are one line, put right together or looked at one by one", async () => {
    expect(rows().map((row) => row.dataset["code"])).toEqual(["B1", "L3", "S1"]);
    expect(byId("bunch").textContent).toContain(`这里多了空格　${BUNCH + 1}处`);
    byId("one-by-one").click();
    await answered();
    expect(rows()).toHaveLength(3 + BUNCH + 1);
    expect(all.workspace.caret?.block).toBe(all.spaced);
    byId("one-by-one").click();
    await answered();
    expect(rows()).toHaveLength(3);
    byId("fix-all").click();
    await answered();
    expect(text(all.spaced)).toBe(spaces.replaceAll(" ", ""));
    expect(isThere("bunch")).toBe(false);
    all.editor.undo();
    expect(text(all.spaced)).toBe(spaces);
  });

  it("looked at one by one are on the page as far as they are at hand, and keys reach all of them", async () => {
    all.leave();
    for (const one of mounted) await unmount(one);
    await begin([Array.from({ length: 301 }, (_, at) => `第${at}个字`).join(" "), LEGAL]);
    byId("one-by-one").click();
    await answered();
    await expect.poll(() => rows().length).toBeGreaterThan(3);
    expect(rows().length).toBeLessThan(100);
    rows()[0]?.focus();
    press("End");
    await expect.poll(() => (document.activeElement as HTMLElement).dataset["code"]).toBe("S1");
    for (const code of ["L3", "B1", "P7"]) {
      press("ArrowUp");
      await expect.poll(() => (document.activeElement as HTMLElement).dataset["code"]).toBe(code);
    }
    expect(rows().length).toBeLessThan(100);
    // Hundreds of findings in a pretended page take their time on a machine that does other things too.
  }, 20_000);

  it("keep the place of the first in its group", () => {
    const found = all.workspace.review.open;
    const made = rowsOf(found, all.workspace.review.texts, (text) => text, new Map());
    const [certain] = groupsOf(made, "level", []);
    expect(certain?.entries.map((entry) => ("row" in entry ? entry.row.finding.code : `${entry.bunch.rows.length} ${entry.bunch.code}`))).toEqual([
      `${BUNCH + 1} P7`,
      "B1",
    ]);
    expect(new Set(made.map(({ key }) => key)).size).toBe(made.length);
  });
});

describe("the card at the place", () => {
  beforeEach(async () => {
    await begin();
    all.editor.destroy();
    all.target.remove();
    mounted.push(mount(Editor, { target: document.body, props: { workspace: all.workspace, rulebook: all.app.rulebook } }));
    flushSync();
  });
  const legal = () => all.workspace.review.open.find(({ code }) => code === "L3") ?? null;

  it("that was asked for has the keyboard on its first fix; arrows choose another, Esc leaves all as it is", async () => {
    all.workspace.goTo(all.legal, { start: 4, end: 4 });
    all.workspace.review.explain(legal());
    await answered();
    expect(document.activeElement?.textContent).toBe("改为“法治建设”");
    press("ArrowDown");
    expect(document.activeElement?.textContent).toBe("改为“法治工作”");
    press("Escape");
    await answered();
    expect(isThere("finding-card")).toBe(false);
    expect(document.activeElement).toBe(byId("editor"));
    expect(text(all.legal)).toBe(LEGAL);
    expect(all.workspace.caret).toMatchObject({ block: all.legal, offset: 4 });
  });

  it("applies what is chosen and gives the keyboard back to the text", async () => {
    all.workspace.goTo(all.legal, { start: 4, end: 4 });
    all.workspace.review.explain(legal());
    await answered();
    (document.activeElement as HTMLElement).click();
    await answered();
    expect(text(all.legal)).toBe("推进法治建设等等。");
    expect(document.activeElement).toBe(byId("editor"));
    expect(isThere("finding-card")).toBe(false);
  });

  it("leads to the page of the rule", async () => {
    all.workspace.goTo(all.legal, { start: 4, end: 4 });
    all.workspace.review.explain(legal());
    await answered();
    byId("card-explain").click();
    await vi.waitFor(() => expect(all.app.rulebook.page?.code).toBe("L3"));
  });
});

describe("the page of a rule", () => {
  it("is a heading, paragraphs and a list, lines of one paragraph joined as Chinese is", () => {
    const page = "# 名称\n\n**查什么**　第一行\n第二行 HTML\nand more。\n\n- 一\n- 二**粗**\n\n单个**星";
    expect(parts(page)).toEqual([
      { kind: "heading", runs: [{ text: "名称", bold: false }] },
      { kind: "paragraph", runs: [{ text: "查什么", bold: true }, { text: "　第一行第二行 HTML and more。", bold: false }] },
      { kind: "list", items: [[{ text: "一", bold: false }], [{ text: "二", bold: false }, { text: "粗", bold: true }]] },
      { kind: "paragraph", runs: [{ text: "单个**星", bold: false }] },
    ]);
  });

  it("shows what looks like HTML as it is written, and has the switch for the rule", async () => {
    await begin();
    await all.app.rulebook.explain("L3");
    const rule = all.app.rulebook.page;
    if (!rule) throw new Error("there is a page");
    mounted.push(mount(RulePage, { target: document.body, props: { rulebook: all.app.rulebook, rule } }));
    flushSync();
    expect(byId("rule-page").textContent).toContain("<b>法制 建设</b>");
    expect(byId("rule-page").querySelector("b")).toBeNull();
    expect(byId("rule-page").querySelector("strong")?.textContent).toBe("查什么");
    byId("rule-switch").click();
    flushSync();
    expect(byId("rule-state").textContent).toContain("不查");
    expect(all.app.preferences.current.review.switched).toEqual({ L3: false });
    byId("rule-switch").click();
    expect(all.app.preferences.current.review.switched).toEqual({});
  });
});

describe("校对 in the settings", () => {
  const fill = (id: string, value: string) => {
    const field = byId<HTMLInputElement>(id);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };
  const kept = () => all.app.preferences.current.review;

  beforeEach(async () => {
    await begin();
    mounted.push(mount(App, { target: document.body, props: { app: all.app } }));
    await vi.waitFor(() => expect(all.app.started).toBe(true));
    all.app.settingsShown = true;
    flushSync();
    await vi.waitFor(() => expect(isThere("rule-P7")).toBe(true));
  });

  it("switches rules, says how many, and restores what is usual", () => {
    expect(byId<HTMLInputElement>("rule-S2").checked, "off by itself").toBe(false);
    byId("rule-S2").click();
    byId("rule-P7").click();
    flushSync();
    expect(kept().switched).toEqual({ S2: true, P7: false });
    expect(byId("settings-rules").textContent).toContain("改过2条");
    byId("rules-restore").click();
    flushSync();
    expect(kept().switched).toEqual({});
    expect(byId<HTMLInputElement>("rule-P7").checked).toBe(true);
  });

  it("keeps the office's own words and those that it does not use", () => {
    fill("own-word", " 青石夜话 ");
    byId("own-word-add").click();
    fill("own-written", "老百姓");
    fill("own-instead", "群众");
    byId("own-add").click();
    flushSync();
    expect(kept().words).toEqual(["青石夜话"]);
    expect(kept().own).toEqual([{ written: "老百姓", instead: "群众" }]);
    expect(byId("own-list").textContent).toContain("老百姓 → 群众");
    byId("own-list").querySelector("button")?.click();
    expect(kept().own).toEqual([]);
  });

  it("keeps what is known of the unit, and nothing where a field was emptied", () => {
    fill("unit-villages", "12");
    fill("unit-wrong", "青石乡");
    byId("unit-wrong-add").click();
    expect(kept().profile).toMatchObject({ villages: 12, wrong: ["青石乡"] });
    fill("unit-villages", "");
    expect(kept().profile.villages).toBeNull();
  });

  it("lists what is never a mistake, and checks it again when asked to", () => {
    all.app.rulebook.change({ allowed: [{ code: "L3", text: "法制建设" }] });
    flushSync();
    expect(byId("allowed-list").textContent).toContain("“法制”写成了“法治”");
    byId("disallow").click();
    expect(kept().allowed).toEqual([]);
  });

  it("says how new each list is and what it does not know, takes a newer one in and gives it back", async () => {
    expect(byId("list-laws").textContent).toContain("清单日期2026年8月22日，188条");
    expect(byId("list-laws").textContent).toContain("地方性法规不在里面");
    all.host.openDialog = async () => "/home/user/清单.toml";
    byId("list-choose").click();
    await vi.waitFor(() => expect(isThere("list-offered")).toBe(true));
    expect(byId("list-offered").textContent).toContain("现行法律95条，已废止12条");
    expect(byId("list-offered").textContent).toMatch(/2027年1月5日.*2026年8月22日/u);
    byId("list-cancel").click();
    flushSync();
    expect(isThere("list-offered")).toBe(false);
    byId("list-choose").click();
    await vi.waitFor(() => expect(isThere("list-import")).toBe(true));
    byId("list-import").click();
    await vi.waitFor(() => expect(byId("list-laws").textContent).toContain("201条，自己导入的"));
    expect(all.app.preferences.reviewsTold).toBe(1);
    byId("reset-laws").click();
    await vi.waitFor(() => expect(byId("list-laws").textContent).toContain("188条"));
  });

  it("says in the dialog itself why a file was not taken in", async () => {
    all.host.openDialog = async () => "/home/user/照片.png";
    byId("list-choose").click();
    await vi.waitFor(() => expect(byId("list-fault").textContent).toContain("没有导入"));
    expect(isThere("list-offered")).toBe(false);
  });
});
