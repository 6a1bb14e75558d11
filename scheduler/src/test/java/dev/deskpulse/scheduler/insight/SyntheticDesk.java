package dev.deskpulse.scheduler.insight;

import dev.deskpulse.ticket.TicketId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A year of a desk with a week, growth and a promotion that lifts and slows everything, drawn from a seed. Incidents are
 * planted on top of it.
 */
final class SyntheticDesk {
    static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    static final LocalDate LAST = LocalDate.of(2026, 10, 31);

    private static final List<String> PRODUCTS = List.of("Kettle", "Lamp", "Shoes", "Jacket", "Checkout", "App");
    private static final List<String> REGIONS = List.of("North", "South", "East", "West");
    private static final List<String> CHANNELS = List.of("E-mail", "Chat", "Phone");
    private static final List<String> KINDS = List.of("COMPLAINT", "QUESTION", "REQUEST", "PRAISE");

    private final Random random;
    private final double perDay;
    private final List<Cases.Row> rows = new ArrayList<>();

    SyntheticDesk(long seed, double perDay) {
        this.random = new Random(seed);
        this.perDay = perDay;
        FIRST.datesUntil(LAST.plusDays(1)).forEach(this::ordinaryDay);
    }

    private void ordinaryDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        boolean sale = !day.isBefore(LocalDate.of(2026, 6, 18)) && day.isBefore(LocalDate.of(2026, 6, 25));
        double growth = 1 + 0.4 * (day.toEpochDay() - FIRST.toEpochDay()) / 365;
        int count = poisson(perDay * growth * (weekend ? 0.6 : 1.1) * (sale ? 2.2 : 1));
        for (int i = 0; i < count; i++) {
            double load = sale ? 2.5 : 1;
            add(day, skewed(PRODUCTS), skewed(REGIONS), skewed(CHANNELS), skewed(KINDS), load);
        }
    }

    /** So many tickets a day on top; a null value is drawn as on any day. */
    SyntheticDesk incident(
            LocalDate from,
            int days,
            double perDay,
            @Nullable String product,
            @Nullable String region,
            @Nullable String channel,
            @Nullable String kind) {
        from.datesUntil(from.plusDays(days)).forEach(day -> {
            int count = poisson(perDay);
            for (int i = 0; i < count; i++) {
                add(
                        day,
                        product == null ? skewed(PRODUCTS) : product,
                        region == null ? skewed(REGIONS) : region,
                        channel == null ? skewed(CHANNELS) : channel,
                        kind == null ? skewed(KINDS) : kind,
                        1);
            }
        });
        return this;
    }

    /** The tickets of a channel on these days are answered so many times more slowly. */
    SyntheticDesk slow(LocalDate from, int days, String channel, int factor) {
        rows.replaceAll(row -> {
            Long seconds = row.responseSeconds();
            boolean struck = !row.day().isBefore(from)
                    && row.day().isBefore(from.plusDays(days))
                    && channel.equals(row.values().get(3));
            return !struck || seconds == null
                    ? row
                    : new Cases.Row(row.ticket(), row.day(), row.values(), seconds * factor, row.csat(), row.reopens());
        });
        return this;
    }

    private void add(LocalDate day, String product, String region, String channel, String kind, double load) {
        Integer csat = random.nextInt(4) > 0 ? null : Integer.valueOf(random.nextInt(10) < 2 ? 1 : 5);
        rows.add(new Cases.Row(
                new TicketId("t/" + rows.size()),
                day,
                List.of(product, region, "", channel, kind, "HD"),
                (long) (600 * load * Math.exp(random.nextGaussian())),
                csat,
                random.nextInt(20) == 0 ? 1 : 0));
    }

    Cases cases() {
        return new Cases(rows, FIRST, LAST);
    }

    private String skewed(List<String> values) {
        return values.get((int) (values.size() * Math.pow(random.nextDouble(), 1.5)));
    }

    private int poisson(double mean) {
        int count = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
