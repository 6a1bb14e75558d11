package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.Chromium;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin page in a real browser, on a desk that has written into its site. */
class AdminPageTest {
    private static final List<String> PROJECTS = List.of("HD", "APP", "WS");
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private static final List<String> SECTIONS = List.of(
            "connection",
            "health",
            "schedules",
            "fields",
            "written",
            "ledger",
            "calendars",
            "targets",
            "topics",
            "models",
            "privacy",
            "people");

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static FakeJira jira;
    private static Desk desk;
    private static LocalService service;
    private static URI address;

    private Chromium.@Nullable Window opened;

    @BeforeAll
    static void serve() throws IOException {
        chromium = Chromium.launch();
        // It goes on, since runs are named by their moment.
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOON));
        FakeSite site = StandardSite.create(clock);
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(300)),
                ticket -> {});
        jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
        desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings()), clock);
        Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
        setup.apply(setup.plan());
        new WholeJob(desk, clock).run(Progress.SILENT);
        service = new LocalService(desk, clock);
        address = service.start();
    }

    private static Path settings() throws IOException {
        return Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: Asia/Shanghai
                jira:
                  url: %s
                  deployment: cloud
                  email: admin@example.com
                  token: admin-token
                fields:
                  customer: Customer
                  channel: Channel
                  product: Product
                calendar:
                  country: cn
                  hours:
                    monday: 09:00-12:00, 13:00-18:00
                    tuesday: 09:00-18:00
                kpi:
                  targets:
                    # agreed with sales
                    fast-answers: {kpi: first-response, atMost: 14400, warning: 28800, review: month}
                schedules:
                  sync: 0 0 3 1 1 ?
                  census: 0 0 4 1 1 ?
                  analysis: 0 0 5 1 1 ?
                  writeBack: 0 0 6 1 1 ?
                web:
                  port: 0
                  token: the-admins-token-0123456789
                """.formatted(jira.baseUrl()));
    }

    @AfterAll
    static void close() {
        if (service != null) {
            service.close();
        }
        if (desk != null) {
            desk.close();
        }
        if (jira != null) {
            jira.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private Page open(String section) {
        return open(section, "en-GB", ColorScheme.LIGHT, 1280);
    }

    private Page open(String section, String locale, ColorScheme scheme, int width) {
        opened = chromium.open(locale, scheme, width);
        opened.page().navigate(address + "/#/sign-in/the-admins-token-0123456789");
        assertThat(opened.page().locator("header.top")).isVisible();
        go(opened.page(), section);
        loaded(opened.page());
        return opened.page();
    }

    private static void go(Page page, String section) {
        page.navigate(address + "/#/admin/" + section);
        assertThat(page.locator(".admin nav a[aria-current]")).hasAttribute("href", "#/admin/" + section);
    }

    private static void loaded(Page page) {
        assertThat(page.locator(".admin h2")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    private Chromium.Window window() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        window().close();
        assertThat(window().complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, 1280", "en-GB, DARK, 390", "zh-CN, LIGHT, 390", "zh-CN, DARK, 1280"})
    void noSectionHasAnAccessibilityViolation(String locale, ColorScheme scheme, int width) {
        Page page = open("connection", locale, scheme, width);
        for (String section : SECTIONS) {
            go(page, section);
            loaded(page);
            assertThat(window().violations()).as(section).isEmpty();
            window().picture("admin-" + section + "-" + locale + "-" + scheme + "-" + width + ".png");
        }
    }

    @Test
    void everySectionSaysInItsOwnWordsThatItCouldNotBeLoaded() {
        Page page = open("connection");
        page.route(
                Pattern.compile("/api/(admin/|schedules|targets|topics)"),
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(400).setBody("{\"message\":\"the store is locked\"}")));
        page.reload();
        for (String section : SECTIONS) {
            go(page, section);
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("the store is locked");
            assertThat(page.getByRole(AriaRole.ALERT).first().getByText("Try again"))
                    .isVisible();
        }
        window().complaints().removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void aScheduleIsChangedToldInWordsAndSeenToRunByIt() {
        Page page = open("schedules");
        Locator alerts = task(page, "Alerts");
        assertThat(alerts).containsText("Every 5 minutes");
        assertThat(alerts.getByText(Pattern.compile("^Next:.*( · .*){4}$"))).isVisible();

        cron(alerts).fill("often");
        assertThat(alerts).containsText("No such times");
        save(alerts);
        assertThat(alerts.getByRole(AriaRole.ALERT)).containsText("six fields");

        cron(alerts).fill("* * * * * ?");
        assertThat(alerts).containsText("Every second");
        save(alerts);
        assertThat(alerts).containsText("✓");
        assertThat(alerts).containsText("raised");

        cron(alerts).fill("0 0 9 ? * 2");
        alerts.getByLabel("Alerts: Time zone").fill("Europe/Berlin");
        assertThat(alerts).containsText("only on Monday");
        save(alerts);
        assertThat(alerts.getByText("Save")).hasCount(0);
        page.reload();
        assertThat(cron(alerts)).hasValue("0 0 9 ? * 2");
        assertThat(alerts.getByLabel("Alerts: Time zone")).hasValue("Europe/Berlin");
        window().complaints().removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void aTaskIsPausedResumedAndRunWithItsCertificate() {
        Page page = open("schedules");
        Locator census = task(page, "Census");
        census.getByText("Pause").click();
        assertThat(census).containsText("paused");
        assertThat(census).containsText("Next: never");
        census.getByText("Resume").click();
        assertThat(census.getByText("Pause")).isVisible();
        census.getByText("Run now").click();
        assertThat(census).containsText("complete");
        census.getByText("Completeness certificate").click();
        assertThat(census.locator("dl")).containsText("300");
    }

    @Test
    void theDoctorsPageSaysWhatFailsAndHowToMendItUntilItIsMended() {
        Page page = open("connection");
        Locator projects = page.locator("tr:has(th:text-is('projects'))");
        assertThat(projects).containsText("fine");
        PROJECTS.forEach(project -> jira.site().access().revoke(StandardSite.ADMIN, project, Access.BROWSE));
        try {
            page.getByText("Check again").click();
            assertThat(projects).containsText("failing");
            assertThat(projects).containsText("the account sees no project");
            assertThat(projects).containsText("permission to browse");
            assertThat(window().violations()).isEmpty();
        } finally {
            PROJECTS.forEach(project -> jira.site().access().grant(StandardSite.ADMIN, project, Access.BROWSE));
        }
        page.getByText("Check again").click();
        assertThat(projects).containsText("fine");
    }

    @Test
    void aWriteBackRunIsUndoneAndTheTicketsHoldWhatTheyHeldBefore() {
        Page page = open("ledger");
        String sentiment = fieldId("Deskpulse Sentiment");
        assertThat(holding(sentiment)).isPositive();
        page.locator("tbody").getByText("Undo").first().click();
        Locator asked = page.getByRole(AriaRole.DIALOG);
        assertThat(asked).containsText("get back what they held before");
        assertThat(window().violations()).isEmpty();
        asked.getByText("Undo", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("was undone")).isVisible();
        assertThat(page.getByText("values taken back")).isVisible();
        assertThat(page.locator("tbody tr").first()).containsText("undoes");
        assertThat(page.locator("tbody").getByText("Undo", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(window().violations()).isEmpty();
        assertThat(holding(sentiment)).isZero();
    }

    private static String fieldId(String name) {
        return jira.site().catalogue().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(FakeField::id)
                .findFirst()
                .orElseThrow();
    }

    private static long holding(String field) {
        return jira.site().issues().stream()
                .map(issue -> issue.fields().get(field))
                .filter(value -> value != null && !value.isNull())
                .count();
    }

    @Test
    void aTargetIsChangedInTheSettingsFileAndCountsAtOnce() throws IOException {
        Page page = open("targets");
        Locator target = page.locator("section[aria-label=fast-answers]");
        target.getByLabel("Warning line").fill("60");
        save(target);
        assertThat(target.getByRole(AriaRole.ALERT)).containsText("on the good side of the goal");
        target.getByLabel("Goal").fill("3600");
        target.getByLabel("Warning line").fill("7200");
        save(target);
        assertThat(target).containsText("at most 1 h");
        assertThat(Files.readString(folder.resolve("deskpulse.yml")))
                .contains("# agreed with sales")
                .contains("fast-answers: {kpi: first-response, atMost: 3600, warning: 7200, review: month}");

        page.getByText("Add a target").click();
        Locator form = page.locator("details form");
        form.getByLabel("Name").fill("happy");
        form.getByLabel("Figure").selectOption("csat");
        form.getByLabel("Direction").selectOption("at-least");
        form.getByLabel("Goal", new Locator.GetByLabelOptions().setExact(true)).fill("0.9");
        assertThat(window().violations()).isEmpty();
        save(form);
        assertThat(page.locator("section[aria-label=happy]")).containsText("at least 90");
        window().complaints().removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void problemsAreMergedAndTakenApartAgain() {
        Page page = open("topics");
        Locator first = page.locator("tbody tr").first();
        int before = page.locator("tbody tr").count();
        first.locator("select").selectOption(new SelectOption().setIndex(1));
        first.getByText("Merge", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("tbody tr")).hasCount(before - 1);
        assertThat(page.getByText("merged into")).isVisible();
        assertThat(window().violations()).isEmpty();
        page.getByText("Undo").click();
        assertThat(page.locator("tbody tr")).hasCount(before);
        assertThat(page.getByText("Nobody has merged or split any.")).isVisible();
    }

    @Test
    void theMappingShowsWhatTheTicketsHold() {
        Page page = open("fields");
        Locator channel = page.locator("tr").filter(new Locator.FilterOptions().setHasText("channel"));
        assertThat(channel).containsText("Channel");
        assertThat(channel).containsText("HD-");
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("npsAnswer")))
                .containsText("not given");
    }

    private static Locator task(Page page, String name) {
        return page.locator("section[aria-label=" + name + "]");
    }

    private static Locator cron(Locator task) {
        return task.getByLabel(Pattern.compile(": cron$"));
    }

    private static void save(Locator in) {
        in.getByText("Save").click();
    }
}
