// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A report to write to a file.
 */
export type ExportReport = { 
/**
 * Id in the store, to note the export there; `None` for a report that is not stored.
 */
id: string | null, 
/**
 * The report.
 */
report: ReportDto, 
/**
 * Full path of the file.
 */
path: string, 
/**
 * Whether it is written although another program seems to have it open (`in_use`): the person has
 * been asked.
 */
despite_lock?: boolean, };
