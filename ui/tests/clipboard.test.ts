import { describe, expect, it } from "vitest";

import { linesOfHtml, linesOfText } from "../src/editor/clipboard";

describe("pasted HTML", () => {
  it("from Word becomes a line a paragraph, without its styles", () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style>
      <!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><!--StartFragment-->
      <p class=MsoNormal style='text-indent:32.0pt'><b><span lang=EN-US>一、</span></b><span>加强组织领导</span><o:p></o:p></p>
      <p class=MsoNormal><span>　　全年召开会议</span><span lang=EN-US>5</span><span>次。</span></p><p class=MsoNormal>&nbsp;</p>
      <!--EndFragment--></body></html>`;
    expect(linesOfHtml(html)).toEqual(["一、加强组织领导", "全年召开会议5次。"]);
  });

  it("from WPS and from a website becomes the same", () => {
    const wps = `<meta charset="utf-8"><p class="p0"><span style="mso-spacerun:'yes';">（一）学法</span></p><p class="p0">正文</p>`;
    expect(linesOfHtml(wps)).toEqual(["（一）学法", "正文"]);
    const web = `<div id="zoom"><p>　　第一段<br>第二段</p><div>第三段<span>接着</span></div><ul><li>甲</li><li>乙</li></ul><script>x()</script></div>`;
    expect(linesOfHtml(web)).toEqual(["第一段", "第二段", "第三段接着", "甲", "乙"]);
  });

  it("is joined where Word broke its lines, and keeps the space between words", () => {
    const html = `<p>法治政府\r\n  建设</p><p><span>加强</span>\n<span>领导</span></p><p>Word\nfile 法治\nA4</p>`;
    expect(linesOfHtml(html)).toEqual(["法治政府建设", "加强领导", "Word file 法治 A4"]);
  });

  it("from a table becomes a line a cell", () => {
    expect(linesOfHtml("<table><tr><td>调解</td><td>65件</td></tr></table>")).toEqual(["调解", "65件"]);
  });
});

describe("pasted text", () => {
  it("loses what can't be seen, and keeps the rest", () => {
    expect(linesOfText("\u{feff}　　一、\u{200b}情况\r\n\r\n\t正文\u{a0}5 次\u{2028}下一行")).toEqual(["一、情况", "正文 5 次", "下一行"]);
  });

  it("can't bring in a reference to a figure", () => {
    expect(linesOfText("共⟦disputes_total⟧")).toEqual(["共〚disputes_total〛"]);
  });
});
