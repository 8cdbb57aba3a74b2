// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { WordEditDto } from "./WordEditDto";

/**
 * A report that came whole, out of a file of this program.
 */
export type KnownReport = { 
/**
 * Its title, or what it lacks.
 */
title: string, 
/**
 * Full name of the unit.
 */
unit: string, 
/**
 * Year reported on; 0 where unknown.
 */
year: number, 
/**
 * What was changed in Word after the export, where it is a Word file.
 */
edits: Array<WordEditDto>, };
