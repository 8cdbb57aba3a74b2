/** House style: how what is printed differs from GB/T 9704-2012. */

import type { HouseDto } from "../bindings/HouseDto";
import type { PageDto } from "../bindings/PageDto";

/** The standard, until the program has told what it offers. */
export const STANDARD: HouseDto = {
  fonts: {
    title: "方正小标宋简体",
    body: "仿宋_GB2312",
    heading1: "黑体",
    heading2: "楷体_GB2312",
    page_number: "宋体",
    latin: null,
  },
  page: { top: 370, bottom: 350, left: 280, right: 260, line: 2895 },
  bold_heading2: false,
  page_number: "outside",
};

/** What a page can be: margins in tenths of a millimetre, the height of a line in hundredths of a point. */
export const LIMITS = { margin: { least: 150, most: 450 }, line: { least: 2600, most: 3600 } } as const;

type Measure = keyof PageDto;

/** The nearest measure that a page can have. */
export function sound(measure: Measure, value: number): number {
  const { least, most } = LIMITS[measure === "line" ? "line" : "margin"];
  return Math.round(Math.min(Math.max(value, least), most));
}

export const sameHouse = (one: HouseDto, other: HouseDto): boolean => deviations(one, other).length === 0;

const FONTS: [keyof HouseDto["fonts"], string][] = [
  ["title", "标题"],
  ["body", "正文"],
  ["heading1", "一级标题"],
  ["heading2", "二级标题"],
  ["page_number", "页码"],
];
const MEASURES: [Measure, string, (value: number) => string][] = [
  ["line", "行距", (value) => `${value / 100}磅`],
  ["top", "上边距", (value) => `${value / 10}毫米`],
  ["bottom", "下边距", (value) => `${value / 10}毫米`],
  ["left", "左边距", (value) => `${value / 10}毫米`],
  ["right", "右边距", (value) => `${value / 10}毫米`],
];

/** In what a house style differs from another, in words. */
export function deviations(house: HouseDto, standard: HouseDto): string[] {
  const found: string[] = [];
  for (const [part, name] of FONTS) {
    if (house.fonts[part] !== standard.fonts[part]) found.push(`${name}用“${house.fonts[part] ?? ""}”`);
  }
  if (house.fonts.latin !== standard.fonts.latin) {
    found.push(house.fonts.latin === null ? "数字和英文跟正文同一种字体" : `数字和英文用“${house.fonts.latin}”`);
  }
  if (house.bold_heading2 !== standard.bold_heading2) {
    found.push(house.bold_heading2 ? "二级标题加粗" : "二级标题不加粗");
  }
  if (house.page_number !== standard.page_number) {
    found.push(house.page_number === "center" ? "页码居中" : "页码单页在右、双页在左");
  }
  for (const [measure, name, write] of MEASURES) {
    const [own, usual] = [house.page[measure], standard.page[measure]];
    if (own !== usual) found.push(`${name}${write(own)}（国标${write(usual)}）`);
  }
  return found;
}
