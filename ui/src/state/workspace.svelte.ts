/**
 * One report at work: what the editor holds, what stands beside it (metadata, figures), what follows
 * from both (the view), and what is done with the whole.
 */

import type { BlockDto } from "../bindings/BlockDto";
import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { FigureDto } from "../bindings/FigureDto";
import type { FindingDto } from "../bindings/FindingDto";
import type { FixEdit } from "../bindings/FixEdit";
import type { MetaDto } from "../bindings/MetaDto";
import type { OpenReport } from "../bindings/OpenReport";
import type { OutlineDto } from "../bindings/OutlineDto";
import type { PastedBlock } from "../bindings/PastedBlock";
import type { ReportDto } from "../bindings/ReportDto";
import type { SlotDto } from "../bindings/SlotDto";
import type { StepView } from "../bindings/StepView";
import type { View } from "../bindings/View";
import type { WordEditDto } from "../bindings/WordEditDto";
import type { EditedPart } from "../editor/convert";
import { cut } from "../editor/inline";
import type { Host } from "../host/host";
import { Carried, type Desk } from "./carried.svelte";
import type { Box, EditorPort } from "./editor-port";
import { KeptSource } from "./kept-source.svelte";
import type { Notices } from "./notices.svelte";
import { Outlook } from "./outlook.svelte";
import { Output } from "./output.svelte";
import { Preview } from "./preview.svelte";
import { Review, type ReviewDesk } from "./review.svelte";
import { Saver } from "./saver.svelte";

/** Where the cursor stands; `offset` in wire units. */
export interface Caret {
  block: number;
  offset: number;
  kind: BlockKindDto;
  canUndo: boolean;
  canRedo: boolean;
}

/** How often a change is asked for again while typing goes on. */
const TRIES = 10;

export type Panel = "carried" | "guidance" | "figures" | "meta" | "review";

export class Workspace implements Desk, ReviewDesk {
  readonly id: string;
  readonly template: string;
  /** Whether the report is only to be read and exported. */
  readonly readOnly: boolean;
  readonly saver: Saver;
  readonly preview: Preview;
  readonly output: Output;
  readonly outlook: Outlook;
  readonly carried: Carried;
  readonly review: Review;
  /** The file that it came from, where there is one. */
  readonly source: KeptSource | null;
  /** What was changed in Word after the export, where the report was read from that file. */
  readonly edits: WordEditDto[];
  /** Whether those are shown. */
  editsShown = $state(false);
  meta = $state<MetaDto>() as MetaDto;
  figures = $state<Record<string, FigureDto>>({});
  /** Whether last year's figures stand beside this year's. */
  lastShown = $state(false);
  view = $state.raw<View>() as View;
  caret = $state.raw<Caret | null>(null);
  numbering = $state<ReportDto["numbering"]>("computed");
  panel = $state<Panel>("guidance");
  /** A figure to fill in, asked for by a click on its place in the text. */
  wanted = $state<string | null>(null);

  /** The name that was given in the library, if one was. */
  #name: string | null;
  #title = $state("");
  #host: Host;
  #notices: Notices;
  #editor: EditorPort | null = null;
  #part: EditedPart;
  /** The paragraphs that the view was made from. */
  #viewed: BlockDto[];
  #refreshing: Promise<void> | null = null;
  #stale = false;
  #composes = false;
  #left = false;

  constructor(host: Host, notices: Notices, opened: OpenReport) {
    this.#host = host;
    this.#notices = notices;
    this.id = opened.id;
    this.readOnly = opened.read_only !== null;
    this.#name = opened.name === titleOf(opened.report.blocks) ? null : opened.name;
    this.#title = titleOf(opened.report.blocks);
    const { meta, figures, template, carried, ignored, ...part } = opened.report;
    this.template = template;
    this.meta = meta;
    this.figures = figures as Record<string, FigureDto>;
    this.lastShown = Object.values(this.figures).some((figure) => figure.last !== "");
    this.numbering = part.numbering;
    this.#part = part as EditedPart;
    this.#viewed = part.blocks;
    this.view = opened.view;
    this.review = new Review(notices, this, ignored ?? []);
    this.review.take(opened.view, part.blocks);
    this.carried = new Carried(host, notices, this, carried ?? null);
    // What must change comes first.
    if (this.carried.marks.length > 0) this.panel = "carried";
    this.saver = new Saver(host, opened, () => this.report());
    this.preview = new Preview(host, () => this.report());
    this.outlook = new Outlook(host, () => this.report());
    this.source = opened.source && new KeptSource(host, notices, opened.id, opened.source);
    this.edits = opened.edits;
    this.output = new Output(host, notices, this.saver, this.preview, () => this.report());
  }

