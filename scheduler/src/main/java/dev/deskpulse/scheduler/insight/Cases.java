package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tickets under examination, in as little memory as will do: dimension values are numbers, 0 where not known. The
 * weight of a ticket is 1 until an incident is found to explain it.
 */
final class Cases {
    /** What a change is looked for in. The order decides between slices that hold the same tickets. */
    static final List<Dimension> DIMENSIONS = List.of(
            Dimension.PRODUCT, Dimension.REGION, Dimension.TOPIC, Dimension.CHANNEL, Dimension.KIND, Dimension.PROJECT);

    /**
     * One ticket as it is read.
     *
     * @param values one for each of {@link #DIMENSIONS}, the empty text where not known
     * @param responseSeconds business time; null where there is no first response
     */
    record Row(
            TicketId ticket,
            LocalDate day,
            List<String> values,
            @Nullable Long responseSeconds,
            @Nullable Integer csat,
            @Nullable Integer reopens) {
        Row {
            values = List.copyOf(values);
        }
    }

    private final LocalDate first;
    private final int days;
    private final List<Row> rows;
    private final int[] dayOf;
    private final int[][] codes;
    private final List<List<String>> names = new ArrayList<>();
    private final double[] weights;

    Cases(List<Row> rows, LocalDate first, LocalDate last) {
        this.rows = List.copyOf(rows);
        this.first = first;
        this.days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        this.dayOf = new int[rows.size()];
        this.codes = new int[DIMENSIONS.size()][rows.size()];
        this.weights = new double[rows.size()];
        Arrays.fill(weights, 1);
        for (int i = 0; i < rows.size(); i++) {
            dayOf[i] = (int) (rows.get(i).day().toEpochDay() - first.toEpochDay());
        }
        for (int d = 0; d < DIMENSIONS.size(); d++) {
            encode(d);
        }
    }

    private void encode(int dimension) {
        Map<String, Integer> known = new HashMap<>();
        List<String> texts = new ArrayList<>();
        texts.add("");
        for (int i = 0; i < rows.size(); i++) {
            String value = rows.get(i).values().get(dimension);
            if (!value.isEmpty()) {
                codes[dimension][i] = known.computeIfAbsent(value, v -> {
                    texts.add(v);
                    return texts.size() - 1;
                });
            }
        }
        names.add(texts);
    }

    int size() {
        return rows.size();
    }

    int days() {
        return days;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Below 0 before the first day. */
    int day(LocalDate date) {
        return (int) (date.toEpochDay() - first.toEpochDay());
    }

    int day(int ticket) {
        return dayOf[ticket];
    }

    int code(int dimension, int ticket) {
        return codes[dimension][ticket];
    }

    String name(int dimension, int code) {
        return names.get(dimension).get(code);
    }

    /** Whether any ticket has a value there. */
    boolean knows(Dimension dimension) {
        return values(DIMENSIONS.indexOf(dimension)) > 1;
    }

    int values(int dimension) {
        return names.get(dimension).size();
    }

    Row row(int ticket) {
        return rows.get(ticket);
    }

    double weight(int ticket) {
        return weights[ticket];
    }

    /** From now on the ticket counts only this much: the rest of it is explained. */
    void explain(int ticket, double weight) {
        weights[ticket] = weight;
    }
}
