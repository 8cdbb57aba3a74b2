// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { SignatureRuleDto } from "./SignatureRuleDto";
import type { VariantDto } from "./VariantDto";

/**
 * What a report says about itself.
 */
export type MetaDto = { 
/**
 * Full name of the unit.
 */
unit: string, 
/**
 * Short name.
 */
unit_short: string, 
/**
 * Year reported on; 0 where unknown.
 */
year: number, 
/**
 * 发文字号
 */
document_number: string, 
/**
 * 签发人
 */
signatories: Array<string>, 
/**
 * 抄送机关
 */
copies: Array<string>, 
/**
 * 印发机关
 */
issuing_office: string, 
/**
 * 印发日期, YYYY-MM-DD.
 */
print_date: string | null, 
/**
 * What the paper is for.
 */
variant: VariantDto, 
/**
 * How signature and date stand.
 */
signature_rule: SignatureRuleDto, };
