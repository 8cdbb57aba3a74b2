/** What is said before an export, and the copy for a website, in the small. */

import type { Outlook } from "../../bindings/Outlook";
import type { PortalCopy } from "../../bindings/PortalCopy";
import type { ReportDto } from "../../bindings/ReportDto";
import type { VariantDto } from "../../bindings/VariantDto";
import { view } from "./derive";
import { numbers } from "./outline";

const VARIANTS: { variant: VariantDto; name: string; purpose: string }[] = [
  { variant: "submission", name: "上报稿", purpose: "报给上级，有版头、签发人和版记。" },
  { variant: "public", name: "公开稿", purpose: "放到网站上，不带版头和密级。" },
  { variant: "consultation", name: "征求意见稿", purpose: "发给各部门提意见，不编发文字号。" },
  { variant: "plain", name: "素排", purpose: "内部看的，只有正文。" },
];

/** What this report has, in the order of the paper, and the variants that print it. */
function parts({ meta, blocks }: ReportDto): [string, VariantDto[]][] {
  const formal: VariantDto[] = ["submission", "consultation"];
  const all = VARIANTS.map(({ variant }) => variant);
  const found: [boolean, string, VariantDto[]][] = [
    [meta.copy_number !== "", "份号", formal],
    [meta.secrecy !== "", "密级和保密期限", formal],
    [meta.unit !== "", "发文机关标志", formal],
    [meta.document_number !== "", "发文字号", ["submission"]],
    [meta.signatories.length > 0, "签发人", ["submission"]],
    [true, "标题", all],
    [true, "正文", all],
    [blocks.some((block) => block.kind === "signature"), "署名和日期", all],
    [meta.figures_annex || blocks.some((block) => block.kind === "annex"), "附件", all],
    [meta.issuing_office !== "", "版记", formal],
  ];
  return found.filter(([has]) => has).map(([, name, variants]) => [name, variants]);
}

export function outlook(report: ReportDto, pages: number): Outlook {
  const { meta } = report;
  const warnings: string[] = [];
  if (meta.secrecy) warnings.push(`写了密级“${meta.secrecy}”：涉密内容不要在这台电脑上起草、存放；请先问清保密要求。`);
  if (meta.variant === "submission" && meta.signatories.length === 0) warnings.push("上报稿还没有写签发人。");
  return {
    variants: VARIANTS.map((variant) => ({
      ...variant,
      holds: parts(report).filter(([, variants]) => variants.includes(variant.variant)).map(([name]) => name),
      leaves_out: parts(report).filter(([, variants]) => !variants.includes(variant.variant)).map(([name]) => name),
    })),
    warnings,
    fonts: [
      { part: "标题", name: "方正小标宋简体", present: false, shown_in: "Noto Serif CJK SC" },
      { part: "正文", name: "仿宋_GB2312", present: false, shown_in: "AR PL UMing CN" },
      { part: "一级标题", name: "黑体", present: true, shown_in: "" },
    ],
    rare: "",
    pages,
  };
}

export function portalCopy(report: ReportDto): PortalCopy {
  const numbering = numbers(report);
  const shown = new Map(view(report).figures.map((figure) => [figure.id, figure.display]));
  const lines = report.blocks.map((block, at) =>
    (numbering[at] ?? "") + block.text.replace(/⟦([a-z0-9_]+)⟧/gu, (_, id: string) => shown.get(id) || "××"),
  );
  return { html: lines.map((line) => `<p>${line}</p>`).join(""), text: lines.join("\n") };
}
