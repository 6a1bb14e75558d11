package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskpulse.plugin.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our pages in frames of another server's, put there by what docs/datacenter.md has an admin put there. */
@ExtendWith(ServedDesk.class)
class FramesTest {
    private static final Pattern HTML = Pattern.compile("```html\n(.*?)```", Pattern.DOTALL);

    private static URI address;
    private static JiraPages jira;
    private static Chromium chromium;

    private Chromium.Window window;
    private Page page;

    @BeforeAll
    static void openABrowser(URI served, JiraPages pages) {
        chromium = Chromium.launch();
        address = served;
        jira = pages;
    }

    @AfterAll
    static void closeIt() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        open("en-GB", ColorScheme.LIGHT);
    }

    private void open(String locale, ColorScheme scheme) {
        if (window != null) {
            window.close();
        }
        window = chromium.open(locale, scheme, 1000);
        page = window.page();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        window.close();
        // Atlassian's package looks for a place to keep things, which a frame need not have.
        assertThat(window.complaints())
                .filteredOn(complaint -> !complaint.contains("[Statsig] Failed to setup localStorageProvider"))
                .isEmpty();
    }

    @Test
    void whoHasSignedInAtTheConsoleSeesTheTicketsPanelInAPageOfTheSameSite() throws IOException {
        signInAtTheConsole();
        page.navigate(issuePage(JiraPages.SAME_SITE, "HD-8", address));
        FrameLocator panel = page.frameLocator("iframe");
        assertThat(panel.locator(".tags select")).hasCount(3);
        assertThat(panel.locator("h1 a")).hasText("HD-8");
        isAsHighAsItsContent(panel);
        assertThat(violations()).isEmpty();
        window.picture("frame-panel.png");
        panel.locator("h1 a").click();
        assertThat(page).hasURL(Pattern.compile("/browse/HD-8$"));
        window.provokes("404");
    }

    @Test
    void aGadgetStandsOnADashboardAndItsMenuFindsRoom() throws IOException {
        signInAtTheConsole();
        page.navigate(jira.page(JiraPages.SAME_SITE, "<main><h1>Dashboard</h1>" + documented(0, address) + "</main>"));
        FrameLocator gadget = page.frameLocator("iframe");
        assertThat(gadget.locator(".gadget [role=img] svg")).isVisible();
        assertThat(violations()).isEmpty();
        window.picture("frame-gadget.png");
        gadget.locator(".gadget-head button").click();
        assertThat(gadget.getByRole(AriaRole.MENUITEM).last()).isInViewport();
    }

    @Test
    void aProjectsPageIsNarrowedToItAndTakesANewDashboard() throws IOException {
        signInAtTheConsole();
        page.navigate(framing(JiraPages.SAME_SITE, "/project.html?project=APP&language=zh&theme=dark"));
        FrameLocator project = page.frameLocator("iframe");
        assertThat(project.locator("h1").first()).containsText("APP");
        assertThat(project.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(project.locator("html")).hasAttribute("data-color-mode", "dark");
        assertThat(project.locator(".tile").first()).isVisible();
        assertThat(project.locator("[aria-busy=true]")).hasCount(0);
        assertThat(violations()).isEmpty();
        window.picture("frame-project.png");
        project.locator(".dashboards button").first().click();
        project.getByText("新建仪表板").click();
        Locator dialog = project.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("In a frame");
        assertThat(violations()).isEmpty();
        page.keyboard().press("Enter");
        assertThat(project.locator(".gadget")).hasCount(0);
        assertThat(project.locator(".dashboards select")).hasValue(Pattern.compile("[0-9a-f]{32}"));
    }

    @Test
    void inAFrameOfAnotherSiteASignInIsKeptOverHttps(@TempDir Path folder) throws Exception {
        try (TlsFront front = new TlsFront(address, folder)) {
            signsInInAFrame(issuePage(JiraPages.OTHER_SITE, "HD-8", front.address()));
            // the page still asks, and the front is about to go
            page.navigate("about:blank");
        }
    }

    private void signsInInAFrame(String issue) {
        page.navigate(issue);
        FrameLocator panel = page.frameLocator("iframe");
        assertThat(panel.getByLabel("Token")).isVisible();
        assertThat(panel.getByText("Open by itself")).hasAttribute("target", "_blank");
        assertThat(violations()).isEmpty();
        window.picture("frame-sign-in.png");
        signIn(panel);
        assertThat(panel.locator(".tags select")).hasCount(3);
        page.reload();
        assertThat(panel.locator(".tags select")).hasCount(3);
        isAsHighAsItsContent(panel);
        window.provokes("401");
    }

    @Test
    void overPlainHttpTheFrameOfAnotherSiteSaysWhatToDo() throws IOException {
        open("zh-CN", ColorScheme.DARK);
        page.navigate(issuePage(JiraPages.OTHER_SITE, "HD-8", address));
        FrameLocator panel = page.frameLocator("iframe");
        signIn(panel);
        assertThat(panel.getByRole(AriaRole.ALERT)).containsText("请管理员通过 https 提供 Deskpulse");
        assertThat(violations()).isEmpty();
        window.provokes("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/panel.html", "/panel.html?key=HD-999999", "/gadget.html?gadget=gone", "/project.html"})
    void whatTheAddressDoesNotLeadToIsSaid(String nowhere) {
        signInAtTheConsole();
        page.navigate(framing(JiraPages.SAME_SITE, nowhere));
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.locator(".empty, [role=alert]")).isVisible();
        assertThat(violations()).isEmpty();
        window.provokes("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/panel.html?key=HD-8", "/gadget.html?dashboard=main&gadget=channels", "/project.html?project=HD"
            })
    void pagesThatTheSettingsDoNotNameFrameNothing(String framed) {
        try (JiraPages stranger = new JiraPages()) {
            page.navigate(stranger.page(JiraPages.SAME_SITE, frame(framed)));
            isRefused();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/#/admin/schedules", "/api/desk", "//panel.html?key=HD-8"})
    void theConsoleAndItsAdminPageAreFramedByNobody(String framed) {
        page.navigate(framing(JiraPages.SAME_SITE, framed));
        isRefused();
    }

    private void isRefused() {
        page.waitForCondition(() -> window.complaints().stream().anyMatch(told -> told.contains("frame-ancestors")));
        assertThat(page.frames().get(1).url()).startsWith("chrome-error:");
        window.provokes("frame-ancestors");
        window.provokes("401");
    }

    private void signInAtTheConsole() {
        page.navigate(address + "/#/sign-in/" + ServedDesk.TOKEN);
        assertThat(page.locator(".tile").first()).isVisible();
    }

    private static void signIn(FrameLocator frame) {
        Locator token = frame.locator("#token");
        token.fill(ServedDesk.INSIDER);
        token.press("Enter");
    }

    private void isAsHighAsItsContent(FrameLocator frame) {
        page.waitForCondition(() -> {
            Object content = frame.locator("#app").evaluate("app => app.offsetHeight");
            Object around = page.locator("iframe").evaluate("frame => frame.offsetHeight");
            return content.equals(around) && (int) around != 480;
        });
    }

    private List<?> violations() {
        return window.violations(page.frames().get(1));
    }

    /** An issue's page with the announcement banner of the documentation. */
    private static String issuePage(String name, String key, URI deskpulse) throws IOException {
        return jira.page(
                name,
                "<meta name=ajs-issue-key content=" + key + ">" + documented(1, deskpulse) + "<main><h1>" + key
                        + "</h1><div id=viewissuesidebar style='width:360px'></div></main>");
    }

    private static String framing(String name, String path) {
        return jira.page(name, frame(path));
    }

    private static String frame(String path) {
        return "<main><h1>Jira</h1><iframe title=Deskpulse style='width:100%;height:1500px' src='" + address + path
                + "'></iframe></main>";
    }

    private static String documented(int example, URI deskpulse) throws IOException {
        return HTML.matcher(Files.readString(Path.of("../docs/datacenter.md")))
                .results()
                .map(block -> block.group(1))
                .toList()
                .get(example)
                .replace("https://deskpulse.example.com", deskpulse.toString());
    }
}
