package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.rival.Named;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers say of rivals and products. */
public final class RivalView {
    private static final int MOST_DAYS = 1_100;

    private final Supplier<Settings> settings;
    private final Tell tell;
    private final TicketStore tickets;

    /** Tells what is said in the tickets created from one day to another that somebody sees. */
    public interface Tell {
        List<Named> of(LocalDate from, LocalDate to, Sight sight);
    }

    /** Reads from the store; writes nothing. */
    public RivalView(Supplier<Settings> settings, Tell tell, TicketStore tickets) {
        this.settings = settings;
        this.tell = tell;
        this.tickets = tickets;
    }

    /** A name on the wire; the latest tickets first. */
    record Row(
            String name,
            Named.Kind kind,
            long tickets,
            long negative,
            long positive,
            Map<YearMonth, Long> months,
            Named.Trend trend,
            List<Named.Said> said,
            List<DeskView.TicketLink> latest) {}

    /** @param listed whether the settings name any rival */
    record Rivals(boolean listed, List<Row> named) {}

    /** @throws IllegalArgumentException where the days are turned round or too many */
    Rivals rivals(LocalDate from, LocalDate to, Viewer viewer) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "to is " + to + "; ask for a day from " + from + " on, at most " + MOST_DAYS + " days later");
        }
        List<Named> named = tell.of(from, to, viewer.sight().withoutAgents());
        Map<String, Ticket> found = tickets
                .findAllByKey(named.stream()
                        .flatMap(one -> one.keys().stream())
                        .distinct()
                        .map(TicketKey::new)
                        .toList())
                .stream()
                .filter(viewer::sees)
                .collect(Collectors.toMap(ticket -> ticket.key().value(), ticket -> ticket, (a, b) -> a));
        return new Rivals(
                !settings.get().rivals().isEmpty(),
                named.stream().map(one -> row(one, found)).toList());
    }

    private Row row(Named named, Map<String, Ticket> found) {
        return new Row(
                named.name(),
                named.kind(),
                named.tickets(),
                named.negative(),
                named.positive(),
                named.months(),
                named.trend(),
                named.said(),
                named.keys().stream()
                        .flatMap(key -> Stream.ofNullable(found.get(key)))
                        .map(ticket -> DeskView.TicketLink.to(
                                settings.get().jira().access().site(), ticket))
                        .toList());
    }
}
