package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.cause.Candidate.Source;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Everything known to have happened: listed by the admin, in the calendar, or told by the tickets. */
final class Candidates {
    private static final String FIRST_DAY = "SELECT min(created_day) FROM kpi_fact";
    private static final Map<String, String> HOLIDAY = Map.of("en", "public holiday", "zh", "公共假日");

    private final Database database;
    private final CauseSettings settings;
    private final boolean tellingTickets;

    Candidates(Database database, CauseSettings settings) {
        this(database, settings, true);
    }

    private Candidates(Database database, CauseSettings settings, boolean tellingTickets) {
        this.database = database;
        this.settings = settings;
        this.tellingTickets = tellingTickets;
    }

    /** Without what is known of tickets alone. */
    Candidates withoutTickets() {
        return new Candidates(database, settings, false);
    }

    /**
     * What happened up to a day; empty where there are no tickets.
     *
     * @param from of the incidents that tickets tell of
     * @param today the last day, of which only a part may be over
     */
    Optional<Suspects> read(LocalDate from, LocalDate today) {
        return firstDay().map(first -> {
            List<Candidate> all = new ArrayList<>();
            settings.events().forEach(event -> all.add(Candidate.of(event)));
            all.addAll(holidays(settings.holidays()));
            if (tellingTickets) {
                TicketEvents told = new TicketEvents(database, settings.fields());
                all.addAll(told.releases(first));
                all.addAll(told.incidents(settings.incidents(), from, today));
                all.addAll(new StaffingEvents(database).from(first, today.minusDays(1)));
            }
            return new Suspects(all, first);
        });
    }

    private Optional<LocalDate> firstDay() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(FIRST_DAY);
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getObject(1, LocalDate.class)) : Optional.empty();
            }
        });
    }

    /** Days in a row are one holiday. */
    static List<Candidate> holidays(SortedSet<LocalDate> days) {
        List<Candidate> holidays = new ArrayList<>();
        LocalDate from = null;
        LocalDate to = null;
        for (LocalDate day : days) {
            if (from == null || to == null || !day.equals(to.plusDays(1))) {
                if (from != null && to != null) {
                    holidays.add(holiday(from, to));
                }
                from = day;
            }
            to = day;
        }
        if (from != null && to != null) {
            holidays.add(holiday(from, to));
        }
        return holidays;
    }

    private static Candidate holiday(LocalDate from, LocalDate to) {
        DeskEvent event = new DeskEvent("holiday", DeskEvent.Kind.HOLIDAY, from, to, Map.of());
        return new Candidate(event, Source.CALENDAR, HOLIDAY, Optional.empty());
    }
}
