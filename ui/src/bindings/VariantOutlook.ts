// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { VariantDto } from "./VariantDto";

/**
 * What a variant holds.
 */
export type VariantOutlook = { 
/**
 * The variant.
 */
variant: VariantDto, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for, one sentence.
 */
purpose: string, 
/**
 * What this report prints in it, in the order of the paper.
 */
holds: Array<string>, 
/**
 * What this report has and it leaves out.
 */
leaves_out: Array<string>, };
