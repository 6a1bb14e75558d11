-- By how much the SLA cycles decided as breached exceeded their goal.
SELECT {period f.decided_day} AS period{slice},
    {cases TRUE},
    {times GREATEST(f.elapsed_seconds - f.goal_seconds, 0)}
FROM kpi_sla f
WHERE f.decided_day BETWEEN :from AND :to AND NOT f.met{filter}
GROUP BY {group}
