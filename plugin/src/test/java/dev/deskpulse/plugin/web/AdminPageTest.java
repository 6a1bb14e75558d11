package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
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
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.Chromium;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.Optional;
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
            "audit",
            "calendars",
            "targets",
            "topics",
            "questions",
            "handovers",
            "models",
            "customers",
            "replies",
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
        site.addProject(FakeProject.software("10900", "PROD", "Product"));
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
                  projects: [HD, APP, WS]
                handover:
                  departments:
                    - {name: Product, project: PROD, kpis: [complaints], about: [kettle]}
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
        window().provokes("400");
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
        window().provokes("400");
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
        // of the last sync, which a change of the mapping may have begun since
        assertThat(census.locator("dl")).containsText(Pattern.compile("Comments([0-9,]+) of \\1"));
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
            assertThat(projects).containsText("the account cannot see HD, APP, WS");
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
        Locator runs = page.getByLabel("Write-backs and changes", new Page.GetByLabelOptions().setExact(true));
        runs.getByText("Details").first().click();
        Locator asked = page.getByRole(AriaRole.DIALOG);
        assertThat(asked.locator("tbody tr").first()).containsText(Pattern.compile("(HD|APP|WS)-\\d+"));
        assertThat(asked).containsText("Deskpulse Sentiment");
        assertThat(window().violations()).isEmpty();
        window().picture("ledger-run.png");
        page.keyboard().press("Escape");
        runs.getByText("Undo").first().click();
        assertThat(asked).containsText("get back what they held before");
        assertThat(window().violations()).isEmpty();
        asked.getByText("Undo", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("was undone")).isVisible();
        assertThat(page.getByText("values taken back")).isVisible();
        assertThat(runs.locator("tbody tr").first()).containsText("undoes");
        assertThat(runs.getByText("Undo", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(window().violations()).isEmpty();
        assertThat(holding(sentiment)).isZero();
    }

    @Test
    void aFindingIsHandedOverAndTakenBack() {
        desk.findings()
                .save(List.of(new Finding(
                        "kettles",
                        Finding.COMPLAINTS,
                        Map.of("product", "Kettle"),
                        LocalDate.of(2026, 11, 7),
                        LocalDate.of(2026, 11, 9),
                        12,
                        2,
                        null,
                        0.8,
                        0.001,
                        List.of(),
                        List.of(desk.tickets().latest(1).get(0).id()),
                        Map.of("en", "Kettle: <i>many</i> complaints", "zh", "电热水壶：投诉很多"))));
        Page page = open("handovers");
        assertThat(page.getByText("Kettle: <i>many</i> complaints")).isVisible();
        page.getByText("Hand over now").click();
        Locator handed = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("PROD-1"));
        assertThat(handed).containsText("Open");
        assertThat(page.getByText("Nothing new.")).isVisible();
        assertThat(window().violations()).isEmpty();
        window().picture("handovers.png");
        assertThat(jira.site().issue("PROD-1").orElseThrow().summary()).contains("Kettle");

        handed.getByText("Withdraw").first().click();
        handed.getByLabel("Why is it withdrawn?").fill("A test of the alarm");
        page.keyboard().press("Enter");
        assertThat(handed).containsText("Withdrawn");
        assertThat(jira.site().issue("PROD-1").orElseThrow().comments())
                .anyMatch(comment -> comment.toString().contains("A test of the alarm"));
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
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("on the good side of the goal");
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
        Locator happy = page.locator("section[aria-label=happy]");
        assertThat(happy).containsText("at least 90");
        happy.getByText("Remove").click();
        assertThat(page.locator(".saved")).containsText("It counts at once.");
        assertThat(happy).hasCount(0);
        assertThat(settingsFile()).doesNotContain("happy");
        page.locator(".saved").getByText("Undo").click();
        assertThat(happy).containsText("at least 90");
        assertThat(settingsFile()).contains("happy: {kpi: csat, atLeast: 0.9, review: month}");
        assertThat(window().violations()).isEmpty();
        window().provokes("400");
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
    void checksAndRunsAreToldInChineseToo() {
        Page page = open("connection", "zh-CN", ColorScheme.LIGHT, 1280);
        assertThat(page.locator("tr:has(th:text-is('磁盘'))")).containsText("可用");
        assertThat(page.locator("tr:has(th:text-is('字段映射'))")).containsText("个字段");
        assertThat(page.locator("tbody [lang=en]")).hasCount(0);
        go(page, "calendars");
        assertThat(page.getByText("2027 年的公共假日")).isVisible();
        go(page, "schedules");
        Locator census = task(page, "普查");
        census.getByText("立即运行").click();
        assertThat(census).containsText("读取");
        assertThat(census).containsText("；完整");
    }

    private static String settingsFile() throws IOException {
        return Files.readString(folder.resolve("deskpulse.yml"));
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr:has(th:has-text(\"" + name + "\"))").first();
    }

    @Test
    void aMappingIsTriedOnRealTicketsSavedReadByTheNextSyncAndTakenBack() throws IOException {
        Page page = open("fields");
        assertThat(row(page, "channel")).containsText("HD-");
        Locator region = row(page, "region");
        assertThat(region.locator("select option:checked")).hasText("not given");
        region.locator("select").selectOption("Region");
        assertThat(page.getByText("Not saved yet: 1")).isVisible();
        page.getByText("Preview", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Tried on the latest 20 tickets")).isVisible();
        assertThat(region).containsText(Pattern.compile("%.*(HD|APP|WS)-\\d"));
        assertThat(page.getByText("Once saved: The next sync reads every ticket again"))
                .isVisible();
        assertThat(window().violations()).isEmpty();
        assertThat(settingsFile()).doesNotContain("region");

        save(page.locator(".draft-bar"));
        assertThat(page.locator(".saved")).containsText("The next sync reads every ticket again");
        assertThat(settingsFile()).contains("  product: Product\n  region: Region\n");
        go(page, "schedules");
        task(page, "Sync").getByText("Run now").click();
        assertThat(task(page, "Sync")).containsText("300 read");
        go(page, "fields");
        assertThat(row(page, "region")).containsText(Pattern.compile("%.*(HD|APP|WS)-\\d"));

        go(page, "ledger");
        Locator changed = page.locator("tr").filter(new Locator.FilterOptions().setHasText("fields.region"));
        assertThat(changed.first()).containsText("admin");
        assertThat(changed.first()).containsText("– → Region");
        assertThat(window().violations()).isEmpty();
        changed.first().getByText("Undo").click();
        assertThat(changed).hasCount(2);
        assertThat(settingsFile()).doesNotContain("region");
    }

    @Test
    void aFieldThatTheSiteDoesNotHaveIsRefused() throws IOException {
        Page page = open("fields");
        page.getByLabel("Name of a further field to keep").fill("campaign");
        page.getByLabel("Name of a further field to keep").press("Enter");
        save(page.locator(".draft-bar"));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("fields.extras.campaign");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("sees no field 'campaign'");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        assertThat(window().violations()).isEmpty();
        assertThat(settingsFile()).doesNotContain("campaign");
        window().provokes("400");
    }

    @Test
    void aCalendarIsTriedOnTheNextDaysAndSaved() throws IOException {
        Page page = open("calendars");
        Locator wednesday = page.getByLabel("Wed", new Page.GetByLabelOptions().setExact(true));
        assertThat(page.getByLabel("Mon", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("09:00-12:00, 13:00-18:00");
        wednesday.fill("from nine");
        save(page.locator(".draft-bar"));
        assertThat(wednesday).hasAttribute("aria-invalid", "true");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("'from nine' is not hours such as");

        wednesday.fill("10:00-12:30");
        page.getByLabel("Further days off").fill("2026-11-16, 2026-12-31");
        page.getByText("Preview", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".next-days div:has(dt:has-text('11 Nov'))")).containsText("10:00–12:30");
        assertThat(page.locator(".next-days div:has(dt:has-text('16 Nov'))")).containsText("free");
        assertThat(window().violations()).isEmpty();
        save(page.locator(".draft-bar"));
        assertThat(page.locator(".saved")).containsText("The next analysis measures every ticket again");
        assertThat(settingsFile())
                .contains(
                        "    monday: 09:00-12:00, 13:00-18:00\n    tuesday: 09:00-18:00\n    wednesday: 10:00-12:30\n")
                .contains("  holidays: [2026-11-16, 2026-12-31]\n");
        page.reload();
        assertThat(wednesday).hasValue("10:00-12:30");
        window().provokes("400");
    }

    @Test
    void aPersonGetsARoleAndATokenThatCountAtOnceUntilTheyAreTakenAway() throws Exception {
        Page page = open("people");
        page.getByText("Add a person").click();
        Locator form = page.locator("details form");
        form.getByLabel("Name").fill("Hannah Reed");
        form.getByLabel("Account in Jira").fill("agent-hannah-reed");
        form.getByLabel("Role").selectOption("lead");
        form.getByLabel("Teams").fill("Returns, Berlin");
        assertThat(window().violations()).isEmpty();
        save(form);
        Locator person = row(page, "Hannah Reed");
        assertThat(person).containsText("by Jira alone");
        assertThat(settingsFile())
                .contains("{name: Hannah Reed, account: agent-hannah-reed, role: lead, teams: [Returns, Berlin]}");

        person.getByText("New token").click();
        String token = page.locator("[role=status] code").textContent();
        assertThat(person).containsText("signs in with a token");
        assertThat(page.locator("[role=status] code")).isVisible();
        assertThat(session(token)).contains("\"name\":\"Hannah Reed\"").contains("\"role\":\"lead\"");
        assertThat(settingsFile()).doesNotContain(token);

        person.getByRole(AriaRole.COMBOBOX).selectOption("admin");
        Locator save = person.getByText("Save", new Locator.GetByTextOptions().setExact(true));
        save.click();
        assertThat(save).hasCount(0);
        assertThat(page.locator(".saved")).containsText("It counts at once.");
        assertThat(session(token)).contains("\"role\":\"admin\"");
        person.getByText("Remove").click();
        assertThat(person).hasCount(0);
        assertThat(session(token)).contains("this token does not count");
    }

    private static String session(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/session"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void whoeverIsSlowerIsToldWhatTheOtherHasChanged() throws IOException {
        Page page = open("people");
        Locator groups = page.getByLabel("Jira groups of leads");
        groups.fill("support-leads");
        String before = settingsFile();
        Files.writeString(folder.resolve("deskpulse.yml"), before + "access: {adminGroups: [jira-admins]}\n");
        try {
            save(page.locator(".draft-bar"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("somebody has changed these settings meanwhile");
            assertThat(page.getByLabel("Jira groups of admins")).hasValue("jira-admins");
            assertThat(groups).hasValue("support-leads");
            assertThat(settingsFile()).doesNotContain("support-leads");
            save(page.locator(".draft-bar"));
            assertThat(page.locator(".saved")).containsText("It counts at once.");
            assertThat(settingsFile()).contains("access: {adminGroups: [jira-admins], leadGroups: [support-leads]}");
        } finally {
            Files.writeString(folder.resolve("deskpulse.yml"), before);
        }
        window().provokes("409");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Account in Jira, Look, Save all of it as a file, Forget this person, stands in their place now",
        "zh-CN, Jira 账号, 查询, 全部保存为文件, 删除此人的数据, 代替此人"
    })
    void aPersonIsFoundSavedAndForgottenWhileTheDeskRuns(
            String locale, String account, String look, String export, String forget, String forgotten)
            throws IOException {
        String person = desk.tickets().latest(400).stream()
                .flatMap(ticket -> Optional.ofNullable(ticket.parties().reporter()).stream())
                .map(PersonId::value)
                .filter(known -> known.startsWith("customer-"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Page page = open("privacy", locale, ColorScheme.LIGHT, 1280);
        page.getByLabel(account, new Page.GetByLabelOptions().setExact(true)).fill(person);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(look).setExact(true))
                .click();
        assertThat(page.locator("[role=status] code").getByText("tickets")).isVisible();
        Download download = page.waitForDownload(() -> page.getByText(export).click());
        assertThat(Files.readString(download.path())).contains(person, "\"tickets\"");
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(forget));
        assertThat(button).isDisabled();
        window().picture("person-" + locale + ".png");
        assertThat(window().violations()).isEmpty();
        page.locator("form input[id$=again]").fill(person);
        button.click();
        assertThat(page.getByText(forgotten)).isVisible();
        assertThat(desk.trace(Actor.COMMAND_LINE, person, List.of()).count()).isZero();
        assertThat(desk.audit()
                        .find(AuditQuery.latest(AuditAction.ERASE, 1))
                        .get(0)
                        .event()
                        .target())
                .doesNotContain(person);
    }

    @Test
    void whatIsMaskedIsTriedOnATextAndWhatIsWrittenIsSwitched() throws IOException {
        Page page = open("privacy");
        page.getByLabel("Try it on a text").fill("Call +86 138 0013 8000 or write to li@example.com");
        page.getByText("Mask this text").click();
        Locator masked = page.locator(".sample");
        assertThat(masked).containsText("[phone-");
        assertThat(masked).containsText("[email-");
        page.getByLabel("Phone numbers").uncheck();
        page.getByText("Mask this text").click();
        assertThat(masked).containsText("138 0013 8000");
        assertThat(masked).containsText("[email-");
        page.getByText("Discard").click();
        assertThat(page.getByLabel("Phone numbers")).isChecked();

        go(page, "written");
        page.getByLabel("Deskpulse Mood").uncheck();
        save(page.locator(".draft-bar"));
        assertThat(page.locator(".saved")).containsText("It counts from the next write-back on.");
        assertThat(settingsFile()).contains("writeBack: {fields: {mood: false}}");
        page.locator(".saved").getByText("Undo").click();
        assertThat(page.getByLabel("Deskpulse Mood")).isChecked();
        assertThat(settingsFile()).doesNotContain("writeBack: {");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 'New for, since the first activity', Lost after, New → Active, Active → Lost, Preview, Save, Undo, Rivals",
        "zh-CN, 新客户：自首次活动起, 已流失：自最近活动起超过, 新客户 → 活跃, 活跃 → 已流失, 预览, 保存, 撤销, 竞争对手"
    })
    void rulesOfCustomersAreTriedOnTheCustomersSavedAndTakenBack(
            String locale,
            String newFor,
            String lostAfter,
            String grown,
            String lost,
            String tryFirst,
            String save,
            String undo,
            String rivals)
            throws IOException {
        Page page = open("customers", locale, ColorScheme.LIGHT, 1280);
        assertThat(page.getByLabel(newFor)).hasAttribute("placeholder", "30d");
        page.getByLabel(newFor).fill("1d");
        page.getByLabel(lostAfter).fill("2d");
        exactly(page, tryFirst).click();
        assertThat(page.locator(".error").first()).containsText("atRiskAfter");
        page.getByLabel(lostAfter).fill("");
        exactly(page, tryFirst).click();
        Locator moves = page.locator("li:has-text('" + grown + "')");
        assertThat(moves).isVisible();
        assertThat(page.locator("li:has-text('" + lost + "')")).hasCount(0);
        assertThat(window().violations()).isEmpty();
        window().picture("admin-customers-tried-" + locale + ".png");
        long before = newCustomers();
        String moved = moves.textContent();

        page.getByLabel(rivals).fill("Northwind, 晨光商城");
        exactly(page, save).click();
        assertThat(page.locator(".saved")).isVisible();
        assertThat(settingsFile()).contains("newFor: 1d").contains("Northwind");
        assertThat(desk.settings().rivals()).containsExactly("Northwind", "晨光商城");
        assertThat(moved).endsWith(": " + (before - newCustomers()));

        page.locator(".saved").getByText(undo).click();
        assertThat(page.getByLabel(newFor)).hasValue("");
        assertThat(settingsFile()).doesNotContain("newFor").doesNotContain("Northwind");
        assertThat(newCustomers()).isEqualTo(before);
        window().provokes("400");
    }

    private static long newCustomers() {
        return desk.customers().overview(Sight.ALL).lifecycles().getOrDefault(Lifecycle.NEW, 0L);
    }

    private static Locator exactly(Page page, String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    @Test
    void ownDefinitionsAreMadeAndChosen() throws IOException {
        Page page = open("targets");
        page.getByLabel("Name of an own profile").fill("ours");
        page.getByLabel("Name of an own profile").press("Enter");
        Locator own = page.locator("section[aria-label=ours]");
        own.getByLabel("Starts from").selectOption("jsm");
        own.getByLabel("First response counts from").selectOption("assignment");
        own.getByLabel("A repeat within").fill("soon");
        page.getByLabel("Definitions that count").selectOption("ours");
        assertThat(window().violations()).isEmpty();
        save(page.locator(".draft-bar"));
        assertThat(own.getByLabel("A repeat within")).hasAttribute("aria-invalid", "true");
        own.getByLabel("A repeat within").fill("3d");
        save(page.locator(".draft-bar"));
        assertThat(page.locator(".saved")).containsText("measures every ticket again");
        assertThat(page.locator("th:has-text('ours')")).containsText("in use");
        assertThat(settingsFile()).contains("responseStart: assignment").contains("repeatWindow: 3d");
        page.locator(".saved").getByText("Undo").click();
        assertThat(page.locator("th:has-text('deskpulse')")).containsText("in use");
        window().provokes("400");
    }

    private static Locator task(Page page, String name) {
        return page.locator("section[aria-label=" + name + "]");
    }

    private static Locator cron(Locator task) {
        return task.getByLabel(Pattern.compile(": cron$"));
    }

    private static void save(Locator in) {
        in.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
    }
}
