package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.job.Schedule;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an admin can set, checked.
 *
 * @param home where the store and the logs live
 * @param zone the desk's zone: days, hours and reports are meant in it
 * @param privacy which personal data is masked, and what is kept of it
 * @param http how fast and how patiently to ask the site
 */
public record Settings(
        Path home,
        ZoneId zone,
        Jira jira,
        FieldMapping fields,
        Sync sync,
        PrivacySettings privacy,
        HttpSettings http,
        Calendar calendar,
        Map<Task, Schedule> schedules,
        TagSettings tags,
        WriteBack writeBack,
        Web web) {
    public Settings {
        schedules = Map.copyOf(schedules);
    }

    /** The file with the store's tables. */
    public Path storeFile() {
        return home.resolve("deskpulse.duckdb");
    }

    /**
     * How to reach the site.
     *
     * @param source the name under which its tickets are kept; never change it later
     * @param projects keys; empty means every project the account can browse
     * @param automation accounts that are machines although Jira takes them for people
     */
    public record Jira(
            SiteAccess access,
            Deployment deployment,
            SourceId source,
            List<String> projects,
            Set<PersonId> automation) {
        public Jira {
            projects = List.copyOf(projects);
            automation = Set.copyOf(automation);
        }
    }

    /**
     * How to sync.
     *
     * @param overlap how far before the last run's start a run looks again
     */
    public record Sync(Duration overlap, int batchSize) {}

    /** When the desk works. */
    public record Calendar(Map<DayOfWeek, List<BusinessCalendar.Hours>> hours, List<LocalDate> holidays) {
        public Calendar {
            hours = Map.copyOf(hours);
            holidays = List.copyOf(holidays);
        }

        /** The same as a calendar that counts. */
        public BusinessCalendar in(ZoneId zone) {
            return new BusinessCalendar(zone, hours, Set.copyOf(holidays));
        }
    }

    /** What is written into the tickets. */
    public record WriteBack(boolean enabled, boolean comments) {}

    /**
     * Where the local page is served.
     *
     * @param token what a browser must show where the page is reachable from other machines
     */
    public record Web(String host, int port, @Nullable String token) {
        public Optional<String> accessToken() {
            return Optional.ofNullable(token);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
