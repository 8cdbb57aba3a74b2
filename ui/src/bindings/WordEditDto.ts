// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { WordEditKind } from "./WordEditKind";

/**
 * A change that was made in Word after the export.
 */
export type WordEditDto = { 
/**
 * What was done.
 */
kind: WordEditKind, 
/**
 * What the paragraph is, in Chinese.
 */
name: string, 
/**
 * Before; empty for what was added.
 */
before: string, 
/**
 * After; empty for what was removed.
 */
after: string, };
