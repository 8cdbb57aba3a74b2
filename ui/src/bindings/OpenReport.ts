// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";
import type { SourceCard } from "./SourceCard";
import type { View } from "./View";
import type { WordEditDto } from "./WordEditDto";

/**
 * A report that is open in the window.
 */
export type OpenReport = { 
/**
 * Id in the store.
 */
id: string, 
/**
 * Counts up with each save; a save must name the one it builds on.
 */
revision: number, 
/**
 * When it was last saved, RFC 3339.
 */
saved_at: string, 
/**
 * The name in the library.
 */
name: string, 
/**
 * The report.
 */
report: ReportDto, 
/**
 * What follows from it.
 */
view: View, 
/**
 * What was changed in Word after the export, where it was read from a Word file of ours.
 */
edits: Array<WordEditDto>, 
/**
 * The file that it came from, if it came from one and that is kept with it.
 */
source: SourceCard | null, 
/**
 * What could not be read, by its name: 签发人, 第12段的类别. The usual value is shown instead.
 */
unreadable: Array<string>, 
/**
 * Why the report can't be changed: a sentence. It is then to be read and exported only, and
 * `report_repair` makes one that can be changed. `null` for one that can.
 */
read_only: string | null, 
/**
 * What else the person should know, a sentence each.
 */
notices: Array<string>, };
