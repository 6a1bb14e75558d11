package dev.deskpulse.plugin.admin;

import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.plugin.access.AccessSettings;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.quality.QualityRules;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the settings say, as an admin reads it. No secret is in it. */
public final class SettingsView {
    private static final int SHOWN_DAYS = 8;
    private static final int HOLIDAYS_AHEAD_DAYS = 365;

    private final Supplier<Settings> now;
    private final Clock clock;

    /** @param now the settings as they are */
    public SettingsView(Supplier<Settings> now, Clock clock) {
        this.now = now;
        this.clock = clock;
    }

    /**
     * Which site, and how it is asked.
     *
     * @param projects empty means every one that the account can browse
     */
    record Connection(
            String file,
            URI site,
            String deployment,
            String source,
            List<String> projects,
            String signIn,
            int parallelRequests,
            double readsPerSecond,
            double writesPerSecond) {}

    /** A calendar; teams and projects are empty for the desk's own. */
    record CalendarView(String name, List<String> teams, List<String> projects, List<Version> versions) {}

    /**
     * How it is from a day on.
     *
     * @param from null for the first version
     * @param hours by weekday, Monday first; a weekday without is free
     * @param daysOff the next days on which nobody works
     * @param workdays the next days on which people work although the weekday is free
     */
    record Version(
            @Nullable LocalDate from,
            String zone,
            Map<String, List<String>> hours,
            List<LocalDate> daysOff,
            List<LocalDate> workdays) {}

    /** All calendars, and the years of which public holidays are not known. */
    record CalendarsView(List<CalendarView> calendars, List<Words> unknown) {}

    /**
     * All profiles.
     *
     * @param options what each choice can be; none where it is a number or a duration
     */
    record Profiles(List<Profile> profiles, Map<String, List<String>> options) {}

    /** How figures are defined: each choice by its key in the settings. */
    record Profile(String name, boolean inUse, boolean ships, Map<String, String> choices) {}

    /** A kind of personal data. */
    record Masked(String kind, boolean masked) {}

    /** What is masked and what is kept. */
    record Privacy(List<Masked> kinds, boolean keepRawText) {}

    /**
     * The check of replies.
     *
     * @param personal kinds of personal data; masked are those that are not to be sent out
     * @param phrases those that ship
     */
    record ReplyRules(List<CheckedRule> rules, List<Masked> personal, List<ShippedPhrases> phrases) {}

    /** A rule of replies, and whether it is looked at. */
    record CheckedRule(String rule, Words name, boolean checked) {}

    /** By the name of their section. */
    record ShippedPhrases(String section, List<String> phrases) {}

    /** The rules of customers that count while the settings say nothing, each by its key, as the settings would say it. */
    record UsualCustomers(Map<String, String> usual) {}

    /**
     * Who may do what. Nothing of a token is in it.
     *
     * @param keptMinutes how long what Jira said of somebody counts
     * @param filesForAll whether everybody sees tickets of files
     */
    record People(
            List<Person> people,
            List<String> adminGroups,
            List<String> leadGroups,
            List<String> auditorGroups,
            long keptMinutes,
            boolean filesForAll) {}

    /**
     * Somebody whom the settings name.
     *
     * @param teams of a lead: only these; none for all
     * @param signsIn whether they sign in here with a token
     */
    record Person(String name, String account, String role, List<String> teams, boolean signsIn) {}

    People people() {
        AccessSettings access = now.get().access();
        return new People(
                access.people().stream()
                        .map(person -> new Person(
                                person.name(),
                                person.account().value(),
                                Wire.name(person.role()),
                                person.teams().stream().sorted().toList(),
                                person.tokenHash() != null))
                        .toList(),
                access.adminGroups().stream().sorted().toList(),
                access.leadGroups().stream().sorted().toList(),
                access.auditorGroups().stream().sorted().toList(),
                access.kept().toMinutes(),
                access.filesForAll());
    }

    Connection connection() {
        Settings.Jira jira = now.get().jira();
        return new Connection(
                now.get().file().toString(),
                jira.access().site(),
                Wire.name(jira.deployment()),
                jira.source().value(),
                jira.projects(),
                signIn(jira.access().signIn()),
                now.get().http().limits().parallelRequests(),
                now.get().http().limits().readsPerSecond(),
                now.get().http().limits().writesPerSecond());
    }

    private static String signIn(SignIn signIn) {
        if (signIn instanceof SignIn.CloudBasic) {
            return "cloud-basic";
        }
        if (signIn instanceof SignIn.ForgeApp) {
            return "forge-app";
        }
        return signIn instanceof SignIn.CloudGateway ? "cloud-gateway" : "personal-token";
    }

