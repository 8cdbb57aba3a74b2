/**
 * A host in memory: the library in a map, the derived view computed in the small. Tests drive it
 * through {@link FakeHost}: make a command fail, look at the calls, fire the shell's events. Its tokens for
 * files are their paths.
 */

import type { ApiError } from "../../bindings/ApiError";
import type { HouseChoice } from "../../bindings/HouseChoice";
import type { LibraryState } from "../../bindings/LibraryState";
import type { OpenReport } from "../../bindings/OpenReport";
import type { OpenSource } from "../../bindings/OpenSource";
import type { ReportCard } from "../../bindings/ReportCard";
import type { ReportDto } from "../../bindings/ReportDto";
import type { SourceView } from "../../bindings/SourceView";
import type { Settings } from "../../bindings/Settings";
import type { UnreadableCard } from "../../bindings/UnreadableCard";
import type { WordEditDto } from "../../bindings/WordEditDto";
import { STANDARD } from "../../state/house";
import type { CommandName, FileToken, Host, Request, Response } from "../host";
import { answer, confirm, rollover } from "./carried";
import { view as derived } from "./derive";
import { add, arrange, create, headingKind, move, remove, renumber, typedNumber } from "./outline";
import { outlook, portalCopy } from "./outlook";
import { FakePreviews, pagesOf } from "./preview";
import { corrected, kept, made, PAGE, recognise } from "./reading";
import { LISTS, NEWER, review, RULES } from "./review";
import { emptyMeta, sampleReport } from "./sample";
import { templateDto } from "./template";

interface Stored {
  id: string;
  revision: number;
  name: string;
  report: ReportDto;
  updatedAt: string;
  exported: "never" | "since" | "before";
  bin: boolean;
  source: SourceView | null;
  /** Why it can only be read, where that is so. */
  readOnly: string | null;
}

type Handlers = { [N in CommandName]: (request: Request<N>) => Response<N> };

export interface FakeHost extends Host {
  /** Names and bodies of the commands so far. */
  calls: { name: CommandName; body: unknown }[];
  /** Rejects each call of a command until given `null`. */
  fail(name: CommandName, error: ApiError | null): void;
  /** A change to a stored report behind the window's back. */
  changeElsewhere(id: string): void;
  /** The text of a file that may be opened; any other is a web page that was saved. */
  files: Map<string, string>;
  /** What is said of every file that is opened: what of it was not read. */
  notes: string[];
  /** A file is dropped on the window. */
  drop(file: FileToken): void;
  /** Holds answers back, so that what is asked takes its time; the function lets them go. */
  hold(): () => void;
  /** How the library is: what can't be listed, what is wrong with the whole. */
  library: { unreadable: UnreadableCard[]; state: LibraryState };
  /** Stored reports, for a test to look at. */
  stored: Map<string, Stored>;
  flush(): void;
  closed: boolean;
  /** What stood on the sheets each time that something was printed. */
  prints: string[];
}

/** House styles to choose from. */
const HOUSES: HouseChoice[] = [
  { id: "standard", name: "国家标准", note: "GB/T 9704-2012，一般都用这一种。", house: STANDARD },
  {
    id: "newer-fonts",
    name: "新版仿宋、楷体",
    note: "电脑上没有带GB2312的两种字体时用。",
    house: { ...STANDARD, fonts: { ...STANDARD.fonts, body: "仿宋", heading2: "楷体" } },
  },
];

/** What was changed in any Word file that is opened. */
const EDITS: WordEditDto[] = [
  { kind: "changed", name: "正文", before: "全年召开党委会4次，专题研究法治工作。", after: "全年召开党委会5次，专题研究法治工作。" },
  { kind: "added", name: "正文", before: "", after: "特此报告。" },
];

