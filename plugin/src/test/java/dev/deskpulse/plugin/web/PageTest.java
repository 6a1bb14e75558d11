package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person meets it: a real browser on the real server over a store with a small synced desk. */
class PageTest {
    private static final Path CHROMIUM = Path.of(System.getProperty("deskpulse.chromium", "/usr/bin/chromium"));
    private static final Path AXE = Path.of("../ui-fragments/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    private static final int TICKETS = 1500;

    /** What can be reached must be seen as focused; a disabled button cannot, and what is folded away need not. */
    private static final String CONTROLS = """
            () => [...document.querySelectorAll('a[href],button:enabled,select,input,summary,[tabindex="0"]')]
                .filter(control => control.checkVisibility())
                .map((control, index) => { control.dataset.control = index; return String(index); })
            """;

    private static final String FOCUSED = "() => document.activeElement?.dataset?.control ?? ''";

    private static final String SERIOUS = """
            async () => (await axe.run()).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => found.id + ': ' + found.help + ' ' + found.nodes.map(node => node.target).join(' '))
            """;

    @TempDir
    static Path folder;

    private static FakeJira jira;
    private static Desk desk;
    private static LocalService service;
    private static URI address;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void serveASyncedDeskAndOpenABrowser() throws IOException {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("there is no browser at " + CHROMIUM + "; install chromium");
        }
        assumeTrue(there, "skipped: there is no browser at " + CHROMIUM);
        FakeSite site = StandardSite.create(NOON);
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS)),
                ticket -> {});
        jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
        desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings()), NOON);
        new WholeJob(desk, NOON).run(Progress.SILENT);
        service = new LocalService(desk, NOON);
        address = service.start();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
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
                writeBack:
                  enabled: false
                web:
                  port: 0
                """.formatted(jira.baseUrl()));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            playwright.close();
            service.close();
            desk.close();
            jira.close();
        }
    }

    @BeforeEach
    void open() {
        context = browser.newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 1600));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address.toString());
        assertThat(page.locator(".findings > li").first()).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void figuresAndFindingsAreShownInEnglish() {
        assertThat(page).hasTitle("Deskpulse");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(tile("First response")).containsText("cases");
        assertThat(page.locator(".site")).containsText("1,500 tickets");
        assertThat(heading("Findings")).isVisible();
        assertThat(page.locator(".findings h3").first()).containsText("2026-");
        assertThat(page.getByText("✓ Complete", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        picture("page-en.png");
    }

    @Test
    void oneButtonTurnsAllOfItIntoChineseAndThePageRemembersIt() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文"))
                .click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(tile("首次响应")).containsText("例");
        assertThat(heading("发现")).isVisible();
        assertThat(page.locator(".findings h3").first()).containsText("预期");
        // The days of the planted double charge; with so few tickets its topic tells it better than its product.
        assertThat(page.locator(".findings .muted").first()).containsText("2026-07-16 – 2026-07-18 · 主题 = ");
        assertThat(page.getByText("✓ 完整", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(heading("常见问题")).isVisible();
        picture("page-zh.png");
    }

    @Test
    void aCommonProblemOpensByKeyboardToItsTicketsAndAnswersAndTakesAName() {
        Locator problems = problems();
        assertThat(problems.locator("thead")).containsText("Resolution p50");
        problems.locator("button.fold").first().focus();
        page.keyboard().press("Enter");
        Locator tickets = problems.locator("li a");
        assertThat(tickets.first()).isVisible();
        assertThat(tickets.first().getAttribute("href")).contains("/browse/");
        assertThat(problems.getByText("Answers that resolved it")).isVisible();

        problems.getByLabel("Name").fill("Login 登录");
        page.keyboard().press("Enter");
        assertThat(problems.locator("button.fold").first()).containsText("Login 登录");
        picture("problems-en.png");
        page.reload();
        assertThat(problems.locator("button.fold").first()).containsText("Login 登录");
    }

    @Test
    void anOpenProblemIsAccessible() throws IOException {
        problems().locator("button.fold").last().click();
        assertThat(problems().locator("li a").first()).isVisible();
        page.evaluate(Files.readString(AXE));
        assertThat((List<?>) page.evaluate(SERIOUS)).isEmpty();
    }

    @Test
    void withoutCommonProblemsThePageSaysWhenTheyCome() {
        page.route("**/api/topics?*", route -> route.fulfill(new Route.FulfillOptions().setBody("[]")));
        page.reload();
        assertThat(problems()).containsText("from 30 tickets of a language on");
    }

    @Test
    void whatFailedIsSaidAndTriedAgain() {
        page.route(
                "**/api/topics?*",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(503).setBody("{\"message\":\"the store is locked\"}")));
        page.reload();
        assertThat(problems().getByRole(AriaRole.ALERT)).containsText("the store is locked");
        page.unroute("**/api/topics?*");
        problems().getByText("Try again").click();
        assertThat(problems().locator("button.fold").first()).isVisible();
        complaints.removeIf(complaint -> complaint.contains("503"));
    }

    @Test
    void theKeyboardReachesEveryControl() {
        List<?> controls = (List<?>) page.evaluate(CONTROLS);
        assertThat(controls).hasSizeGreaterThan(10);
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            page.keyboard().press("Tab");
            reached.add(String.valueOf(page.evaluate(FOCUSED)));
        }
        assertThat(reached).isEqualTo(controls);
    }

    @Test
    void theKeyboardAloneOpensTheTicketsBehindAFinding() {
        Locator tickets = page.locator(".findings details").first();
        assertThat(tickets.locator("a").first()).isHidden();
        tickets.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(tickets.locator("a").first()).isVisible();
    }

    @Test
    void anAccessibilityCheckFindsNothingSerious() throws IOException {
        page.evaluate(Files.readString(AXE));
        assertThat((List<?>) page.evaluate(SERIOUS)).isEmpty();
    }

    private Locator tile(String name) {
        return page.locator(".tile").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator problems() {
        return page.locator("section").filter(new Locator.FilterOptions().setHas(heading("Common problems")));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name)));
    }
}