    CalendarsView calendars() {
        LocalDate today = today();
        Settings.Calendars calendars = now.get().calendars();
        Stream<CalendarView> usual =
                Stream.of(new CalendarView("", List.of(), List.of(), versions(calendars.usual(), today)));
        Stream<CalendarView> own = calendars.own().stream()
                .map(one -> new CalendarView(one.name(), one.teams(), one.projects(), versions(one.versions(), today)));
        return new CalendarsView(
                Stream.concat(usual, own).toList(),
                calendars.unknownHolidays(today, today.plusDays(HOLIDAYS_AHEAD_DAYS)));
    }

    private static List<Version> versions(SortedMap<LocalDate, Settings.Calendar> versions, LocalDate today) {
        return versions.entrySet().stream()
                .map(version -> version(version.getKey(), version.getValue(), today))
                .toList();
    }

    private static Version version(LocalDate from, Settings.Calendar calendar, LocalDate today) {
        Map<String, List<String>> hours = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> spans = calendar.hours().getOrDefault(day, List.of()).stream()
                    .map(SettingsView::span)
                    .toList();
            if (!spans.isEmpty()) {
                hours.put(Wire.name(day), spans);
            }
        }
        return new Version(
                from.equals(LocalDate.EPOCH) ? null : from,
                calendar.zone().getId(),
                hours,
                next(calendar.special().off(), today),
                next(calendar.special().working(), today));
    }

    static String span(BusinessCalendar.Hours hours) {
        return hours.from() + "–" + hours.to();
    }

    private static List<LocalDate> next(Set<LocalDate> days, LocalDate today) {
        return days.stream()
                .filter(day -> !day.isBefore(today))
                .sorted()
                .limit(SHOWN_DAYS)
                .toList();
    }

    Profiles profiles() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (KpiProfile.Choice choice : KpiProfile.Choice.values()) {
            options.put(choice.key(), choice.options());
        }
        return new Profiles(all(), options);
    }

    private List<Profile> all() {
        Settings.Figures figures = now.get().figures();
        return figures.profiles().values().stream()
                .map(profile -> new Profile(
                        profile.name(),
                        profile.equals(figures.profile()),
                        KpiProfile.SHIPPED.contains(profile),
                        choices(profile)))
                .toList();
    }

    private static Map<String, String> choices(KpiProfile profile) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (KpiProfile.Choice choice : KpiProfile.Choice.values()) {
            choices.put(choice.key(), profile.value(choice));
        }
        return choices;
    }

    Privacy privacy() {
        return new Privacy(
                Arrays.stream(PersonalData.values())
                        .map(kind -> new Masked(
                                kind.label(), now.get().privacy().kinds().contains(kind)))
                        .toList(),
                now.get().privacy().keepRaw());
    }

    /** What counts now; the settings that say so may be changed. */
    ReplyRules quality() {
        QualityRules rules = now.get().quality();
        return new ReplyRules(
                Arrays.stream(ReplyRule.values())
                        .map(rule -> new CheckedRule(
                                rule.label(),
                                new Words(rule.english(), rule.chinese()),
                                !rules.off().contains(rule)))
                        .toList(),
                Arrays.stream(PersonalData.values())
                        .map(kind -> new Masked(kind.label(), rules.personal().contains(kind)))
                        .toList(),
                rules.phrases().keySet().stream()
                        .sorted()
                        .map(section -> new ShippedPhrases(
                                section, QualityRules.USUAL.phrases().getOrDefault(section, List.of())))
                        .toList());
    }

    UsualCustomers customers() {
        CustomerRules usual = CustomerRules.USUAL;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("newFor", days(usual.newFor()));
        values.put("atRiskAfter", days(usual.atRiskAfter()));
        values.put("lostAfter", days(usual.lostAfter()));
        values.put("wonBackFor", days(usual.wonBackFor()));
        values.put("reasonsWithin", days(usual.reasonsWithin()));
        values.put("reasonsAtRisk", String.valueOf(usual.reasonsAtRisk()));
        values.put("loyalMonths", String.valueOf(usual.loyalMonths()));
        values.put("gold", String.valueOf(usual.gold()));
        values.put("silver", String.valueOf(usual.silver()));
        values.put("highRisk", String.valueOf(usual.highRisk()));
        values.put("mediumRisk", String.valueOf(usual.mediumRisk()));
        return new UsualCustomers(values);
    }

    private static String days(Duration time) {
        return time.toDays() + "d";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), now.get().zone());
    }
}
