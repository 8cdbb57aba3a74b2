// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { KeptLine } from "./KeptLine";
import type { SourceCard } from "./SourceCard";

/**
 * The file that a report came from, line by line.
 */
export type SourceView = { 
/**
 * Its name, size and time.
 */
card: SourceCard, 
/**
 * Its lines, with what was left out and why.
 */
lines: Array<KeptLine>, };
