package dev.deskpulse.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The few words of the portable dialect that Spark spells otherwise. Nothing else of a text changes: DuckDB and PostgreSQL
 * have no common spelling of these that Spark has, too.
 */
final class SparkDialect {
    private static final Pattern VALUE = Pattern.compile("\\?");
    private static final Map<Pattern, String> SPELLINGS = new LinkedHashMap<>();

    static {
        spell("\\bDOUBLE PRECISION\\b", "DOUBLE");
        // Spark compares text by its bytes, as the collation "C" does
        spell(" COLLATE \"C\"", "");
        // Spark writes an array of percentiles otherwise; one by one they are the same
        spell(
                "\\(percentile_cont\\(ARRAY\\[0\\.5, 0\\.9]\\) WITHIN GROUP \\(ORDER BY ([^\\n]*?)\\)\\)\\[1]",
                "percentile_cont(0.5) WITHIN GROUP (ORDER BY $1)");
        spell(
                "\\(percentile_cont\\(ARRAY\\[0\\.5, 0\\.9]\\) WITHIN GROUP \\(ORDER BY ([^\\n]*?)\\)\\)\\[2]",
                "percentile_cont(0.9) WITHIN GROUP (ORDER BY $1)");
    }

    private SparkDialect() {}

    /** @return with the values named {@code :v0}, {@code :v1} and so on: Spark counts a {@code ?} in an order of its own */
    static String of(String portable) {
        String sql = portable;
        for (Map.Entry<Pattern, String> spelling : SPELLINGS.entrySet()) {
            sql = spelling.getKey().matcher(sql).replaceAll(spelling.getValue());
        }
        AtomicInteger values = new AtomicInteger();
        return VALUE.matcher(sql).replaceAll(value -> ":v" + values.getAndIncrement());
    }

    private static void spell(String portable, String spark) {
        SPELLINGS.put(Pattern.compile(portable), spark);
    }
}
