package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.kpi.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as the screens write them: a test compares the two. */
public final class Amounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Span(long seconds, String english, String chinese) {}

    private static final List<Span> SPANS = List.of(
            new Span(86_400, "d", "天"), new Span(3_600, "h", "小时"), new Span(60, "min", "分钟"), new Span(1, "s", "秒"));

    private final ReportLanguage language;

    public Amounts(ReportLanguage language) {
        this.language = language;
    }

    /** A value of a unit. */
    public String show(double value, Kpi.Unit unit) {
        return switch (unit) {
            case COUNT -> rounded(BigDecimal.valueOf(value), 0);
            case SECONDS -> duration(value);
            case SHARE -> share(value);
            case POINTS, SCORE -> rounded(BigDecimal.valueOf(value), 1);
        };
    }

    /** A dash where there is no data: never 0 instead. */
    public String show(OptionalDouble value, Kpi.Unit unit) {
        return value.isPresent() ? show(value.getAsDouble(), unit) : "–";
    }

    public String share(double value) {
        return rounded(BigDecimal.valueOf(value).multiply(HUNDRED), 1) + "%";
    }

    public String count(long value) {
        return show((double) value, Kpi.Unit.COUNT);
    }

    /** How many times as much: two digits that tell, whole from ten on. */
    public String times(double value) {
        return rounded(BigDecimal.valueOf(value), value < 1 ? 2 : value < 10 ? 1 : 0);
    }

    /** With its sign; of shares in points of percent. */
    public String difference(double value, Kpi.Unit unit) {
        String sign = value > 0 ? "+" : value < 0 ? "−" : "±";
        double size = Math.abs(value);
        return sign
                + (unit == Kpi.Unit.SHARE
                        ? rounded(BigDecimal.valueOf(size).multiply(HUNDRED), 1) + language.either(" pp", " 个百分点")
                        : show(size, unit));
    }

    /** Seconds as the largest unit that leaves at least one whole one. */
    private String duration(double seconds) {
        Span span = SPANS.stream()
                .filter(one -> Math.abs(seconds) >= one.seconds)
                .findFirst()
                .orElse(SPANS.get(SPANS.size() - 1));
        return rounded(BigDecimal.valueOf(seconds / span.seconds), 1) + " "
                + language.either(span.english, span.chinese);
    }

    private static String rounded(BigDecimal value, int digits) {
        DecimalFormat format = new DecimalFormat(
                digits == 0 ? "#,##0" : digits == 1 ? "#,##0.#" : "#,##0.##",
                DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(value.setScale(digits, RoundingMode.HALF_UP));
    }
}
