-- Who sees a ticket is told by its source, project and security level, in every table that figures read. Null until the next
-- analysis has measured the tickets again; nobody whose sight is narrowed sees such a row.
ALTER TABLE kpi_fact ADD COLUMN scope VARCHAR;
ALTER TABLE kpi_sla ADD COLUMN scope VARCHAR;
ALTER TABLE kpi_open ADD COLUMN scope VARCHAR;
ALTER TABLE kpi_question ADD COLUMN scope VARCHAR;
ALTER TABLE kpi_facet ADD COLUMN scope VARCHAR;
ALTER TABLE kpi_stage ADD COLUMN scope VARCHAR;
