// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How the window looks.
 */
export type Theme = "system" | "light" | "dark" | "contrast";
