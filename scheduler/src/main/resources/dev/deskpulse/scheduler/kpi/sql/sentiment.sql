-- Shares of the sentiments among the tickets created whose sentiment is known; coverage is the share whose sentiment is.
SELECT {period:f.created_day} AS period{slice},
    count(NULLIF(f.sentiment, 'UNSURE')) AS cases,
    CAST(count(*) FILTER (WHERE f.sentiment = 'NEGATIVE') AS DOUBLE PRECISION)
        / NULLIF(count(NULLIF(f.sentiment, 'UNSURE')), 0) AS negative,
    CAST(count(*) FILTER (WHERE f.sentiment = 'NEUTRAL') AS DOUBLE PRECISION)
        / NULLIF(count(NULLIF(f.sentiment, 'UNSURE')), 0) AS neutral,
    CAST(count(*) FILTER (WHERE f.sentiment = 'POSITIVE') AS DOUBLE PRECISION)
        / NULLIF(count(NULLIF(f.sentiment, 'UNSURE')), 0) AS positive,
    CAST(count(NULLIF(f.sentiment, 'UNSURE')) AS DOUBLE PRECISION) / count(*) AS coverage
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
