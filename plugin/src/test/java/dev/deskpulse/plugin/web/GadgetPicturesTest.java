package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.deskpulse.plugin.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of gadget with real figures, in both languages and themes; the pictures are in {@code
 * plugin/target/screenshots}, and those of the documents were taken from there.
 */
@ExtendWith(ServedDesk.class)
class GadgetPicturesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 1280;

    /** What a kind needs beside it to show something. */
    private static final Map<String, String> SETTINGS = settings();

    private static URI address;
    private static Chromium chromium;

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tiles", "'kpi': ['volume', 'first-response', 'csat', 'sla'], 'days': 30, 'compare': 'previous'");
        settings.put("trend", "'kpi': ['volume'], 'days': 90, 'each': 'day', 'forecast': true");
        settings.put("bars", "'kpi': ['volume'], 'by': ['channel', 'kind'], 'days': 90, 'shape': 'stacked'");
        settings.put("heat-map", "'kpi': ['volume'], 'days': 90");
        settings.put("table", "'kpi': ['volume', 'first-response', 'csat'], 'by': ['product'], 'days': 90");
        settings.put("agents", "'kpi': ['volume', 'first-response', 'resolution', 'fcr'], 'days': 90");
        settings.put("like-cases", "'days': 90");
        settings.put("pivot", "'kpi': ['volume'], 'by': ['channel', 'kind'], 'days': 90");
        settings.put("funnel", "'days': 90");
        settings.put("milestones", "'days': 90");
        settings.put("flow", "'by': ['channel', 'kind'], 'days': 90");
        settings.put("topics", "'days': 90, 'top': 5");
        settings.put("findings", "");
        settings.put("root-cause", "");
        settings.put("at-risk", "'top': 5");
        settings.put("customers", "");
        settings.put("alerts", "");
        settings.put("targets", "");
        return settings;
    }

    @BeforeAll
    static void openABrowser(URI served) {
        chromium = Chromium.launch();
        address = served;
    }

    @AfterAll
    static void closeIt() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String dashboard() throws IOException {
        ObjectNode dashboard = JSON.createObjectNode().put("id", "all").put("name", "All");
        ArrayNode gadgets = dashboard.putArray("gadgets");
        for (Map.Entry<String, String> kind : SETTINGS.entrySet()) {
            String more = kind.getValue().isEmpty() ? "" : ", " + kind.getValue();
            JsonNode settings = JSON.readTree(("{'kind': '" + kind.getKey() + "'" + more + "}").replace('\'', '"'));
            gadgets.addObject().put("id", kind.getKey()).put("width", 12).set("settings", settings);
        }
        return dashboard.toString();
    }

    @Test
    void everyKindThatTheApiKnowsIsInThePictures() throws IOException {
        try (InputStream yaml = GadgetPicturesTest.class.getResourceAsStream("/openapi/deskpulse.yaml")) {
            List<String> kinds = new ArrayList<>();
            new YAMLMapper()
                    .readTree(yaml)
                    .at("/components/schemas/GadgetKind/enum")
                    .forEach(kind -> kinds.add(kind.asText()));
            assertThat(SETTINGS.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "en-GB, DARK", "zh-CN, LIGHT", "zh-CN, DARK"})
    void everyKindIsDrawnAndForEverybody(String locale, ColorScheme scheme) throws IOException {
        try (Chromium.Window window = chromium.open(locale, scheme, WIDTH)) {
            Page page = window.page();
            page.request()
                    .put(
                            address + "/api/dashboards/all",
                            RequestOptions.create()
                                    .setHeader("X-Deskpulse", "1")
                                    .setHeader("Authorization", "Bearer " + ServedDesk.TOKEN)
                                    .setHeader("Content-Type", "application/json")
                                    .setData(dashboard()));
            page.navigate(address + "/#/sign-in/" + ServedDesk.TOKEN);
            assertThat(page.locator(".tile").first()).isVisible();
            page.navigate(address + "/#/dashboard/all");
            assertThat(page.locator(".gadget")).hasCount(SETTINGS.size());
            assertThat(page.locator("[aria-busy=true]")).hasCount(0);
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
            assertThat(window.violations()).isEmpty();
            int place = 0;
            for (String kind : SETTINGS.keySet()) {
                Locator gadget = page.locator(".gadget").nth(place++);
                window.picture(
                        gadget,
                        "gadget-" + kind + "-" + locale + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
            }
            assertThat(window.complaints()).isEmpty();
        }
    }
}
