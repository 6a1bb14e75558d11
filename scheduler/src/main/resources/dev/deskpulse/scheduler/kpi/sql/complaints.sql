-- Share of complaints among the tickets created whose kind is known; coverage is the share whose kind is.
SELECT {period f.created_day} AS period{slice},
    {cases f.kind <> 'UNSURE'},
    {share share|f.kind = 'COMPLAINT'|f.kind <> 'UNSURE'},
    {count complaints|f.kind = 'COMPLAINT'},
    {part coverage|f.kind <> 'UNSURE'|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
