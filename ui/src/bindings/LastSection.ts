// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { LastParagraph } from "./LastParagraph";
import type { SlotDto } from "./SlotDto";

/**
 * A section of last year's report.
 */
export type LastSection = { 
/**
 * What it is about.
 */
slot: SlotDto, 
/**
 * Number and heading.
 */
heading: string, 
/**
 * Its paragraphs, those of its own sub-headings among them.
 */
paragraphs: Array<LastParagraph>, 
/**
 * How much of this year's section is the same, in per cent; 0 where there is none.
 */
same: number, };
