// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { PreviewFont } from "./PreviewFont";
import type { PreviewPage } from "./PreviewPage";

/**
 * A report as pages. All lengths are twips (1/20 pt); the paper is A4, 11906 x 16838.
 */
export type Preview = { 
/**
 * Number of this preview.
 */
number: number, 
/**
 * How many pages there are.
 */
page_count: number, 
/**
 * Whether `pages` holds every page; else only those that differ from the preview that the
 * window holds.
 */
whole: boolean, 
/**
 * The pages.
 */
pages: Array<PreviewPage>, 
/**
 * What each face is set in.
 */
fonts: Array<PreviewFont>, 
/**
 * What the person should know, in sentences: which font stands for which.
 */
notes: Array<string>, };
