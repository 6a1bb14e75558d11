package dev.deskpulse.plugin.doctor;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.Myself;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.sync.FieldMappingException;
import dev.deskpulse.connector.sync.ResolvedMapping;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.delivery.Outbox;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at everything that can keep Deskpulse from working, and says for each problem what to do. */
public final class Doctor {
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);
    private static final long LEAST_FREE_BYTES = 1L << 30;
    private static final int HOLIDAYS_AHEAD_DAYS = 60;
    private static final Set<String> TO_READ = Set.of("BROWSE_PROJECTS");
    private static final Set<String> TO_WRITE = Set.of("EDIT_ISSUES", "ADD_COMMENTS");

    private final Settings settings;
    private final JiraSite site;
    private final Clock clock;

    /** The caller closes the site. */
    public Doctor(Settings settings, JiraSite site, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /** Runs every check that makes sense after the ones before it; changes nothing. */
    public List<Check> examine() {
        return examine(this::examineStore);
    }

    /** The same beside a program that runs, which has the store open. */
    public List<Check> examine(Database store) {
        return examine(checks -> examine(store, checks));
    }

    private List<Check> examine(Consumer<List<Check>> stored) {
        List<Check> checks = new ArrayList<>();
        checks.add(disk());
        checks.add(holidays());
        stored.accept(checks);
        try {
            SiteInfo info = site.info();
            checks.add(Check.ok("address", info.deployment() + " " + info.version() + " at " + info.baseUrl()));
            checks.add(clockSkew(info));
            Myself me = site.myself();
            checks.add(Check.ok("sign-in", "signed in as " + me.id()));
            checks.add(zone(me));
            checks.add(automation(info));
            examineProjects(checks);
            checks.add(mapping());
            checks.add(ownFields());
        } catch (JiraException e) {
            checks.add(Check.failed("site", String.valueOf(e.getMessage()), "mend this first, then run doctor again"));
        }
        return checks;
    }

    private Check disk() {
        Path home = settings.home();
        try {
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            String found = String.format("%.1f GiB free at %s", free / (double) (1L << 30), home);
            return free >= LEAST_FREE_BYTES
                    ? Check.ok("disk", found)
                    : Check.warning("disk", found, "free some space, or set home to a larger disk");
        } catch (IOException e) {
            return Check.failed(
                    "disk",
                    home + " cannot be used (" + e.getClass().getSimpleName() + ")",
                    "set home to a folder that this account may write to");
        }
    }

    /** Of today's year, and of the next one early enough to add them. */
    private Check holidays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        LocalDate ahead = today.plusDays(HOLIDAYS_AHEAD_DAYS);
        List<String> unknown = settings.calendars().unknownHolidays(today, ahead);
        return unknown.isEmpty()
                ? Check.ok("holidays", "known where the settings name a country or a file, up to " + ahead.getYear())
                : Check.warning(
                        "holidays",
                        String.join("; ", unknown),
                        "write lines such as 2026-10-01,off,National Day into the file");
    }

    private void examineStore(List<Check> checks) {
        try (Database store = DuckDb.open(settings.storeFile())) {
            examine(store, checks);
        } catch (StoreException e) {
            checks.add(Check.failed("store", String.valueOf(e.getMessage()), "see the message"));
        }
    }

    private void examine(Database store, List<Check> checks) {
        ModelStore models = ModelStore.in(settings.home());
        checks.add(Check.ok("store", settings.storeFile() + " opens"));
        checks.add(ModelCheck.of(TagTask.SENTIMENT, models, store));
        checks.add(ModelCheck.of(TagTask.KIND, models, store));
        checks.addAll(DeliveryCheck.of(settings.alerts(), Outbox.in(store)));
    }

    private Check clockSkew(SiteInfo info) {
        Duration skew = Duration.between(info.serverTime(), clock.instant());
        return skew.abs().compareTo(TOLERATED_SKEW) <= 0
                ? Check.ok("clock", "within " + TOLERATED_SKEW.toMinutes() + " minutes of the site's")
                : Check.warning(
                        "clock",
                        "this machine is " + skew.toSeconds() + " s ahead of the site",
                        "set the clock by NTP; sync goes by the site's clock, but schedules and ages go by this one");
    }

    private Check zone(Myself me) {
        return me.zone().equals(settings.zone())
                ? Check.ok("time zone", me.zone().getId())
                : Check.ok(
                        "time zone",
                        "the account's is " + me.zone().getId() + ", the desk's is "
                                + settings.zone().getId() + "; both are taken into account");
    }

    private Check automation(SiteInfo info) {
        int named = settings.jira().automation().size();
        return named == 0 && info.deployment() == Deployment.DATA_CENTER
                ? Check.ok(
                        "automation",
                        "no account is named; Data Center does not tell bots from people, so their replies count as"
                                + " first responses unless jira.automation names them")
                : Check.ok("automation", named + " accounts named in jira.automation");
    }

    private void examineProjects(List<Check> checks) {
        Set<String> visible =
                site.projects().stream().map(JiraProject::key).collect(Collectors.toCollection(TreeSet::new));
        List<String> wanted = settings.jira().projects();
        List<String> missing =
                wanted.stream().filter(key -> !visible.contains(key)).toList();
        if (!missing.isEmpty()) {
            checks.add(Check.failed(
                    "projects",
                    "the account cannot see " + String.join(", ", missing),
                    "correct jira.projects, or give the account the permission to browse; it sees "
                            + String.join(", ", visible)));
        } else if (visible.isEmpty()) {
            checks.add(Check.failed(
                    "projects", "the account sees no project", "give it the permission to browse the desk's projects"));
        } else {
            checks.add(Check.ok("projects", String.join(", ", wanted.isEmpty() ? visible : wanted)));
        }
        for (String key : wanted.isEmpty() ? visible : wanted) {
            if (visible.contains(key)) {
                checks.add(permissions(key));
            }
        }
    }

    private Check permissions(String project) {
        Set<String> needed = new TreeSet<>(TO_READ);
        if (settings.writeBack().enabled()) {
            needed.addAll(TO_WRITE);
        }
        Set<String> lacking = new TreeSet<>(needed);
        lacking.removeAll(site.granted(needed, project));
        String name = "permissions in " + project;
        if (lacking.isEmpty()) {
            return Check.ok(name, String.join(", ", needed));
        }
        String found = "the account lacks " + String.join(", ", lacking);
        return lacking.containsAll(TO_READ)
                ? Check.failed(name, found, "grant them in the project's permission scheme")
                : Check.warning(name, found, "grant them, or set writeBack.enabled to false");
    }

    private Check mapping() {
        try {
            ResolvedMapping.resolve(settings.fields(), site.fields(), DeskpulseField.names());
            return Check.ok("field mapping", settings.fields().named().size() + " fields found");
        } catch (FieldMappingException e) {
            return Check.failed("field mapping", String.valueOf(e.getMessage()), "correct the section fields");
        }
    }

    private Check ownFields() {
        if (!settings.writeBack().enabled()) {
            return Check.ok("Deskpulse's fields", "not needed: writing back is off");
        }
        Set<String> present = site.fields().stream().map(FieldDefinition::name).collect(Collectors.toSet());
        Set<String> missing = settings.writeBack().fields().stream()
                .map(DeskpulseField::fieldName)
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(present);
        return missing.isEmpty()
                ? Check.ok("Deskpulse's fields", "all there")
                : Check.warning(
                        "Deskpulse's fields", "missing: " + String.join(", ", missing), "run `deskpulse setup`");
    }
}
