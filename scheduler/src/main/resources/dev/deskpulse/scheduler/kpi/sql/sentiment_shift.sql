-- How the customer's mood moved, of the tagged tickets created.
SELECT {period f.created_day} AS period{slice},
    {cases f.mood IS NOT NULL},
    {share improved|f.mood IN ('IMPROVING', 'RECOVERED')|f.mood IS NOT NULL},
    {part worsened|f.mood = 'WORSENING'|f.mood IS NOT NULL},
    avg(f.mood_shift) AS mean,
    {part coverage|f.mood IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
