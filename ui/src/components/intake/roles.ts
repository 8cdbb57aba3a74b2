/** What a piece of a report can be, in the order of the paper, with the key that makes it so in the menu. */

import type { RoleDto } from "../../bindings/RoleDto";

interface RoleFacts {
  name: string;
  /** Key in the menu. */
  key: string;
}

const FACTS: Record<RoleDto, RoleFacts> = {
  title: { name: "标题", key: "a" },
  addressee: { name: "主送机关", key: "b" },
  heading1: { name: "一级标题", key: "1" },
  heading2: { name: "二级标题", key: "2" },
  heading3: { name: "三级标题", key: "3" },
  heading4: { name: "四级标题", key: "4" },
  body: { name: "正文", key: "0" },
  attachment: { name: "附件说明", key: "c" },
  signature: { name: "署名", key: "d" },
  date: { name: "日期", key: "e" },
  note: { name: "附注", key: "f" },
  letterhead: { name: "版头", key: "g" },
  particulars: { name: "文号、签发人", key: "h" },
  copies: { name: "抄送", key: "i" },
  issue: { name: "印发", key: "k" },
  annex: { name: "附件", key: "l" },
  annextext: { name: "附件正文", key: "m" },
  imprint: { name: "版记", key: "n" },
};

export const ROLES = Object.keys(FACTS) as RoleDto[];
export const roleName = (role: RoleDto): string => FACTS[role].name;
export const roleKey = (role: RoleDto): string => FACTS[role].key;

/** What a single key makes of a piece without the menu. */
export const DIRECT: Record<string, RoleDto> = { "0": "body", "1": "heading1", "2": "heading2", "3": "heading3", "4": "heading4" };

/** 1 to 4 for a heading, 0 for anything else. */
export const levelOf = (role: RoleDto): number => (role.startsWith("heading") ? Number(role.slice(7)) : 0);
