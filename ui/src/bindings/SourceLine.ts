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
 * The pieces that hold it, by their places in [`ReadingView::pieces`]: one, or two where organ and
 * date stood on one line; none where it was left out.
 */
pieces: Array<number>, 
/**
 * Why it was left out, a sentence; `None` where it was not.
 */
left_out: string | null, };
