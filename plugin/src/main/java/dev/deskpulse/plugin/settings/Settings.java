package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.Postgres;
import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.plugin.access.AccessSettings;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.event.HubSignature;
import dev.deskpulse.scheduler.alert.LittleTime;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.cause.CauseSettings;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.delivery.CommentSettings;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.delivery.MessageStyle;
import dev.deskpulse.scheduler.delivery.QuietHours;
import dev.deskpulse.scheduler.delivery.WebhookSettings;
import dev.deskpulse.scheduler.handover.Department;
import dev.deskpulse.scheduler.job.Schedule;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.knowledge.AnswerRules;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.CalendarHistory;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.SpecialDays;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.privacy.PrivacySettings;
import dev.deskpulse.scheduler.quality.QualityRules;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything an admin can set, checked.
 *
 * @param file where they were read from
 * @param home where keys, models and, unless a server has it, the store live; processes that share a store share it, too
 * @param zone the desk's zone: days, hours and reports are meant in it
 * @param privacy which personal data is masked, and what is kept of it
 * @param causes what happened that may explain findings
 * @param customers when a customer is at risk, lost, loyal and so on
 * @param quality how replies are checked
 * @param rivals names of those whom customers might rather go to
 * @param answers which customers are answered automatically
 * @param http how fast and how patiently to ask the site
 * @param reports which reports are made by themselves, and whom they are sent
 * @param access who may do what
 * @param unusual from where on use is told to be unusual
 * @param backups of a store in a file
 * @param webhook empty where no webhooks are taken
 * @param forge empty where no Forge app is served
 */
