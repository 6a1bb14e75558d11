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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard of every kind of gadget, and of the shapes and settings that draw one otherwise. */
final class AllGadgets {
    /** What a kind needs beside it to show something. */
    static final Map<String, String> SETTINGS = settings();

    /** Kinds drawn otherwise than above, by the gadget's id. */
    private static final Map<String, String> OTHERWISE = otherwise();

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
        settings.put("staffing", "");
        settings.put("training", "'days': 180");
        settings.put("quality", "'days': 90");
        settings.put("feedback", "");
        settings.put("actions", "");
        settings.put("pivot", "'kpi': ['volume'], 'by': ['channel', 'kind'], 'days': 90");
        settings.put("funnel", "'days': 90");
        settings.put("milestones", "'days': 90");
        settings.put("order-flow", "'days': 90");
        settings.put("flow", "'by': ['channel', 'kind'], 'days': 90");
        settings.put("topics", "'days': 90, 'top': 5");
        settings.put("findings", "");
        settings.put("root-cause", "");
        settings.put("at-risk", "'top': 5");
        settings.put("customers", "");
        settings.put("rivals", "'days': 90");
        settings.put("alerts", "");
        settings.put("targets", "");
        return settings;
    }

    private static Map<String, String> otherwise() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tile-target", "'kind': 'tiles', 'kpi': ['csat'], 'period': 'this-month', 'target': 0.8");
        settings.put(
                "trend-before", "'kind': 'trend', 'kpi': ['volume'], 'days': 30, 'compare': 'previous', 'target': 20");
        settings.put("trend-by", "'kind': 'trend', 'kpi': ['volume'], 'by': ['channel'], 'days': 90, 'each': 'week'");
        settings.put(
                "trend-sentiment",
                "'kind': 'trend', 'kpi': ['volume'], 'by': ['sentiment'], 'days': 90, 'each': 'week', 'shape': 'stacked'");
        settings.put(
                "trend-jql",
                "'kind': 'trend', 'kpi': ['volume'], 'days': 90, 'forecast': true, 'only': ['jql=project = HD']");
        settings.put(
                "bars-before",
                "'kind': 'bars', 'kpi': ['first-response'], 'by': ['channel'], 'period': 'last-month',"
                        + " 'compare': 'previous', 'target': 7200");
        settings.put("pie", "'kind': 'bars', 'kpi': ['volume'], 'by': ['sentiment'], 'days': 90, 'shape': 'pie'");
        settings.put("donut", "'kind': 'bars', 'kpi': ['volume'], 'by': ['channel'], 'days': 90, 'shape': 'donut'");
        settings.put("win-back", "'kind': 'at-risk', 'customers': 'win-back', 'top': 5");
        return settings;
    }

    /** The gadgets' ids, in the order of the dashboard. */
    static List<String> ids() {
        return Stream.concat(SETTINGS.keySet().stream(), OTHERWISE.keySet().stream())
                .toList();
    }

    private static String dashboard() throws JsonProcessingException {
        ObjectNode dashboard = JSON.createObjectNode().put("id", "all").put("name", "All");
        ArrayNode gadgets = dashboard.putArray("gadgets");
        for (Map.Entry<String, String> kind : SETTINGS.entrySet()) {
            String more = kind.getValue().isEmpty() ? "" : ", " + kind.getValue();
            add(gadgets, kind.getKey(), "'kind': '" + kind.getKey() + "'" + more);
        }
        for (Map.Entry<String, String> gadget : OTHERWISE.entrySet()) {
            add(gadgets, gadget.getKey(), gadget.getValue());
        }
        return dashboard.toString();
    }

    private static void add(ArrayNode gadgets, String id, String settings) throws JsonProcessingException {
        JsonNode read = JSON.readTree(("{" + settings + "}").replace('\'', '"'));
        gadgets.addObject().put("id", id).put("width", 12).set("settings", read);
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
        assertThat(page.locator(".gadget")).hasCount(ids().size());
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }
}