  /** The name in the library: as given, else the title as it stands. */
  get name(): string {
    return this.#name ?? (this.#title || "还没有标题");
  }

  /** The part that the editor begins with. */
  get initial(): EditedPart {
    return this.#part;
  }

  attach(editor: EditorPort): void {
    this.#editor = editor;
    editor.show(this.view);
  }

  /** The editor goes; what it held stays. */
  detach(): void {
    if (this.#editor) this.#part = this.#editor.part();
    this.#editor = null;
  }

  /** Pasted text as blocks. */
  recognise(text: string): Promise<PastedBlock[]> {
    return this.#host.rpc("edit_paste", { text, numbering: this.numbering });
  }

  /** The report as it stands now. */
  report(): ReportDto {
    return {
      template: this.template,
      meta: $state.snapshot(this.meta),
      figures: $state.snapshot(this.figures),
      carried: this.carried.data,
      ignored: this.review.ignored,
      ...(this.#editor?.part() ?? this.#part),
    } as ReportDto;
  }

  /** The step in which the cursor stands. */
  get step(): StepView | undefined {
    const block = this.caret?.block;
    const key = this.view.blocks.find((found) => found.id === block)?.step ?? "opening";
    return this.view.steps.find((step) => step.key === key) ?? this.view.steps[0];
  }

  /** An input method begins or ends to compose. */
  composing(on: boolean): void {
    this.#composes = on;
    this.preview.composing(on);
    this.review.composing(on);
  }

  get composes(): boolean {
    return this.#composes;
  }

  /** The paragraphs as they stand now. Not told of: what shows them follows the view. */
  get blocks(): BlockDto[] {
    return (this.#editor?.part() ?? this.#part).blocks;
  }

  /** The editor's text changed. */
  edited(): void {
    if (this.#left) return;
    const part = this.#editor?.part();
    if (part) {
      this.numbering = part.numbering;
      this.#title = titleOf(part.blocks);
    }
    this.#changed();
  }

  changeMeta(change: Partial<MetaDto>): void {
    Object.assign(this.meta, change);
    this.#changed();
  }

  /** Takes this year's or last year's figure, as typed. */
  enterFigure(id: string, change: Partial<FigureDto>): void {
    const figure = { entry: "", last: "", ...this.figures[id], ...change };
    if (figure.entry === "" && figure.last === "") delete this.figures[id];
    else this.figures[id] = figure;
    this.#changed();
  }

  /** A place of a figure in the text was clicked. */
  want(figure: string): void {
    this.panel = "figures";
    this.wanted = null;
    queueMicrotask(() => (this.wanted = figure));
  }

  /** To a step: into its empty paragraph if it has one, so that the next key writes. */
  go(step: StepView): void {
    if (step.first_block === null) return;
    const blocks = this.#editor?.part().blocks ?? [];
    const at = blocks.findIndex((block) => block.id === step.first_block);
    const next = blocks[at + 1];
    const empty = step.kind === "section" && next?.kind === "body" && next.text === "";
    this.goTo(empty ? next.id : step.first_block);
  }

  goTo(block: number, range?: { start: number; end: number }): void {
    this.preview.following = true;
    this.#editor?.goTo(block, range);
  }

  insertFigure(id: string): void {
    this.#editor?.insertFigure(id);
  }

  insertSentence(sentence: string, apart: boolean): void {
    this.#editor?.insertSentence(sentence, apart);
  }

  setKind(kind: BlockKindDto): void {
    this.#editor?.setKind(kind);
    this.#editor?.focus();
  }

  addAnnex(): void {
    this.#editor?.addAnnex();
  }

  /** The heading part of a block; a number as typed belongs to it. */
  headingOf(block: number): string {
    const [heading, rest] = this.#heading(block);
    return rest ? heading.replace(/。$/u, "") : heading;
  }

  /** Gives a heading other words. Text that runs on behind it in the same paragraph stays. */
  renameHeading(block: number, words: string): void {
    const [, rest] = this.#heading(block);
    this.#editor?.setText(block, rest && !words.endsWith("。") ? `${words}。${rest}` : words + rest);
  }

  #heading(block: number): [string, string] {
    const text = this.report().blocks.find((found) => found.id === block)?.text ?? "";
    const end = this.view.blocks.find((found) => found.id === block)?.heading_end;
    return end === null || end === undefined ? [text, ""] : cut(text, end);
  }

  undo(): void {
    this.#editor?.undo();
  }

  redo(): void {
    this.#editor?.redo();
  }

  focusEditor(): void {
    this.#editor?.focus();
  }

  renumber = (): Promise<void> => this.#rearrange((report) => this.#host.rpc("edit_renumber", { report }));

  arrange = (outline: OutlineDto): Promise<void> =>
    this.#rearrange((report) => this.#host.rpc("edit_outline", { report, outline }));

  move = (heading: number, up: boolean): Promise<void> =>
    this.#rearrange((report) => this.#host.rpc("edit_move", { report, heading, up }));

  remove = (heading: number): Promise<void> =>
    this.#rearrange((report) => this.#host.rpc("edit_remove", { report, heading }));

  add = async (slot: SlotDto, heading: string): Promise<void> => {
    let added: number | null = null;
    await this.#rearrange(async (report) => {
      const answer = await this.#host.rpc("edit_add", { report, slot, heading });
      added = answer.heading;
      return answer.report;
    });
    if (added !== null) this.goTo(added);
  };

  /** Writes what is not written yet. Whether everything is on disk. */
  async flush(): Promise<boolean> {
    await this.carried.settled();
    // Typed while the last save was under way: that too.
    do await this.saver.flush();
    while (this.saver.state === "dirty");
    return this.saver.state === "saved";
  }

  carriedChanged(): void {
    this.#changed();
  }

  /** Nothing of it is printed: the paper stays as it is. */
  ignoredChanged(): void {
    this.saver.changed();
    this.#ask();
  }

  /** The review goes by other rules, words or lists. */
  reviewAnew(): void {
    this.#ask();
  }

  change(edits: FixEdit[]): Promise<boolean> {
    return this.#editor?.change(edits, this.#viewed) ?? Promise.resolve(false);
  }

  /** Where a finding stands on the screen; `null` where it is not shown. */
  boxOf(finding: FindingDto): Box | null {
    return this.#editor?.boxOf(finding) ?? null;
  }

  /** The view, once it is that of the report as it stands; after a fault, the last one. */
  async settled(): Promise<View> {
    while (this.#refreshing) await this.#refreshing;
    return this.view;
  }

  /** Whether the view is that of the report as it stands. */
  get isSettled(): boolean {
    return this.#refreshing === null;
  }

  leave(): void {
    this.#left = true;
    this.saver.stop();
    this.preview.stop();
    this.review.close();
  }

  #changed(): void {
    this.saver.changed();
    // First: the paper is what the eye waits for.
    this.preview.changed();
    this.outlook.changed();
    this.#ask();
  }

  #ask(): void {
    this.#stale = true;
    if (!this.#left) this.#refreshing ??= this.#refresh();
  }

  /** Asks for the view, one question at a time; an answer that is out of date is asked again. */
  async #refresh(): Promise<void> {
    while (this.#stale && !this.#left) {
      this.#stale = false;
      const report = this.report();
      const view = await this.#notices.attempt(() => this.#host.rpc("report_view", { report }));
      if (!view) break;
      // Typed meanwhile: offsets no longer fit, the next answer will.
      if (this.#stale) continue;
      this.#viewed = report.blocks;
      this.view = view;
      this.review.take(view, report.blocks);
      this.#editor?.show(view);
    }
    this.#refreshing = null;
  }

  /** A change by the program. What is typed while it answers stays: then it is asked again. */
  async #rearrange(change: (report: ReportDto) => Promise<ReportDto>): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const before = this.report();
      const after = await this.#notices.attempt(() => change(before));
      if (!after || !this.#editor) return;
      if (await this.#editor.apply(edited(after), edited(before))) {
        this.#editor.focus();
        return;
      }
    }
  }
}

function titleOf(blocks: BlockDto[]): string {
  return blocks.find((block) => block.kind === "title")?.text.trim() ?? "";
}

function edited({ blocks, slots, numbering, work_heading }: ReportDto): EditedPart {
  return { blocks, slots, numbering, work_heading };
}