public record Settings(
        Path file,
        Path home,
        Store store,
        ZoneId zone,
        Jira jira,
        FieldMapping fields,
        Sync sync,
        PrivacySettings privacy,
        HttpSettings http,
        Calendars calendars,
        Figures figures,
        Map<Task, Schedule> schedules,
        TagSettings tags,
        Alerts alerts,
        CauseSettings causes,
        CustomerRules customers,
        QualityRules quality,
        List<String> rivals,
        AnswerRules answers,
        WriteBack writeBack,
        HandOver handOver,
        Reports reports,
        AccessSettings access,
        UnusualUse.Limits unusual,
        Backups backups,
        Web web,
        Optional<Webhook> webhook,
        Optional<Forge> forge) {
    public Settings {
        schedules = Map.copyOf(schedules);
        rivals = List.copyOf(rivals);
    }

    /** The same with what can be changed while the program runs as others say; all else counts from the next start on. */
    Settings with(Settings changed) {
        return new Settings(
                file,
                home,
                store,
                zone,
                jira,
                changed.fields,
                sync,
                changed.privacy,
                http,
                changed.calendars,
                changed.figures,
                schedules,
                tags,
                alerts,
                changed.causes,
                changed.customers,
                changed.quality,
                changed.rivals,
                changed.answers,
                changed.writeBack,
                handOver,
                reports,
                changed.access,
                unusual,
                backups,
                web,
                webhook,
                forge);
    }

    /** Where tickets and results are kept. */
    public sealed interface Store {
        /** @throws dev.deskpulse.connector.store.StoreException where it cannot be had */
        Database open();

        /** Whether something may be in it; a server may always have something. */
        boolean exists();

        /** For people. */
        String place();

        /** A file that one process has open at a time. */
        record InFile(Path file) implements Store {
            @Override
            public Database open() {
                return DuckDb.open(file);
            }

            @Override
            public boolean exists() {
                return Files.exists(file);
            }

            @Override
            public String place() {
                return file.toString();
            }
        }

        /** A PostgreSQL server that several processes may share. */
        record OnServer(PostgresSettings server) implements Store {
            @Override
            public Database open() {
                return Postgres.open(server);
            }

            @Override
            public boolean exists() {
                return true;
            }

            @Override
            public String place() {
                return server.toString();
            }
        }
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

        /** Whether Jira is called as a Forge app, which has no token before Jira has called it. */
        public boolean asApp() {
            return access.signIn() instanceof SignIn.ForgeApp;
        }
    }

    /** @param keep how many of those that are taken by themselves; the oldest goes first */
    public record Backups(int keep) {}

    /**
     * How to sync.
     *
     * @param overlap how far before the last run's start a run looks again
     */
    public record Sync(Duration overlap, int batchSize) {}

    /** When people work, from a day on. */
    public record Calendar(ZoneId zone, Map<DayOfWeek, List<BusinessCalendar.Hours>> hours, SpecialDays special) {
        public Calendar {
            hours = Map.copyOf(hours);
        }

        /** The same as a calendar that counts. */
        public BusinessCalendar counting() {
            return new BusinessCalendar(zone, hours, special);
        }
    }

    /**
     * The calendars of all who work.
     *
     * @param usual the desk's versions by their first day
     * @param own of teams and projects
     */
    public record Calendars(SortedMap<LocalDate, Calendar> usual, List<OwnCalendar> own) {
        public Calendars {
            usual = Collections.unmodifiableSortedMap(new TreeMap<>(usual));
            own = List.copyOf(own);
        }

        /** The same as calendars that count. */
        public DeskHours in(ZoneId zone) {
            Map<String, CalendarHistory> byTeam = new HashMap<>();
            Map<String, CalendarHistory> byProject = new HashMap<>();
            for (OwnCalendar calendar : own) {
                CalendarHistory history = counting(calendar.versions());
                calendar.teams().forEach(team -> byTeam.put(team, history));
                calendar.projects().forEach(project -> byProject.put(project, history));
            }
            return new DeskHours(zone, counting(usual), byTeam, byProject);
        }

        /** Public holidays of the desk's own calendar, of every version. */
        public SortedSet<LocalDate> holidays() {
            SortedSet<LocalDate> days = new TreeSet<>();
            usual.values().forEach(calendar -> days.addAll(calendar.special().off()));
            return days;
        }

        /** Make-up working days of the desk's own calendar, of every version. */
        public SortedSet<LocalDate> workingDays() {
            SortedSet<LocalDate> days = new TreeSet<>();
            usual.values().forEach(calendar -> days.addAll(calendar.special().working()));
            return days;
        }

        /**
         * In which of these years public holidays are counted as usual days, because the country's days that ship and
         * the admin's file say nothing of them; a sentence a calendar that has either.
         *
         * @param from and {@code to} belong to the days
         */
        public List<Words> unknownHolidays(LocalDate from, LocalDate to) {
            List<Words> unknown = new ArrayList<>();
            unknownHolidays("calendar", usual, from, to).ifPresent(unknown::add);
            own.forEach(calendar -> unknownHolidays("calendars." + calendar.name(), calendar.versions(), from, to)
                    .ifPresent(unknown::add));
            return unknown;
        }

        private static Optional<Words> unknownHolidays(
                String key, SortedMap<LocalDate, Calendar> versions, LocalDate from, LocalDate to) {
            NavigableSet<Integer> years = new TreeSet<>();
            LocalDate until = to;
            for (Map.Entry<LocalDate, Calendar> version :
                    new TreeMap<>(versions).descendingMap().entrySet()) {
                LocalDate first = version.getKey();
                LocalDate since = first.equals(versions.firstKey()) || first.isBefore(from) ? from : first;
                if (!since.isAfter(until)) {
                    years.addAll(version.getValue().special().unknownYears(since.getYear(), until.getYear()));
                    until = since.minusDays(1);
                }
            }
            return years.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Words.of(
                            "the public holidays of %s are not known, and count as usual working days; add them to"
                                    + " %3$s.holidayFile",
                            "尚不知道 %2$s 年的公共假日，按普通工作日计算；请添加到 %3$s.holidayFile",
                            years(years, " to ", ", "),
                            years(years, " 至 ", "、"),
                            key));
        }

        private static String years(NavigableSet<Integer> years, String to, String and) {
            boolean many = years.size() > 2 && years.last() - years.first() == years.size() - 1;
            return many
                    ? years.first() + to + years.last()
                    : years.stream().map(String::valueOf).collect(Collectors.joining(and));
        }

        private static CalendarHistory counting(SortedMap<LocalDate, Calendar> versions) {
            Map<LocalDate, BusinessCalendar> counting = new HashMap<>();
            versions.forEach((from, calendar) -> counting.put(from, calendar.counting()));
            return new CalendarHistory(counting);
        }
    }

    /** A calendar of some teams and projects, its versions by their first day. */
    public record OwnCalendar(
            String name, List<String> teams, List<String> projects, SortedMap<LocalDate, Calendar> versions) {
        public OwnCalendar {
            teams = List.copyOf(teams);
            projects = List.copyOf(projects);
            versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        }
    }

    /**
     * How figures are defined and judged.
     *
     * @param profile the one that the stored facts follow
     * @param profiles those that ship and the admin's own, by name
     * @param windows how long some figures look
     */
    public record Figures(
            KpiProfile profile, Map<String, KpiProfile> profiles, KpiQuery.Windows windows, List<Target> targets) {
        public Figures {
            profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
            targets = List.copyOf(targets);
        }
    }

    /**
     * What alerts are looked for in, and whom they are told.
     *
     * @param slices values of each dimension, the busiest first
     * @param socialChannels names of channels that are public
     * @param little when the time left of an SLA cycle is
     * @param style of what people get to read
     * @param quietHours in which people are not told
     * @param webhook null where there is none; likewise {@code mail} and {@code comment}
     */
    public record Alerts(
            int slices,
            Set<String> socialChannels,
            LittleTime little,
            MessageStyle style,
            QuietHours quietHours,
            @Nullable WebhookSettings webhook,
            @Nullable MailSettings mail,
            @Nullable CommentSettings comment) {
        public Alerts {
            socialChannels = Set.copyOf(socialChannels);
        }
    }

    /**
     * Reports that are made on a schedule.
     *
     * @param role whose sight and details they have
     * @param folder where the files go
     * @param templates where the admin's template lies; null for the one that ships
     * @param mail null where nobody is mailed
     * @param issue null where no issue is made
     */
    public record Reports(
            boolean enabled,
            ReportLanguage language,
            Set<ReportFormat> formats,
            Role role,
            Path folder,
            @Nullable Path templates,
            @Nullable MailSettings mail,
            @Nullable ReportIssue issue) {
        public Reports {
            formats = Set.copyOf(formats);
        }
    }

    /**
     * The issue that a report becomes.
     *
     * @param project its key
     * @param type the name of one of its issue types
     */
    public record ReportIssue(String project, String type) {
        public ReportIssue {
            if (!project.matches("[A-Z][A-Z0-9_]*")) {
                throw new IllegalArgumentException("'" + project + "' is no project key such as HD");
            }
        }
    }

    /**
     * Who is told of findings in a project of their own.
     *
     * @param language of the issues' summaries
     * @param departments the first that answers for a finding gets it; empty where nothing is handed over
     */
    public record HandOver(ReportLanguage language, List<Department> departments) {
        public HandOver {
            departments = List.copyOf(departments);
        }
    }

    /**
     * What is written into the tickets.
     *
     * @param comments on findings
     * @param customerFields churn risk and segment of the customer
     * @param customerNotes a comment on the latest open ticket of customers at high risk
     * @param fields those that are written
     */
    public record WriteBack(
            boolean enabled,
            boolean comments,
            boolean customerFields,
            boolean customerNotes,
            Set<DeskpulseField> fields) {
        public WriteBack {
            fields = Collections.unmodifiableSet(new TreeSet<>(fields));
        }
    }

    /**
     * Where the local page is served.
     *
     * @param token of the admin; null for the one that the first start makes
     * @param framedBy origins whose pages may show single gadgets, ticket panels and project pages in frames
     */
    public record Web(String host, int port, @Nullable String token, List<String> framedBy, WebLimits limits) {
        public Web {
            framedBy = List.copyOf(framedBy);
        }

        public Optional<String> adminToken() {
            return Optional.ofNullable(token);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * What one person may ask of the page's server.
     *
     * @param requestsPerSecond in the long run
     * @param burst as many at once, after a pause
     * @param atOnce as many are answered at a time
     */
    public record WebLimits(int requestsPerSecond, int burst, int atOnce) {}

    /**
     * Where Jira's webhooks are taken; apart from the console, for Jira must reach this port.
     *
     * @param signature what proves that they are Jira's
     */
    public record Webhook(HubSignature signature, String host, int port) {}

    /**
     * The Forge app that brings the screens into Jira Cloud.
     *
     * @param app which app, on which site; nobody else's calls are answered
     * @param environment the one that is installed on that site
     * @param keys where the keys of invocation tokens are published
     * @param host where the app's calls are taken; apart from the console, for this port faces the internet
     * @param installationId null for the installation that calls first
     */
    public record Forge(
            SignIn.ForgeApp app,
            Environment environment,
            URI keys,
            String host,
            int port,
            @Nullable String installationId) {
        public Optional<String> installation() {
            return Optional.ofNullable(installationId);
        }

        /** Forge's own. */
        public enum Environment {
            DEVELOPMENT,
            STAGING,
            PRODUCTION
        }
    }
}
