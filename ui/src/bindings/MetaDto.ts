// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { PaperDto } from "./PaperDto";
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
 * 份号
 */
copy_number: string, 
/**
 * 密级和保密期限
 */
secrecy: string, 
/**
 * 紧急程度
 */
urgency: string, 
/**
 * Organs that issue it together with the unit.
 */
joint: Array<string>, 
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
 * As what kind of paper it is printed.
 */
paper: PaperDto, 
/**
 * How signature and date stand.
 */
signature_rule: SignatureRuleDto, 
/**
 * 签发人职务, printed with a stamp.
 */
post: string, 
/**
 * Whether the figures follow as an annex.
 */
figures_annex: boolean, };
