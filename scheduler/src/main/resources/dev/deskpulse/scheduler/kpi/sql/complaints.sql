-- Share of complaints among the tickets created whose kind is known; coverage is the share whose kind is.
SELECT {period:f.created_day} AS period{slice},
    count(NULLIF(f.kind, 'UNSURE')) AS cases,
    CAST(count(*) FILTER (WHERE f.kind = 'COMPLAINT') AS DOUBLE PRECISION)
        / NULLIF(count(NULLIF(f.kind, 'UNSURE')), 0) AS share,
    CAST(count(*) FILTER (WHERE f.kind = 'COMPLAINT') AS DOUBLE PRECISION) AS complaints,
    CAST(count(NULLIF(f.kind, 'UNSURE')) AS DOUBLE PRECISION) / count(*) AS coverage
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
