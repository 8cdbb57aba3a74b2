// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What a report took over, as the report carries it: the window hands it on and never looks in.
 */
export type CarriedData = { 
/**
 * To be put into `ReportDto.carried`.
 */
carried: unknown, };
