-- Of the tickets resolved for good, the share with few public agent replies.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.one_touch IS NOT NULL},
    {share rate|f.one_touch|f.one_touch IS NOT NULL}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
