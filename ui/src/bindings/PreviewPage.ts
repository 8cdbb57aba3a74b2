// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { PreviewLine } from "./PreviewLine";
import type { PreviewRule } from "./PreviewRule";

/**
 * One side of paper.
 */
export type PreviewPage = { 
/**
 * Its place, from 0.
 */
index: number, 
/**
 * The lines, from top to bottom.
 */
lines: Array<PreviewLine>, 
/**
 * The rules.
 */
rules: Array<PreviewRule>, };