/** A library that nothing is wrong with. */
const SOUND: LibraryState = { read_only: null, damaged: null, notices: [] };
/** Where a damaged library is recovered to. */
const RECOVERED = "/home/user/.local/share/nianbao-抢救-2026-12-01";

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const fault = (code: ApiError["code"], message: string): ApiError => ({ code, message });

/** The commands that can be given up, as the table of commands has them. */
const isFileWork = (name: CommandName) => /^(?:export_(?!suggest|outlook)|source_(?:open|export)$|lexicon_(?:check|import)$)/u.test(name);

const givenUp = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(fault("cancelled", "已经取消，没有写文件，稿件没有变化。"));
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
  });

export function fakeHost(options: { sample?: boolean; now?: () => Date } = {}): FakeHost {
  const now = options.now ?? (() => new Date());
  const stored = new Map<string, Stored>();
  const failing = new Map<CommandName, ApiError>();
  const calls: FakeHost["calls"] = [];
  let settings: Settings = {
    text_size: 100, theme: "system", unit: "", unit_short: "", last_report: null, side_panel: true,
    preview: false, preview_place: "beside", preview_width: 50, preview_height: 50, preview_zoom: 0, preview_findings: true,
    house: clone(STANDARD),
    review: { switched: {}, allowed: [], words: [], own: [], profile: { short: [], wrong: [], villages: null, communities: null } },
  };
  let lists = clone(LISTS);
  let flushCallback = () => {};
  let dropCallback = (_file: FileToken) => {};
  let held: Promise<void> | null = null;
  const files = new Map<string, string>();
  const notes: string[] = [];
  const library: FakeHost["library"] = { unreadable: [], state: SOUND };
  const sources = new Map<number, { name: string; text: string; report: ReportDto | null; edits: WordEditDto[] }>();
  const previews = new FakePreviews();
  let next = 1;

  const view = (report: ReportDto) => {
    const found = derived(report);
    return { ...found, findings: review(report, found, settings.review) };
  };
  const keep = (report: ReportDto, source: SourceView | null = null): OpenReport => {
    const id = `r${next++}`;
    stored.set(id, { id, revision: 1, name: "", report: clone(report), updatedAt: now().toISOString(), exported: "never", bin: false, source, readOnly: null });
    return open(id);
  };
  const find = (id: string): Stored => {
    const found = stored.get(id);
    if (!found) throw fault("not_found", "没有找到这份稿件，它可能已经被永久删除。");
    return found;
  };
  const title = (report: ReportDto) => report.blocks.find((block) => block.kind === "title")?.text || "未命名的报告";
  const open = (id: string): OpenReport => {
    const { revision, updatedAt, name, report, source, readOnly } = find(id);
    return clone({ id, revision, saved_at: updatedAt, name: name || title(report), report, view: view(report), edits: [], source: source?.card ?? null, unreadable: [], read_only: readOnly ?? library.state.read_only, notices: [] });
  };
  const card = (entry: Stored): ReportCard => ({
    id: entry.id,
    name: entry.name || title(entry.report),
    unit: entry.report.meta.unit,
    year: entry.report.meta.year,
    state: entry.exported === "never" ? "drafting" : entry.exported === "since" ? "changed" : "exported",
    updated_at: entry.updatedAt,
    completeness: view(entry.report).completeness,
  });
  /** What is known of a source; one of this program is known whole. */
  const read = (name: string, kind: string, text: string, own: boolean): OpenSource => {
    if (!text.trim()) throw fault("empty_file", "没有文字可以读，稿件库没有变化。请换一份文件。");
    const token = next++;
    const report = own ? sampleReport() : null;
    const edits = own && name.endsWith(".docx") ? clone(EDITS) : [];
    sources.set(token, { name, text, report, edits });
    const reading = report ? null : recognise(text);
    const year = report?.meta.year ?? reading?.summary.year ?? 0;
    const known = report && { title: title(report), unit: report.meta.unit, year, edits };
    return { token, name, kind, reading, known, notes: [...notes], next_year: year > 0 ? year + 1 : 2026 };
  };
  const accept = (request: Request<"reading_accept">): OpenReport => {
    const source = sources.get(request.token);
    if (!source) throw fault("not_found", "这份文件已经不在了，请再打开一次。");
    const card = { name: source.name, size: new TextEncoder().encode(source.text).length, kept_at: now().toISOString() };
    const lasting = source.report ? null : { card, lines: kept(request.reading) };
    const last = keep(source.report ?? made(request), lasting);
    if (request.year === null) return { ...last, edits: source.edits };
    return keep(rollover(last.report, request.year), lasting);
  };

  const handlers: Handlers = {
    app_info: () => ({ version: "0.1.0", data_folder: "/home/user/.local/share/nianbao", suggested_year: 2026, templates: [clone(templateDto)], houses: clone(HOUSES) }),
    settings_get: () => clone(settings),
    settings_set: (request) => {
      settings = clone(request);
      return {};
    },
    library_list: ({ bin }) => ({
      reports: [...stored.values()].filter((entry) => entry.bin === bin).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).map(card),
      ...clone(library),
    }),
    library_recover: () => {
      if (library.state.damaged === null) throw fault("bad_request", "稿件库没有损坏，不用抢救，没有改动任何文件；请接着写。");
      const lost = library.unreadable.map(({ name }) => `${name}：整份没有读出来`);
      return { folder: RECOVERED, reports: stored.size, lost, message: `抢救出${stored.size}份稿件，另存在“${RECOVERED}”；原来的稿件库没有动。` };
    },
    library_use_recovered: () => {
      Object.assign(library, { unreadable: [], state: SOUND });
      return {};
    },
    library_idle: () => ({}),
    report_create: ({ unit, unit_short, year, outline }) =>
      keep(create({ ...emptyMeta, unit, unit_short: unit_short || unit.replace(/人民政府$/, ""), year }, outline)),
    report_sample: () => keep(sampleReport()),
    source_open: ({ path }) => {
      const name = path.split("/").at(-1) ?? path;
      const own = /\.(?:docx|nianbao)$/u.test(name);
      return read(name, own ? "法治年报的文件" : "纯文本", files.get(path) ?? PAGE, own);
    },
    source_paste: ({ text }) => read("粘贴的内容.txt", "粘贴的文字", text, false),
    reading_change: ({ reading, change }) => corrected(reading, change),
    reading_accept: accept,
    source_view: ({ id }) => clone(find(id).source),
    source_export: ({ path }) => ({ path, notes: [] }),
    report_open: ({ id }) => open(id),
    report_view: ({ report }) => clone(view(report)),
    report_save: ({ id, revision, report }) => {
      const entry = find(id);
      if (entry.readOnly !== null) throw fault("read_only", entry.readOnly);
      if (entry.revision !== revision) throw fault("conflict", "这份稿件在别处改过，这次没有存盘。");
      Object.assign(entry, { revision: revision + 1, report: clone(report), updatedAt: now().toISOString() });
      if (entry.exported === "before") entry.exported = "since";
      return { revision: revision + 1, saved_at: entry.updatedAt };
    },
    report_repair: ({ id }) => {
      const source = find(id);
      const copy = find(keep(source.report).id);
      copy.name = `${source.name || title(source.report)}（另存）`;
      return open(copy.id);
    },
    report_duplicate: ({ id }) => {
      const source = find(id);
      const copy = find(keep(source.report).id);
      copy.name = `${source.name || title(source.report)}（副本）`;
      return card(copy);
    },
    report_rename: ({ id, name }) => card(Object.assign(find(id), { name })),
    report_delete: ({ id }) => {
      find(id).bin = true;
      return {};
    },
    report_restore: ({ id }) => {
      find(id).bin = false;
      return {};
    },
    report_purge: ({ id }) => {
      stored.delete(id);
      return {};
    },
    report_rollover: ({ id, year }) => keep(rollover(find(id).report, year)),
    carried_confirm: ({ report, block, start, take_back }) => ({ carried: confirm(report, block, start, take_back) }),
    promise_answer: ({ report, id, ...change }) => ({ carried: answer(report, id, change) }),
    rules_list: () => clone(RULES),
    lexicon_list: () => clone(lists),
    lexicon_check: ({ path }) => {
      if (!path.endsWith(".toml")) throw fault("unsupported", "这份文件不是清单，没有导入，现在用的清单没有变化。");
      return clone(NEWER);
    },
    lexicon_import: () => {
      const { counts: _, in_use: __, ...newer } = NEWER;
      lists = lists.map((list) => (list.kind === newer.kind ? { ...list, ...newer, entries: 201, imported: true } : list));
      return clone(lists);
    },
    lexicon_reset: ({ kind }) => {
      lists = lists.map((list) => (list.kind === kind ? (LISTS.find((shipped) => shipped.kind === kind) ?? list) : list));
      return clone(lists);
    },
    edit_renumber: ({ report }) => renumber(report),
    edit_outline: ({ report, outline }) => arrange(report, outline),
    edit_move: ({ report, heading, up }) => move(report, heading, up),
    edit_add: ({ report, slot, heading }) => {
      const [next, id] = add(report, slot, heading);
      return { report: next, heading: id };
    },
    edit_remove: ({ report, heading }) => remove(report, heading),
    edit_paste: ({ text, numbering }) =>
      text.split("\n").filter((line) => line.trim()).map((line) => {
        const number = typedNumber(line);
        if (!number) return { kind: "body", text: line.trim() };
        return { kind: headingKind(number.level), text: numbering === "computed" ? number.rest : line.trim() };
      }),
    export_suggest: ({ report }) => ({ name: `${report.meta.unit}${report.meta.year}年度法治政府建设情况报告.docx` }),
    export_outlook: ({ report }) => outlook(report, pagesOf(report).length),
    portal_copy: ({ report }) => portalCopy(report),
    export_docx: ({ id, report, path }) => {
      if (id) find(id).exported = "before";
      return { path, notes: view(report).steps.flatMap((step) => step.open.map((open) => `${step.name}：${open}`)) };
    },
    export_pdf: ({ path }) => ({ path, notes: [] }),
    export_comments: ({ path }) => ({ path, notes: [] }),
    export_findings: ({ path }) => ({ path, notes: [] }),
    export_draft: ({ path }) => ({ path, notes: [] }),
    preview: (request) => previews.answer(request),
  };

  if (options.sample !== false) keep(sampleReport());
  return {
    calls,
    files,
    notes,
    library,
    stored,
    closed: false,
    prints: [],
    async rpc(name, body, signal) {
      calls.push({ name, body: clone(body) });
      await Promise.race([held ?? Promise.resolve(), ...(signal && isFileWork(name) ? [givenUp(signal)] : [])]);
      const error = failing.get(name);
      if (error) throw error;
      return handlers[name](clone(body));
    },
    fail: (name, error) => void (error ? failing.set(name, error) : failing.delete(name)),
    changeElsewhere: (id) => void find(id).revision++,
    saveDialog: async (suggested) => `/home/user/文档/${suggested}`,
    openDialog: async () => "/home/user/文档/去年的报告.txt",
    openFile: async () => {},
    showInFolder: async () => {},
    async print() {
      this.prints.push(document.querySelector(".print-sheets")?.textContent ?? "");
    },
    uiReady: async () => {},
    async keepOpen() {},
    async readyToClose() {
      this.closed = true;
    },
    onFlush: (callback) => void (flushCallback = callback),
    onFileDropped: (callback) => void (dropCallback = callback),
    drop: (file) => dropCallback(file),
    hold() {
      let go = () => {};
      held = new Promise((done) => (go = done));
      return () => {
        held = null;
        go();
      };
    },
    flush: () => flushCallback(),
  };
}
