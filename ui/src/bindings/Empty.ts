// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Nothing to say.
 */
export type Empty = Record<symbol, never>;
