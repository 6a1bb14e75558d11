-- What a contact is about, for repeated contacts: the site's topic, else the discovered topic's id, else the kind.
ALTER TABLE kpi_fact ADD COLUMN about VARCHAR;
UPDATE kpi_fact SET about = COALESCE(topic, NULLIF(kind, 'UNSURE'));
INSERT INTO kpi_touched SELECT DISTINCT customer FROM kpi_fact WHERE customer IS NOT NULL ON CONFLICT DO NOTHING;
