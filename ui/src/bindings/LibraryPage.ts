// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { LibraryState } from "./LibraryState";
import type { ReportCard } from "./ReportCard";
import type { UnreadableCard } from "./UnreadableCard";

/**
 * The reports in the library or in its bin.
 */
export type LibraryPage = { 
/**
 * What can be read, latest change first.
 */
reports: Array<ReportCard>, 
/**
 * What is there and can't be listed.
 */
unreadable: Array<UnreadableCard>, 
/**
 * How the library is.
 */
state: LibraryState, };
