// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A word list.
 */
export type LexiconCard = { 
/**
 * Which: `laws`, `phrases`….
 */
kind: string, 
/**
 * What a person calls it.
 */
name: string, 
/**
 * The day it tells the state of, `2026-08-22`.
 */
version: string, 
/**
 * What it does not know, a sentence.
 */
limits: string, 
/**
 * How many entries it has.
 */
entries: number, 
/**
 * Whether a person took it in from a file.
 */
imported: boolean, };
