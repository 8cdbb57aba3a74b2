// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReportState } from "./ReportState";

/**
 * A report as the library shows it.
 */
export type ReportCard = { 
/**
 * Id in the store.
 */
id: string, 
/**
 * The name the person gave it, else its title, else what it lacks.
 */
name: string, 
/**
 * Unit, full name.
 */
unit: string, 
/**
 * Year reported on; 0 where unknown.
 */
year: number, 
/**
 * Where it stands.
 */
state: ReportState, 
/**
 * Last change, RFC 3339 with the machine's offset.
 */
updated_at: string, 
/**
 * 0 to 100.
 */
completeness: number, };
