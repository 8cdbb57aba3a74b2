// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A line of the source.
 */
export type SourceLine = { 
/**
 * As it stands in the source.
 */
text: string, 
/**
 * The piece that holds it, by its place in [`ReadingView::pieces`]; `None` where it was left out.
 */
piece: number | null, 
/**
 * Why it was left out, a sentence; `None` where it was not.
 */
left_out: string | null, 
/**
 * Whether a mark that a converter left in it was taken out.
 */
cleaned: boolean, };
