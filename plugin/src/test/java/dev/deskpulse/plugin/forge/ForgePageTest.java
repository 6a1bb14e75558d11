package dev.deskpulse.plugin.forge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskpulse.plugin.Chromium;
import dev.deskpulse.plugin.forge.ForgeDesk.Running;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The app's pages as they are deployed, in a frame of a real browser: Atlassian's own bridge package in them, a stand-in for
 * Jira's side of it, and behind that the real server with signed tokens.
 */
@ExtendWith(ForgeDesk.class)
class ForgePageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TOKENS =
            Path.of("../ui-fragments/node_modules/@atlaskit/tokens/dist/esm/artifacts/themes");

    /** What Jira puts into each frame of an app's. */
    private static final String BRIDGE = """
            if (window.top !== window) {
              window.__bridge = {
                callBridge: async (command, payload) => {
                  if (command === 'enableTheming') {
                    const { mode, css } = JSON.parse(await window.__jira('theme', '{}'));
                    document.documentElement.dataset.colorMode = mode;
                    document.documentElement.dataset.theme = 'dark:dark light:light';
                    document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
                    return;
                  }
                  return JSON.parse(await window.__jira(command, JSON.stringify(payload ?? {})));
                },
              };
            }
            """;

    private static Chromium chromium;
    private static FakeFrames frames;

    private final List<JsonNode> submitted = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final Map<String, Object> extension = new HashMap<>();
    private String locale = "en-US";
    private String mode = "light";
    private String account = ForgeDesk.ADMIN;
    private Chromium.Window window;
    private Page page;

    @BeforeAll
    static void openABrowser() {
        chromium = Chromium.launch();
        frames = new FakeFrames(Path.of("target/forge/static"));
    }

    @AfterAll
    static void closeIt() {
        if (chromium != null) {
            chromium.close();
            frames.close();
        }
    }

    @BeforeEach
    void openAWindow(Running running) {
        window = chromium.open("en-US", ColorScheme.LIGHT, 1000);
        page = window.page();
        page.context()
                .exposeFunction("__jira", arguments -> answer(running, (String) arguments[0], (String) arguments[1]));
        page.context().addInitScript(BRIDGE);
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
    void aGadgetOnJirasDashboardIsDrawnInItsReadersLanguageAndColours() throws IOException {
        locale = "zh-CN";
        mode = "dark";
        extension.put(
                "gadgetConfiguration",
                Map.of(
                        "settings",
                        Map.of("kind", "bars", "kpi", List.of("volume"), "days", 30, "by", List.of("channel"))));
        FrameLocator gadget = open("gadget.html");
        assertThat(gadget.locator(".gadget [role=img] svg")).isVisible();
        assertThat(gadget.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(gadget.locator("h2")).containsText("渠道");
        assertThat(violations()).isEmpty();
        window.picture("forge-gadget-zh.png");
    }

    @Test
    void aGadgetIsSetUpWhereJiraSetsUpGadgets() throws IOException {
        extension.put("entryPoint", "edit");
        FrameLocator gadget = open("gadget.html");
        gadget.getByLabel("Gadget", new FrameLocator.GetByLabelOptions().setExact(true))
                .fill("Pivot table");
        page.keyboard().press("Enter");
        gadget.getByLabel("Title").fill("Wann");
        assertThat(violations()).isEmpty();
        window.picture("forge-gadget-edit.png");
        gadget.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Save"))
                .click();
        page.waitForCondition(() -> !submitted.isEmpty());
        assertThat(submitted.get(0).at("/settings/title").asText()).isEqualTo("Wann");
        assertThat(submitted.get(0).at("/settings/kind").asText()).isEqualTo("pivot");
    }

    @Test
    void aGadgetThatIsNotSetUpSaysSo() {
        assertThat(open("gadget.html").getByText("Choose what this gadget shows"))
                .isVisible();
        assertThat(violations()).isEmpty();
    }

    @Test
    void whereJiraKeepsWhatItsReaderMaySeeThePageSaysSo(Running running) {
        account = "a-newcomer";
        running.secretive = true;
        try {
            assertThat(open("gadget.html").getByRole(AriaRole.ALERT)).containsText("does not let the app ask");
            assertThat(violations()).isEmpty();
        } finally {
            running.secretive = false;
        }
    }

    @Test
    void aTicketThatItsReaderMayNotSeeIsSaidToBeNone() {
        account = ForgeDesk.INSIDER;
        extension.put("issue", Map.of("key", ForgeDesk.SECURED, "id", "10004"));
        FrameLocator panel = open("panel.html");
        assertThat(panel.getByRole(AriaRole.ALERT)).containsText("no ticket " + ForgeDesk.SECURED + " in the store");
        assertThat(violations()).isEmpty();
    }

    @Test
    void theTicketsPanelShowsItsWordsTakesACorrectionAndOpensLinksThroughJira() throws IOException {
        extension.put("issue", Map.of("key", "HD-7", "id", "10007"));
        FrameLocator panel = open("panel.html");
        assertThat(panel.locator(".tags select")).hasCount(3);
        assertThat(panel.locator("mark").first()).isVisible();
        assertThat(violations()).isEmpty();
        window.picture("forge-panel.png");
        Locator kind = panel.locator(".tags select").nth(1);
        String judged = kind.inputValue();
        kind.selectOption(judged.equals("PRAISE") ? "QUESTION" : "PRAISE");
        assertThat(panel.locator(".tags").first()).containsText("The model says");
        kind.selectOption(judged);
        assertThat(kind).hasValue(judged);
        panel.locator("h1 a").click();
        page.waitForCondition(() -> !opened.isEmpty());
        assertThat(opened).containsExactly("/browse/HD-7");
    }

    @ParameterizedTest
    @CsvSource({"en-US, light", "zh-CN, dark"})
    void aProjectsPageHasNoAccessibilityViolation(String language, String colours) {
        locale = language;
        mode = colours;
        openTheProject();
        assertThat(violations()).isEmpty();
        window.picture("forge-project-" + language + ".png");
    }

    private FrameLocator openTheProject() {
        extension.put("project", Map.of("key", "HD", "id", "10000"));
        FrameLocator project = open("project.html");
        assertThat(project.locator("h1").first()).containsText("HD");
        assertThat(project.locator(".tile").first()).isVisible();
        assertThat(project.locator("[aria-busy=true]")).hasCount(0);
        return project;
    }

    @Test
    void aDashboardIsMadeAndRemovedInAFrame() {
        FrameLocator project = openTheProject();
        dashboards(project, "New dashboard");
        project.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("In Jira");
        assertThat(violations()).isEmpty();
        page.keyboard().press("Enter");
        assertThat(project.locator(".gadget")).hasCount(0);
        assertThat(project.locator(".dashboards option")).containsText(new String[] {"In Jira"});
        dashboards(project, "Remove dashboard");
        assertThat(violations()).isEmpty();
        project.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove dashboard"))
                .click();
        assertThat(project.locator(".tile").first()).isVisible();
        assertThat(project.locator(".dashboards option").getByText("In Jira")).hasCount(0);
    }

    private static void dashboards(FrameLocator project, String item) {
        project.locator(".dashboards button").first().click();
        project.getByRole(
                        AriaRole.MENUITEM,
                        new FrameLocator.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    @Test
    void aProjectsPageExports() throws IOException {
        FrameLocator project = openTheProject();
        Locator table = project.locator(".gadget")
                .filter(new Locator.FilterOptions().setHas(project.locator("h2").getByText("Table")));
        table.locator(".gadget-head button").click();
        Download csv = page.waitForDownload(
                () -> table.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Export CSV"))
                        .click());
        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8)).startsWith("\uFEFFfrom,agent");
    }

    @Test
    void theAdministrationsPageShowsTheSchedules() throws IOException {
        FrameLocator admin = open("admin.html");
        admin.locator(".admin nav").getByText("Schedules").click();
        assertThat(admin.locator("section.task").first()).isVisible();
        assertThat(violations()).isEmpty();
        window.picture("forge-admin.png");
    }

    @Test
    void noSectionOfTheAdministrationsPageHasAnAccessibilityViolation() {
        Locator sections = open("admin.html").locator(".admin nav a");
        assertThat(sections.first()).isVisible();
        for (Locator section : sections.all()) {
            section.click();
            assertThat(page.frameLocator("iframe").locator("[aria-busy=true]")).hasCount(0);
            assertThat(violations()).as(section.innerText()).isEmpty();
        }
    }

    @Test
    void whoAdministersJiraAloneIsToldSoInTheAdministration() {
        account = ForgeDesk.INSIDER;
        assertThat(open("admin.html").locator(".empty")).isVisible();
        assertThat(violations()).isEmpty();
    }

    private FrameLocator open(String name) {
        page.navigate(frames.around(name));
        return page.frameLocator("iframe");
    }

    /** Jira's side of the bridge. */
    private String answer(Running running, String command, String payload) {
        try {
            JsonNode asked = JSON.readTree(payload);
            return switch (command) {
                case "theme" -> JSON.writeValueAsString(Map.of("mode", mode, "css", tokens()));
                case "getContext" ->
                    JSON.writeValueAsString(Map.of(
                            "accountId", account,
                            "cloudId", FakeForge.CLOUD,
                            "locale", locale,
                            "siteUrl", running.jira.baseUrl(),
                            "extension", extension));
                case "invoke" -> invoked(running, asked);
                case "submit" -> {
                    submitted.add(asked);
                    yield "true";
                }
                case "navigate" -> {
                    opened.add(asked.get("url").asText());
                    yield "null";
                }
                default -> throw new AssertionError("the bridge was asked for " + command);
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Forge does: only a remote's JSON gets through, and 401 means that the token was refused. */
    private String invoked(Running running, JsonNode asked) throws JsonProcessingException {
        assertThat(asked.get("invokeType").asText()).isEqualTo("ui-remote-fetch");
        String body = asked.has("body") ? asked.get("body").toString() : "";
        HttpResponse<String> answer = running.asks(
                account, asked.get("method").asText(), asked.get("path").asText(), body);
        assertThat(answer.statusCode()).isNotEqualTo(401);
        Map<String, Object> payload = new HashMap<>(Map.of("status", answer.statusCode(), "headers", Map.of()));
        if (!answer.body().isEmpty()) {
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            payload.put("body", JSON.readTree(answer.body()));
        }
        return JSON.writeValueAsString(Map.of("success", true, "payload", payload));
    }

    /** Jira's design tokens, from the package that Jira takes them from. */
    private static String tokens() throws IOException {
        StringBuilder css = new StringBuilder();
        for (String theme : List.of(
                "atlassian-light", "atlassian-dark", "atlassian-spacing", "atlassian-typography", "atlassian-shape")) {
            String module = Files.readString(TOKENS.resolve(theme + ".js"));
            String text = module.substring(module.indexOf("export default ") + 15, module.lastIndexOf('"') + 1);
            css.append(JSON.readValue(text, String.class));
        }
        return css.toString();
    }

    private List<?> violations() {
        return window.violations(page.frames().get(1));
    }
}
