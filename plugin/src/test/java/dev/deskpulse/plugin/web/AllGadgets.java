package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dashboard of every kind of gadget. */
final class AllGadgets {
    /** What a kind needs beside it to show something. */
    static final Map<String, String> SETTINGS = settings();

    private static final ObjectMapper JSON = new ObjectMapper();

    private AllGadgets() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tiles", "'kpi': ['volume', 'first-response', 'csat', 'sla'], 'days': 30, 'compare': 'previous'");
        settings.put("trend", "'kpi': ['volume'], 'days': 90, 'each': 'day', 'forecast': true");
        settings.put("bars", "'kpi': ['volume'], 'by': ['channel', 'kind'], 'days': 90, 'shape': 'stacked'");
        settings.put("heat-map", "'kpi': ['volume'], 'days': 90");
        settings.put("table", "'kpi': ['volume', 'first-response', 'csat'], 'by': ['product'], 'days': 90");
        settings.put("agents", "'kpi': ['volume', 'first-response', 'resolution', 'fcr'], 'days': 90");
        settings.put("like-cases", "'days': 90");
        settings.put("actions", "");
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

    private static String dashboard() throws JsonProcessingException {
        ObjectNode dashboard = JSON.createObjectNode().put("id", "all").put("name", "All");
        ArrayNode gadgets = dashboard.putArray("gadgets");
        for (Map.Entry<String, String> kind : SETTINGS.entrySet()) {
            String more = kind.getValue().isEmpty() ? "" : ", " + kind.getValue();
            JsonNode settings = JSON.readTree(("{'kind': '" + kind.getKey() + "'" + more + "}").replace('\'', '"'));
            gadgets.addObject().put("id", kind.getKey()).put("width", 12).set("settings", settings);
        }
        return dashboard.toString();
    }

    /** Signs in, saves the dashboard and waits until all of it is there. */
    static void show(Page page, URI address) throws JsonProcessingException {
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
    }
}
