package dev.deskpulse.plugin.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both inclusive. */
record Days(LocalDate from, LocalDate to) {
    private static final int USUAL = 180;
    private static final int LENGTH_OF_YEAR = 4;
    private static final int LENGTH_OF_MONTH = 7;

    /**
     * As people type them.
     *
     * @param text null for the usual days up to today
     * @throws IllegalArgumentException with what was meant to be there
     */
    static Days parse(@Nullable String text, LocalDate today) {
        if (text == null) {
            return new Days(today.minusDays(USUAL - 1L), today);
        }
        try {
            Days days = parse(text);
            if (!days.to.isBefore(days.from)) {
                return days;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static Days parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new Days(LocalDate.parse(text.substring(0, dots)), LocalDate.parse(text.substring(dots + 2)));
        }
        if (text.length() == LENGTH_OF_YEAR) {
            Year year = Year.parse(text);
            return new Days(year.atDay(1), year.atMonth(12).atEndOfMonth());
        }
        if (text.length() == LENGTH_OF_MONTH) {
            YearMonth month = YearMonth.parse(text);
            return new Days(month.atDay(1), month.atEndOfMonth());
        }
        LocalDate day = LocalDate.parse(text);
        return new Days(day, day);
    }

    private static String expected(String text) {
        return "--period is '" + text + "'; write 2026-01-01..2026-03-31, 2026-03 or 2026";
    }
}
