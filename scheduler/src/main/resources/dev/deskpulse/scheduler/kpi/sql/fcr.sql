-- First contact resolution, of the tickets first resolved whose customer and topic are known and whose repeat window is
-- over: not reopened, and no further ticket of the customer on the topic from their creation to the window's end.
SELECT {period f.first_resolved_day} AS period{slice},
    {cases f.customer IS NOT NULL AND f.about IS NOT NULL
        AND f.reopens IS NOT NULL AND f.first_resolved_at <= :windowOverAt},
    {share rate|f.reopens = 0 AND (f.comeback_seconds IS NULL OR f.comeback_seconds > :repeatSeconds)|f.customer IS NOT NULL AND f.about IS NOT NULL
        AND f.reopens IS NOT NULL AND f.first_resolved_at <= :windowOverAt}
FROM kpi_fact f
WHERE f.first_resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
