// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { OutlineDto } from "./OutlineDto";
import type { ReportDto } from "./ReportDto";

/**
 * Another arrangement of the sections.
 */
export type ChangeOutline = { 
/**
 * The report.
 */
report: ReportDto, 
/**
 * The arrangement.
 */
outline: OutlineDto, };
