-- Time in statuses that wait on the customer, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.waiting_customer_seconds IS NOT NULL},
    {times f.waiting_customer_seconds},
    {times f.waiting_customer_business_seconds|business_},
    {part coverage|f.waiting_customer_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
