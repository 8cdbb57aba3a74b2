// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockDto } from "./BlockDto";
import type { FigureDto } from "./FigureDto";
import type { MetaDto } from "./MetaDto";
import type { NumberingDto } from "./NumberingDto";
import type { SlotDto } from "./SlotDto";

/**
 * A whole report. See `report::Report`.
 */
export type ReportDto = { 
/**
 * Id of its template; empty where it has none.
 */
template: string, 
/**
 * What it says about itself.
 */
meta: MetaDto, 
/**
 * Where the numbers of headings come from.
 */
numbering: NumberingDto, 
/**
 * The paragraphs.
 */
blocks: Array<BlockDto>, 
/**
 * What headings are about, by block id, where a person or the template said so.
 */
slots: { [key in number]: SlotDto }, 
/**
 * What was entered for each figure, by the figure's id.
 */
figures: { [key in string]: FigureDto }, 
/**
 * Heading of the container, kept while the outline is flat.
 */
work_heading: string | null, 
/**
 * What it took over from last year's report; the window hands it on and never looks in.
 */
carried: unknown, 
/**
 * Keys of findings that are to be ignored in this report.
 */
ignored: Array<string>, };
