package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** What the figures are of. */
interface FigureSource {
    Settings.Figures rules();

    Settings.Calendars calendars();

    OwnFields own();

    /** Whose names stand for their ids. */
    Map<PersonId, Person> people();

    /** In the desk's zone. */
    LocalDate today();

    /** The days that are meant where nobody says any, as {@link dev.deskpulse.scheduler.kpi.Stretch} reads them. */
    String usualPeriod();

    <T> T figures(KpiProfile profile, Function<Kpis, T> question, Progress progress);

    /** A desk's tickets. */
    record OfDesk(Desk desk) implements FigureSource {
        @Override
        public Settings.Figures rules() {
            return desk.settings().figures();
        }

        @Override
        public Settings.Calendars calendars() {
            return desk.settings().calendars();
        }

        @Override
        public OwnFields own() {
            return OwnFields.of(desk.settings().fields().extras().keySet());
        }

        @Override
        public Map<PersonId, Person> people() {
            return desk.tickets().people();
        }

        @Override
        public LocalDate today() {
            return desk.today();
        }

        @Override
        public String usualPeriod() {
            return "last-30";
        }

        @Override
        public <T> T figures(KpiProfile profile, Function<Kpis, T> question, Progress progress) {
            return desk.figures(profile, question, progress);
        }
    }
}
