package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskpulse.plugin.Chromium;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console as a person meets it: a real browser on the real server over a store with a small synced desk. */
@ExtendWith(ServedDesk.class)
class PageTest {
    private static URI address;
    private static Chromium chromium;
    /** A ticket that the question bank has an answer to. */
    private static String advised = "";

    private Chromium.Window window;
    private Page page;

    @BeforeAll
    static void openABrowser(URI served, Desk desk) {
        chromium = Chromium.launch();
        address = served;
        advised = desk.tickets().latest(500).stream()
                .filter(ticket ->
                        !desk.knowledge().questions().likely(ticket, 1).isEmpty())
                .findFirst()
                .orElseThrow()
                .key()
                .value();
    }

    @AfterAll
    static void closeIt() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        open("en-GB", ColorScheme.LIGHT, 1280);
    }

    private void open(String locale, ColorScheme scheme, int width) {
        if (window != null) {
            window.close();
        }
        window = chromium.open(locale, scheme, width);
        page = window.page();
        page.navigate(address + "/#/sign-in/" + ServedDesk.TOKEN);
        loaded();
    }

    @Test
    void whoHasNotSignedInIsAskedTo() {
        signedOut("en-GB", ColorScheme.LIGHT);
        page.navigate(address.toString());
        Locator token = page.getByLabel("Token");
        assertThat(token).isVisible();
        assertThat(window.violations()).isEmpty();
        window.picture("sign-in.png");
        token.fill("something else");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not count");
        token.fill(ServedDesk.TOKEN);
        page.keyboard().press("Enter");
        loaded();
        page.getByText("Sign out").click();
        assertThat(token).isVisible();
        window.provokes("401");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "zh-CN, DARK"})
    void whoSeesOneProjectIsOfferedWhatTheyMayDo(String locale, ColorScheme scheme) {
        signedOut(locale, scheme);
        page.navigate(address + "/#/sign-in/" + ServedDesk.INSIDER);
        assertThat(page.locator(".tile").first()).isVisible();
        assertThat(page.locator(".gadget [role=img] svg")).hasCount(4);
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        boolean english = locale.startsWith("en");
        assertThat(page.locator(".site")).containsText(english ? "only what you may see" : "仅限您在 Jira 中可见");
        assertThat(page.locator(".site")).not().containsText("1,500");
        assertThat(page.locator("nav")).not().containsText(english ? "Admin" : "管理");
        assertThat(page.getByText(english ? "Add gadget" : "添加小工具")).hasCount(0);
        assertThat(gadget(english ? "Table" : "表格").locator("tbody")).containsText(english ? "others" : "其他");
        assertThat(window.violations()).isEmpty();
        window.picture("viewer-" + locale + ".png");
    }

    private void signedOut(String locale, ColorScheme scheme) {
        window.close();
        window = chromium.open(locale, scheme, 1280);
        page = window.page();
    }

    private void loaded() {
        assertThat(page.locator(".tile").first()).isVisible();
        assertThat(page.locator(".findings > li").first()).isVisible();
        assertThat(page.locator(".gadget [role=img] svg")).hasCount(4);
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    @Test
    void aLeadActsOnAFindingAndIsToldHowSureThatWillBe() {
        Locator finding = page.locator(".findings > li").first();
        finding.getByText("Add an action").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Step").fill("Replies are read by two people");
        dialog.getByLabel("Goal").fill("20");
        dialog.getByLabel("Start").fill("2026-12-01");
        dialog.getByLabel("Judged on").fill("2027-02-01");
        dialog.getByText("How sure will it be?").click();
        assertThat(dialog.locator(".planned")).containsText("times in 100");
        assertThat(window.violations()).isEmpty();
        window.picture("action.png");
        dialog.getByText("Save").click();
        assertThat(dialog).hasCount(0);
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        window.close();
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void theDeskIsShownWithItsFiguresAndFindings() {
        assertThat(page).hasTitle("Deskpulse");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".site")).containsText("1,500 tickets");
        assertThat(tile("First response")).containsText("cases");
        assertThat(tile("NPS")).containsText("fields.npsAnswer");
        assertThat(gadget("Findings").locator("h3").first()).containsText("2026-");
    }

    @Test
    void oneButtonTurnsAllOfItIntoChineseAndThePageRemembersIt() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文"))
                .click();
        page.reload();
        loaded();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(tile("首次响应")).containsText("例");
        assertThat(gadget("发现").locator("h3").first()).containsText("预期");
        assertThat(gadget("常见问题").locator("thead")).containsText("解决时长");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, 1280", "en-GB, DARK, 1280", "zh-CN, LIGHT, 1280", "zh-CN, DARK, 390"})
    void noPageHasAnAccessibilityViolation(String locale, ColorScheme scheme, int width) {
        open(locale, scheme, width);
        assertThat(page.locator("html"))
                .hasAttribute("data-color-mode", scheme.name().toLowerCase(Locale.ROOT));
        assertThat(window.violations()).isEmpty();
        window.picture("console-" + locale + "-" + scheme + "-" + width + ".png");
    }

    @Test
    void aGadgetIsAddedConfiguredMovedAndRemoved() {
        newDashboard("Mine");
        page.getByText("Add gadget").click();
        Locator editor = page.getByRole(AriaRole.DIALOG);
        choose(editor, "Gadget", "Pivot table");
        editor.getByLabel("Title").fill("Channels × kinds");
        assertThat(window.violations()).isEmpty();
        window.picture("editor.png");
        editor.getByText("Save").click();
        Locator pivot = gadget("Channels × kinds");
        assertThat(pivot.locator("thead")).containsText("complaint");

        page.getByText("Add gadget").click();
        choose(editor, "Gadget", "Alerts");
        editor.getByText("Save").click();
        assertThat(gadget("Alerts")).isVisible();
        page.waitForResponse(answer -> answer.request().method().equals("PUT"), () -> menu("Alerts", "Move up"));
        page.reload();
        assertThat(page.locator(".gadget h2")).hasText(new String[] {"Alerts", "Channels × kinds"});

        menu("Channels × kinds", "Configure");
        choose(editor, "Figure", "First response");
        editor.getByText("Save").click();
        assertThat(pivot.locator("tbody")).containsText("min");

        menu("Channels × kinds", "Configure");
        choose(editor, "Figure", "Tickets");
        editor.getByLabel("Only what this JQL finds").fill("colour = red");
        editor.getByText("Save").click();
        assertThat(pivot.getByRole(AriaRole.ALERT)).containsText("Jira does not take this JQL");
        menu("Channels × kinds", "Configure");
        assertThat(editor.getByLabel("Only what this JQL finds")).hasValue("colour = red");
        editor.getByLabel("Only what this JQL finds").fill("project = HD ORDER BY created");
        editor.getByText("Save").click();
        assertThat(pivot.locator("tbody tr").first()).isVisible();
        menu("Channels × kinds", "Configure");
        // the oldest ticket, far before the gadget's days
        editor.getByLabel("Only what this JQL finds").fill("key = HD-1");
        editor.getByText("Save").click();
        assertThat(pivot).containsText("No data for these days");

        menu("Alerts", "Remove");
        assertThat(gadget("Alerts")).hasCount(0);
        page.getByText("Undo").click();
        assertThat(gadget("Alerts")).isVisible();
        window.provokes("400");
    }

    @Test
    void aNumberOpensItsTicketsAndNarrowsTheDashboard() {
        Locator agents = gadget("Table");
        String before = tile("Tickets").locator(".tile-value").innerText();
        agents.locator("tbody button").first().click();
        Locator tickets = page.getByRole(AriaRole.DIALOG);
        assertThat(tickets.locator("tbody tr").first()).isVisible();
        assertThat(tickets.locator("tbody a").first()).hasAttribute("href", Pattern.compile("/browse/HD-"));
        assertThat(tickets.getByRole(AriaRole.STATUS)).hasText(Pattern.compile("1–\\d+ of \\d+"));
        int total =
                Integer.parseInt(tickets.getByRole(AriaRole.STATUS).innerText().replaceFirst(".* of ", ""));
        String search = tickets.locator("a[href*='/issues/?jql=']").getAttribute("href");
        assertThat(URLDecoder.decode(search, StandardCharsets.UTF_8).split(", "))
                .hasSize(total);
        tickets.getByText("Show only this").click();
        assertThat(page.locator(".linked")).containsText("agent = ");
        assertThat(tile("Tickets").locator(".tile-value")).not().hasText(before);
        // the address leads others to the same
        page.reload();
        assertThat(page.locator(".linked")).containsText("agent = ");
        page.getByText("Show all again").click();
        assertThat(tile("Tickets").locator(".tile-value")).hasText(before);
    }

    @Test
    void aMarkOfAChartLeadsToItsTickets() {
        Locator donut = gadget("Tickets · By channel").locator("[role=img]");
        Locator tickets = page.getByRole(AriaRole.DIALOG);
        page.waitForCondition(() -> {
            donut.scrollIntoViewIfNeeded();
            BoundingBox box = donut.boundingBox();
            // the ring's middle, beside its top, where the first channel begins
            page.mouse()
                    .click(
                            box.x + 0.38 * box.width + 10,
                            box.y + box.height / 2 - 0.3 * Math.min(box.width, box.height));
            return opened(tickets);
        });
        assertThat(tickets).containsText("Tickets: Tickets · ");
        assertThat(tickets.locator("tbody tr").first()).isVisible();
        assertThat(tickets.getByText("Show only this")).isVisible();
    }

    /** A chart that is drawn anew just then swallows a click. */
    private static boolean opened(Locator dialog) {
        try {
            dialog.waitFor(new Locator.WaitForOptions().setTimeout(3_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    @Test
    void everyMarkIsInAListForTheKeyboard() {
        for (int chart = 0; chart < page.locator(".mark-list").count(); chart++) {
            Locator list = page.locator(".mark-list").nth(chart);
            list.locator("summary").press("Enter");
            assertThat(window.violations()).isEmpty();
            list.locator("button").first().press("Enter");
            Locator tickets = page.getByRole(AriaRole.DIALOG);
            assertThat(tickets.locator("tbody tr").first()).isVisible();
            page.keyboard().press("Escape");
            assertThat(tickets).hasCount(0);
        }
        assertThat(page.locator(".mark-list[open]")).hasCount(4);
    }

    @Test
    void aGadgetFillsTheScreenAndComesBack() {
        menu("Tickets · By channel", "Full screen");
        page.waitForFunction("document.fullscreenElement?.className === 'gadget'");
        assertThat(gadget("Tickets · By channel").locator("[role=img] svg")).isVisible();
        page.evaluate("document.exitFullscreen()");
        page.waitForFunction("document.fullscreenElement === null");
        page.getByText("Fill the screen").click();
        page.waitForFunction("document.fullscreenElement?.className === 'wall'");
        assertThat(tile("Tickets")).isVisible();
        page.evaluate("document.exitFullscreen()");
        page.waitForFunction("document.fullscreenElement === null");
    }

    @Test
    void thePageRemembersTheLookThatWasChosen() {
        page.getByLabel("Theme").selectOption("dark");
        assertThat(page.locator("html")).hasAttribute("data-color-mode", "dark");
        page.reload();
        loaded();
        assertThat(page.locator("html")).hasAttribute("data-color-mode", "dark");
        assertThat(window.violations()).isEmpty();
    }

    @Test
    void aLinkLeadsOthersToTheDashboard() {
        newDashboard("Shared");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu of Dashboard"))
                .click();
        page.getByText("Copy link").click();
        page.waitForCondition(
                () -> page.evaluate("navigator.clipboard.readText()").equals(page.url()));
        Page other = page.context().newPage();
        other.navigate(page.url());
        assertThat(other.getByLabel("Dashboard").locator("option:checked")).hasText("Shared");
        other.close();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu of Dashboard"))
                .click();
        page.getByText("Rename").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("Shared by all");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Dashboard").locator("option:checked")).hasText("Shared by all");
    }

    @Test
    void figuresAreExported(Desk desk) throws IOException {
        Download csv = page.waitForDownload(() -> menu("Table", "Export CSV"));
        String text = Files.readString(csv.path(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFfrom,agent,Tickets · tickets");
        assertThat(text.lines()).hasSizeGreaterThan(3);
        Download xlsx = page.waitForDownload(() -> menu("Table", "Export Excel"));
        assertThat(Files.readAllBytes(xlsx.path())).startsWith('P', 'K');
        Download picture = page.waitForDownload(() -> menu("Tickets · By channel", "Export picture"));
        assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event().target()).endsWith(": picture"));
    }

    @Test
    void aCommonProblemOpensByKeyboardToItsTicketsAndAnswersAndTakesAName() {
        Locator problems = gadget("Common problems");
        problems.locator("button.fold").first().focus();
        page.keyboard().press("Enter");
        assertThat(problems.locator("li a").first()).hasAttribute("href", Pattern.compile("/browse/"));
        assertThat(problems.getByText("Answers that resolved it")).isVisible();
        assertThat(window.violations()).isEmpty();
        problems.getByLabel("Name").fill("Login 登录");
        page.keyboard().press("Enter");
        assertThat(problems.locator("button.fold").first()).containsText("Login 登录");
        page.reload();
        assertThat(problems.locator("button.fold").first()).containsText("Login 登录");
    }

    @Test
    void withoutCommonProblemsThePageSaysWhenTheyCome() {
        page.route("**/api/topics?*", route -> route.fulfill(new Route.FulfillOptions().setBody("[]")));
        page.reload();
        assertThat(gadget("Common problems")).containsText("from 30 tickets of a language on");
    }

    @Test
    void whatFailedIsSaidAndTriedAgain() {
        page.route(
                "**/api/topics?*",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(400).setBody("{\"message\":\"the store is locked\"}")));
        page.reload();
        assertThat(gadget("Common problems").getByRole(AriaRole.ALERT)).containsText("the store is locked");
        page.unroute("**/api/topics?*");
        gadget("Common problems").getByText("Try again").click();
        assertThat(gadget("Common problems").locator("button.fold").first()).isVisible();
        window.provokes("400");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "zh-CN, DARK"})
    void aTicketsPanelTellsTheLikelyAnswerAndHowOftenItHelped(String locale, ColorScheme scheme) {
        open(locale, scheme, 420);
        page.navigate(address + "/panel.html?key=" + advised);
        boolean english = locale.startsWith("en");
        Locator answers = page.locator("section[aria-labelledby=likely-answer]");
        assertThat(answers.locator("blockquote").first()).isVisible();
        assertThat(answers.locator("h2")).containsText(english ? "Likely answer" : "可能的答复");
        assertThat(answers)
                .containsText(Pattern.compile(english ? "helped on \\d+ of \\d+ tickets" : "用过 \\d+ 次，解决 \\d+ 次"));
        Locator copy = answers.getByRole(AriaRole.BUTTON).first();
        copy.focus();
        assertThat(copy).isFocused();
        page.keyboard().press("Enter");
        assertThat(window.violations()).isEmpty();
        window.picture("advice-" + locale + "-" + scheme + ".png");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "zh-CN, DARK"})
    void aTicketsPanelShowsItsTagsWithTheirWordsAndTakesACorrection(String locale, ColorScheme scheme) {
        open(locale, scheme, 420);
        page.navigate(address + "/panel.html?key=HD-7");
        assertThat(page.locator(".tags select")).hasCount(3);
        assertThat(page.locator("mark").first()).isVisible();
        assertThat(window.violations()).isEmpty();
        window.picture("panel-" + locale + "-" + scheme + ".png");
        Locator kind = page.locator(".tags select").nth(1);
        String judged = kind.inputValue();
        String other = judged.equals("PRAISE") ? "QUESTION" : "PRAISE";
        kind.selectOption(other);
        assertThat(page.locator(".tags").first()).containsText(locale.startsWith("zh") ? "模型判定" : "The model says");
        page.reload();
        assertThat(kind).hasValue(other);
        kind.selectOption(judged);
        assertThat(kind).hasValue(judged);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, 1280", "zh-CN, DARK, 390"})
    void aLinkLeadsFromATicketToEverythingAboutItsCustomer(String locale, ColorScheme scheme, int width) {
        open(locale, scheme, width);
        page.navigate(address + "/panel.html?key=" + advised);
        boolean english = locale.startsWith("en");
        Locator link = page.getByText(english ? "All about this customer" : "查看该客户的全部情况");
        assertThat(link).isVisible();
        page.navigate(address
                + "/"
                + page.locator("a[href*='#/customer/']").getAttribute("href").substring(2));
        Locator tickets = page.locator("section[aria-labelledby=customer-tickets]");
        assertThat(tickets.locator("tbody")).containsText(advised);
        assertThat(tickets.locator("tbody a").first()).hasAttribute("href", Pattern.compile("^http.*/browse/"));
        Locator profile = page.locator("section[aria-labelledby=customer-profile]");
        assertThat(profile).containsText(english ? "here" : "来访");
        assertThat(profile).containsText(Pattern.compile("\\d-\\d"));
        assertThat(page.locator("section[aria-labelledby=customer-leaving]")).containsText("AUC");
        assertThat(page.locator("section[aria-labelledby=customer-next]")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertThat(window.violations()).isEmpty();
        window.picture("customer-" + locale + "-" + scheme + ".png");
    }

    @Test
    void ofACustomerWhomNobodyKnowsThePageSaysSo() {
        page.navigate(address + "/#/customer/" + "%3Cimg%20src%3Dx%20onerror%3D%22window.stolen%3D1%22%3E");
        assertThat(page.locator("h2")).hasText("Customer: <img src=x onerror=\"window.stolen=1\">");
        assertThat(page.getByText("No ticket or order that you may see")).isVisible();
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(window.violations()).isEmpty();
        window.provokes("400");
    }

    @Test
    void oneGadgetStandsByItself() {
        page.navigate(address + "/gadget.html?dashboard=main&gadget=channels");
        assertThat(page.locator(".gadget [role=img] svg")).isVisible();
        assertThat(page.locator(".gadget")).hasCount(1);
        assertThat(window.violations()).isEmpty();
        page.navigate(address + "/gadget.html?dashboard=main&gadget=gone");
        assertThat(page.getByText("no longer on its dashboard")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, 1280", "zh-CN, DARK, 390"})
    void aReportIsMadeOnThePageAndStandsAmongThoseThatWereMade(String locale, ColorScheme scheme, int width)
            throws IOException {
        open(locale, scheme, width);
        boolean english = locale.startsWith("en");
        page.navigate(address + "/#/reports");
        page.getByLabel(english ? "Report of" : "报告周期").selectOption("days");
        page.getByLabel(english ? "From" : "从", new Page.GetByLabelOptions().setExact(true))
                .fill("2026-11-09");
        page.getByLabel(english ? "To" : "到", new Page.GetByLabelOptions().setExact(true))
                .fill("2026-11-08");
        Locator make = page.getByText(english ? "Make report" : "生成报告");
        assertThat(make).isDisabled();
        page.getByLabel(english ? "From" : "从", new Page.GetByLabelOptions().setExact(true))
                .fill("2026-10-20");
        page.getByLabel(english ? "Format" : "格式", new Page.GetByLabelOptions().setExact(true))
                .selectOption("md");
        Download file = page.waitForDownload(new Page.WaitForDownloadOptions().setTimeout(60_000), () -> make.click());
        assertThat(file.suggestedFilename())
                .isEqualTo("deskpulse-2026-10-20-2026-11-08-" + (english ? "en" : "zh") + ".md");
        assertThat(Files.readString(file.path(), StandardCharsets.UTF_8)).contains(english ? "First response" : "首次响应");
        assertThat(page.locator("section[aria-labelledby=kept-reports] tbody tr")
                        .first())
                .containsText("2026-10-20");
        assertThat(window.violations()).isEmpty();
        window.picture("reports-" + locale + "-" + scheme + ".png");
    }

    @Test
    void aGadgetTellsItsOwnAddressForFrames() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        menu("Tickets · By channel", "Copy link to this gadget");
        page.waitForCondition(() -> page.evaluate("navigator.clipboard.readText()")
                .equals(address + "/gadget.html?dashboard=main&gadget=channels"));
    }

    @Test
    void whatAGadgetListsIsExportedToo() throws IOException {
        Download csv = page.waitForDownload(() -> menu("Findings", "Export CSV"));
        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8)).startsWith("\uFEFFFindings,From,To,");
        Download picture = page.waitForDownload(() -> menu("Table", "Export picture"));
        byte[] png = Files.readAllBytes(picture.path());
        assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(20_000);
        Files.write(Path.of("target", "screenshots", "export-table.png"), png);
    }

    @Test
    void anExportThatFailsSaysSoAndWhatToDo() {
        page.route(
                "**/api/figures/file?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/json")
                        .setBody("{\"message\": \"the store is busy\"}")));
        menu("Table", "Export CSV");
        assertThat(gadget("Table").getByRole(AriaRole.ALERT))
                .containsText("The export failed: the store is busy. Try again");
        assertThat(window.violations()).isEmpty();
        window.picture("export-failed.png");
        window.provokes("503");
    }

    @Test
    void aFindingIsTakenApartIntoWhatItsSlicesCarry() {
        newDashboard("Causes");
        page.getByText("Add gadget").click();
        choose(page.getByRole(AriaRole.DIALOG), "Gadget", "Root cause");
        page.getByRole(AriaRole.DIALOG).getByText("Save").click();
        Locator cause = gadget("Root cause");
        assertThat(cause.locator("[role=img] svg")).isVisible();
        assertThat(cause.locator("tbody tr").first()).containsText("whole desk");
        assertThat(cause.locator("tbody .total").nth(1)).isVisible();
        assertThat(cause.locator(".note")).containsText("share of the change");
        Locator part = cause.locator("tbody button:not([disabled])").nth(1);
        part.click();
        assertThat(page.getByRole(AriaRole.DIALOG).locator("tbody tr").first()).isVisible();
        page.keyboard().press("Escape");
        cause.getByText("Tickets (").click();
        assertThat(cause.locator("li a").first()).hasAttribute("href", Pattern.compile("/browse/"));
    }

    private void newDashboard(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu of Dashboard"))
                .click();
        page.getByText("New dashboard").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator(".gadget")).hasCount(0);
    }

    private static void choose(Locator editor, String field, String value) {
        editor.getByLabel(field, new Locator.GetByLabelOptions().setExact(true)).fill(value);
        editor.page().keyboard().press("Enter");
    }

    private void menu(String gadget, String item) {
        gadget(gadget).locator(".gadget-head button").click();
        gadget(gadget)
                .getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    private Locator tile(String name) {
        return page.locator(".tile")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".tile-name")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private Locator gadget(String title) {
        return page.locator(".gadget")
                .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(title)));
    }
}
