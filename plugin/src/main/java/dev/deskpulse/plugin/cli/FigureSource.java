package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the figures are of. */
interface FigureSource {
    Settings.Figures rules();

    OwnFields own();

    /** Whose names stand for their ids. */
    Map<PersonId, Person> people();

    /** The last day of which there is anything to count, in the desk's zone; a period that goes on after it still runs. */
    LocalDate today();

    /** The days that are meant where nobody says any, as {@link Stretch} reads them. */
    String usualPeriod();

    /** What to know beside the figures of some days: what nobody knows of them. */
    List<String> warnings(Stretch stretch);

    <T> T figures(KpiProfile profile, Function<Kpis, T> question, Progress progress);

    /** A desk's tickets. */
    record OfDesk(Desk desk) implements FigureSource {
        @Override
        public Settings.Figures rules() {
            return desk.settings().figures();
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

        /** Days to come have no tickets yet. */
        @Override
        public List<String> warnings(Stretch stretch) {
            Stretch past = stretch.soFar(today());
            return desk.settings().calendars().unknownHolidays(past.from(), past.to()).stream()
                    .map(Words::en)
                    .toList();
        }

        @Override
        public <T> T figures(KpiProfile profile, Function<Kpis, T> question, Progress progress) {
            return desk.figures(profile, question, progress);
        }
    }
}
