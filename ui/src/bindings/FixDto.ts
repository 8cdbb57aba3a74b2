// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FixEdit } from "./FixEdit";

/**
 * One way to put a finding right.
 */
export type FixDto = { 
/**
 * What it does, for a button.
 */
label: string, 
/**
 * The changes, all of them together; no two overlap.
 */
edits: Array<FixEdit>, 
/**
 * Whether it may be applied to every finding of its rule without looking at each.
 */
safe: boolean, };
