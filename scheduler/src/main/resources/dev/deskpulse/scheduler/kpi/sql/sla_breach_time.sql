-- By how much the SLA cycles decided as breached exceeded their goal.
SELECT {period s.decided_day} AS period{slice},
    {cases TRUE},
    {times GREATEST(s.elapsed_seconds - s.goal_seconds, 0)}
FROM kpi_sla s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.decided_day BETWEEN :from AND :to AND NOT s.met{filter}
GROUP BY {group}
