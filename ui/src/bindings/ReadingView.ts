// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { PieceView } from "./PieceView";
import type { ReadingSummary } from "./ReadingSummary";
import type { SourceLine } from "./SourceLine";

/**
 * A source as it was recognised.
 */
export type ReadingView = { 
/**
 * The reading itself: the window hands it on and never looks in.
 */
reading: unknown, 
/**
 * The lines of the source that are not blank, in its order.
 */
lines: Array<SourceLine>, 
/**
 * What they make, in the order of the report.
 */
pieces: Array<PieceView>, 
/**
 * What the report says about itself.
 */
summary: ReadingSummary, };
