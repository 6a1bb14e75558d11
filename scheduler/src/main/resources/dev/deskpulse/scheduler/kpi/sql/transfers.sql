-- Changes of the assignee from one person to another, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.transfers IS NOT NULL},
    {share rate|f.transfers > 0|f.transfers IS NOT NULL},
    avg(CAST(f.transfers AS DOUBLE PRECISION)) AS mean,
    CAST(COALESCE(sum(f.transfers), 0) AS DOUBLE PRECISION) AS transfers,
    CAST(COALESCE(sum(f.team_transfers) FILTER (WHERE f.transfers IS NOT NULL), 0) AS DOUBLE PRECISION) AS team_transfers,
    {part coverage|f.transfers IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
