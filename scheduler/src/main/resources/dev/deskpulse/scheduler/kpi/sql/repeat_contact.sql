-- Of the tickets created whose customer and topic are known, the share that repeats a contact of the window before.
SELECT {period:f.created_day} AS period{slice},
    count(*) FILTER (WHERE f.customer IS NOT NULL AND f.about IS NOT NULL) AS cases,
    CAST(count(*) FILTER (WHERE f.customer IS NOT NULL AND f.about IS NOT NULL
        AND f.previous_contact_seconds <= :repeatSeconds) AS DOUBLE PRECISION)
    / NULLIF(count(*) FILTER (WHERE f.customer IS NOT NULL AND f.about IS NOT NULL), 0) AS rate
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
