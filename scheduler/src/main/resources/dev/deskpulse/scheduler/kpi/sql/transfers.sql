-- Changes of the assignee from one person to another, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.transfers IS NOT NULL},
    {share rate|f.transfers > 0|f.transfers IS NOT NULL},
    avg(CAST(f.transfers AS DOUBLE PRECISION)) AS mean,
    CAST(sum(f.transfers) AS DOUBLE PRECISION) AS transfers,
    CAST(sum(f.team_transfers) FILTER (WHERE f.transfers IS NOT NULL) AS DOUBLE PRECISION) AS team_transfers,
    {part coverage|f.transfers IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
