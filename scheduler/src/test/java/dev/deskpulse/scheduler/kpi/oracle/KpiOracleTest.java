package dev.deskpulse.scheduler.kpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.oracle.Comparison.Difference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every figure of random desks, by the product and by a slow program that was written from docs/kpi.md alone. The
 * properties {@code deskpulse.oracle.desks} and {@code deskpulse.oracle.seed} ask for more desks, or for others.
 */
class KpiOracleTest {
    private static final int TICKETS = 60;
    private static final int DESKS = Integer.getInteger("deskpulse.oracle.desks", 12);
    private static final long SEED = Long.getLong("deskpulse.oracle.seed", 1);
    /** How many differences are brought down to the smallest tickets; it takes a while. */
    private static final int SHRUNK = Integer.getInteger("deskpulse.oracle.shrunk", 2);

    @Test
    void everyFigureIsTheOneThatTheDefinitionsGive() {
        List<String> found = new ArrayList<>();
        EnumSet<Kpi> wrong = EnumSet.noneOf(Kpi.class);
        long rows = 0;
        for (long seed = SEED; seed < SEED + DESKS; seed++) {
            RandomDesk desk = new RandomDesk(seed, TICKETS);
            SlowDesk hours = desk.slow();
            try (Comparison comparison = new Comparison(desk, hours, desk.tickets)) {
                for (Kpi kpi : EnumSet.complementOf(wrong)) {
                    for (KpiQuery query : Comparison.queries(desk, kpi, seed)) {
                        List<Difference> differences = comparison.differences(kpi, query);
                        rows++;
                        if (!differences.isEmpty() && wrong.add(kpi)) {
                            boolean shrink = found.size() < SHRUNK;
                            found.add("seed " + seed + ": "
                                    + (shrink ? smallest(desk, hours, kpi, query) : differences.get(0)));
                        }
                    }
                }
            }
        }
        System.out.println("KPI oracle: " + DESKS * TICKETS + " histories, " + rows + " tables compared");
        assertThat(found).as(found.stream().collect(Collectors.joining("\n\n"))).isEmpty();
    }

    /** Leaves out tickets, then their parts, for as long as the figure differs. */
    private static String smallest(RandomDesk desk, SlowDesk hours, Kpi kpi, KpiQuery query) {
        List<RandomTicket> tickets = new ArrayList<>(desk.tickets);
        for (int size = tickets.size() / 2; size > 0; size /= 2) {
            for (int at = 0; at < tickets.size(); ) {
                List<RandomTicket> fewer = new ArrayList<>(tickets);
                fewer.subList(at, Math.min(tickets.size(), at + size)).clear();
                if (difference(desk, hours, fewer, kpi, query).isPresent()) {
                    tickets = fewer;
                } else {
                    at += size;
                }
            }
        }
        for (int i = 0; i < tickets.size(); i++) {
            shrink(desk, hours, tickets, i, kpi, query);
        }
        return difference(desk, hours, tickets, kpi, query).orElseThrow() + "\n  at " + desk.now + " in "
                + desk.settings.zone() + " by " + desk.profile + "\n  "
                + tickets.stream().map(RandomTicket::toString).collect(Collectors.joining("\n  "))
                + "\n  " + desk.settings;
    }

    private static void shrink(
            RandomDesk desk, SlowDesk hours, List<RandomTicket> tickets, int i, Kpi kpi, KpiQuery query) {
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            RandomTicket now = tickets.get(i);
            for (var less : Parts.smaller(now.ticket())) {
                tickets.set(i, new RandomTicket(now.before(), less, now.tags(), now.deleted()));
                smaller = difference(desk, hours, tickets, kpi, query).isPresent();
                if (smaller) {
                    break;
                }
                tickets.set(i, now);
            }
        }
    }

    private static Optional<Difference> difference(
            RandomDesk desk, SlowDesk hours, List<RandomTicket> tickets, Kpi kpi, KpiQuery query) {
        try (Comparison comparison = new Comparison(desk, hours, tickets)) {
            return comparison.differences(kpi, query).stream().findFirst();
        }
    }
}
