-- Shares of the sentiments among the tickets created whose sentiment is known; coverage is the share whose sentiment is.
SELECT {period f.created_day} AS period{slice},
    {cases f.sentiment <> 'UNSURE'},
    {share negative|f.sentiment = 'NEGATIVE'|f.sentiment <> 'UNSURE'},
    {part neutral|f.sentiment = 'NEUTRAL'|f.sentiment <> 'UNSURE'},
    {part positive|f.sentiment = 'POSITIVE'|f.sentiment <> 'UNSURE'},
    {part coverage|f.sentiment <> 'UNSURE'|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
