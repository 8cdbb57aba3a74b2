// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportDto } from "./ReportDto";

/**
 * A report to keep.
 */
export type SaveReport = { 
/**
 * Id in the store.
 */
id: string, 
/**
 * The revision that it builds on.
 */
revision: number, 
/**
 * The report.
 */
report: ReportDto, };
