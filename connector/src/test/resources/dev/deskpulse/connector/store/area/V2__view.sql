CREATE VIEW sample_view AS SELECT label, COUNT(*) AS facts FROM sample_facts GROUP BY label;
