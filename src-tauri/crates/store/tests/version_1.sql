-- A report as version 1 kept it.
INSERT INTO reports (id, name, template, unit, unit_short, year, document_number, signatories, copies,
    issuing_office, print_date, variant, signature_rule, numbering, work_heading, completeness, revision,
    exported_revision, created_at, updated_at, deleted_at)
VALUES ('old', '', 'fazhi-niandu', '柳溪镇人民政府', '柳溪镇', 2025, '', '[]', '[]', '', NULL, 'submission',
    'unsealed', 'computed', NULL, 40, 7, 5, 1767225600000, 1767225600000, NULL);
INSERT INTO blocks (report, id, position, kind, text) VALUES
    ('old', 1, 0, 'title', '柳溪镇2025年度法治政府建设情况报告'),
    ('old', 2, 1, 'body', '调解矛盾纠纷⟦disputes_total⟧。');
INSERT INTO figures (report, figure, entry) VALUES ('old', 'disputes_total', '65');
