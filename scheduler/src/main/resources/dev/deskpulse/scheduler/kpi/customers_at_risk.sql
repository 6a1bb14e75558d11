-- Customers with what may drive them away, from the tickets of the last days; those with most kinds of reasons first.
SELECT customer, tickets, open, repeats, negative, worsening, low_ratings, overdue, last_second,
    CASE WHEN repeats > 0 THEN 1 ELSE 0 END + CASE WHEN negative > 0 THEN 1 ELSE 0 END
        + CASE WHEN worsening > 0 THEN 1 ELSE 0 END + CASE WHEN low_ratings > 0 THEN 1 ELSE 0 END
        + CASE WHEN overdue > 0 THEN 1 ELSE 0 END AS kinds
FROM (
    SELECT f.customer, count(*) AS tickets,
        count(CASE WHEN f.resolved_at IS NULL THEN 1 END) AS open,
        count(CASE WHEN f.previous_contact_seconds <= ? THEN 1 END) AS repeats,
        count(CASE WHEN f.sentiment = 'NEGATIVE' THEN 1 END) AS negative,
        count(CASE WHEN f.mood = 'WORSENING' THEN 1 END) AS worsening,
        count(CASE WHEN {ratings} THEN 1 END) AS low_ratings,
        count(CASE WHEN f.resolved_at IS NULL AND o.ticket IS NOT NULL THEN 1 END) AS overdue,
        max(f.created_second) AS last_second
    FROM {facts} f
    LEFT JOIN (SELECT DISTINCT ticket FROM kpi_sla WHERE NOT met) o ON o.ticket = f.ticket
    WHERE f.customer IS NOT NULL AND f.created_day BETWEEN ? AND ? AND {seen}
    GROUP BY f.customer
) c
WHERE repeats + negative + worsening + low_ratings + overdue > 0
ORDER BY kinds DESC, repeats + negative + worsening + low_ratings + overdue DESC, last_second DESC, customer
LIMIT ?
