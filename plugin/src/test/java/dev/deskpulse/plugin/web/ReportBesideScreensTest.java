package dev.deskpulse.plugin.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every part of a report beside what the API tells the screens of the same days. */
@ExtendWith(ServedDesk.class)
class ReportBesideScreensTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final double SECONDS_OF_HOUR = 3_600;
    private static final Stretch OCTOBER = Stretch.parse("2026-10", TODAY);
    /** Up to today, as the screens tell what has no past. */
    private static final Stretch LATELY = Stretch.parse("2026-10-12..2026-11-10", TODAY);

    private static final MadeReports REPORTS = new MadeReports();

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .registerModule(StoreJson.plainValues())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void channelsResponseSatisfactionAndFacetsAreTheScreens(URI address, Desk desk) throws Exception {
        Report report = made(desk, OCTOBER).report();
        Map<String, Object> parts = Map.of(
                "kpi=volume&kpi=first-response&kpi=csat&by=channel", report.channels(),
                "kpi=first-response&kpi=next-response&kpi=resolution&kpi=handling-time&kpi=waiting-desk",
                        report.response(),
                "kpi=csat&kpi=nps&kpi=effort&kpi=sentiment&kpi=complaints", report.satisfaction(),
                "kpi=csat-facets&by=facet", report.facets());
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            JsonNode told = ((ObjectNode) json(part.getValue())).putNull("before");
            assertThat(told)
                    .as(part.getKey())
                    .isEqualTo(answer(address, "/figures?from=2026-10-01&to=2026-10-31&" + part.getKey()));
        }
        assertThat(report.channels().tables().get(0).rows()).hasSizeGreaterThan(2);
        assertThat(report.response().tables().get(0).rows()).isNotEmpty();
        assertThat(report.satisfaction().tables().get(0).rows()).isNotEmpty();
    }

    @Test
    void everyPathIsTheScreens(URI address, Desk desk) throws Exception {
        Report report = made(desk, OCTOBER).report();
        List<String> kpis = List.of("volume", "backlog", "first-response", "resolution", "csat", "sentiment");
        assertThat(report.paths()).hasSize(kpis.size());
        for (int i = 0; i < kpis.size(); i++) {
            assertThat(json(report.paths().get(i)))
                    .as(kpis.get(i))
                    .isEqualTo(answer(address, "/figures?each=day&from=2026-10-01&to=2026-10-31&kpi=" + kpis.get(i)));
        }
    }

    @Test
    void topicsAreTheScreens(URI address, Desk desk) throws Exception {
        List<JsonNode> told = new ArrayList<>();
        made(desk, LATELY).report().topics().forEach(topic -> told.add(json(topic)));
        List<JsonNode> shown = new ArrayList<>();
        answer(address, "/topics?days=30").forEach(topic -> shown.add(((ObjectNode) topic).without("news")));
        assertThat(told).isNotEmpty().isEqualTo(shown.subList(0, told.size()));
        assertThat(shown.stream().skip(told.size()))
                .as("what the report leaves out")
                .allMatch(topic -> told.size() == 15 || topic.get("tickets").asLong() == 0);
    }

    @Test
    void targetsAreTheScreens(URI address, Desk desk) throws Exception {
        Map<String, JsonNode> shown = new HashMap<>();
        answer(address, "/targets")
                .forEach(target -> shown.put(target.get("name").asText(), target));
        var targets = made(desk, LATELY).report().targets();
        assertThat(targets).isNotEmpty().hasSameSizeAs(shown.keySet());
        targets.forEach(review -> {
            JsonNode screen = requireNonNull(shown.get(review.target().name()));
            assertThat(screen.get("goal").asDouble()).isEqualTo(review.target().goal());
            for (int i = 0; i < review.periods().size(); i++) {
                JsonNode period = screen.get("periods").get(i);
                assertThat(period.get("from").asText())
                        .isEqualTo(review.periods().get(i).from().toString());
                assertThat(period.get("cases").asLong())
                        .isEqualTo(review.periods().get(i).cases());
                assertThat(period.get("value"))
                        .isEqualTo(json(review.periods().get(i).value()));
                assertThat(period.get("light").asText())
                        .isEqualToIgnoringCase(review.periods().get(i).light().name());
            }
        });
    }

    @Test
    void findingsWithTheirCausesAreTheScreens(URI address, Desk desk) throws Exception {
        Map<String, JsonNode> shown = StreamSupport.stream(
                        answer(address, "/findings").spliterator(), false)
                .collect(Collectors.toMap(finding -> finding.get("id").asText(), finding -> finding));
        JsonNode first = shown.values().iterator().next();
        Stretch itsDays = Stretch.parse(
                first.get("from").asText() + ".." + first.get("to").asText(), TODAY);
        var findings = made(desk, itsDays).report().findings();
        assertThat(findings).isNotEmpty();
        findings.forEach(explained -> {
            JsonNode screen = requireNonNull(shown.get(explained.finding().id()));
            for (String figure : List.of("headline", "from", "to", "before", "after", "slice", "representative")) {
                assertThat(screen.get(figure))
                        .as(figure)
                        .isEqualTo(json(explained.finding()).get(figure));
            }
            assertThat(screen.get("causes").get("suspects"))
                    .hasSameSizeAs(explained.causes().suspects());
        });
    }

    @Test
    void agentsOnLikeCasesAreTheScreens(URI address, Desk desk) throws Exception {
        List<String> shown = new ArrayList<>();
        for (JsonNode agent :
                answer(address, "/agents?from=2026-10-01&to=2026-10-31").get("agents")) {
            for (JsonNode figure : agent.get("figures")) {
                if (Set.of("BETTER", "WORSE").contains(figure.get("verdict").asText())) {
                    shown.add(agent.get("name").asText() + " "
                            + figure.at("/name/en").asText() + " "
                            + figure.get("cases").asLong());
                }
            }
        }
        List<String> told = rows(made(desk, OCTOBER).document(), "like-cases").stream()
                .map(row -> row.get(0).text() + " " + row.get(1).text() + " "
                        + row.get(2).text())
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(shown);
        assertThat(made(desk, OCTOBER).document().sections())
                .extracting(Document.Section::id)
                .contains("like-cases");
    }

    @Test
    void customersAreTheScreensInTheSameOrder(URI address, Desk desk) throws Exception {
        Report.People customers = made(desk, OCTOBER).report().customers();
        List<String> shown = new ArrayList<>();
        answer(address, "/customers?order=WIN_BACK&top=10")
                .forEach(one -> shown.add(one.get("customer").asText()));
        assertThat(customers.winBack())
                .isNotEmpty()
                .extracting(one -> one.facts().customer())
                .isEqualTo(shown);
        JsonNode lifecycles = answer(address, "/customers/summary").get("lifecycles");
        assertThat(json(customers.lifecycles())).isEqualTo(lifecycles);
    }

    @Test
    void actionsHaveTheVerdictsOfTheScreens(URI address, Desk desk) throws Exception {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode action : answer(address, "/actions")) {
            if (!action.get("action").isNull()
                    && action.at("/action/start").asText().compareTo("2026-10-31") <= 0
                    && action.at("/action/by").asText().compareTo("2026-10-01") >= 0) {
                verdicts.add(action.at("/action/step").asText() + ": "
                        + (action.get("verdict").isNull() ? action.at("/problem/en") : action.at("/verdict/words/en"))
                                .asText());
            }
        }
        List<String> told = rows(made(desk, OCTOBER).document(), "actions").stream()
                .map(row -> row.get(1).text() + ": " + row.get(row.size() - 1).text())
                .toList();
        assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(verdicts);
    }

    @Test
    void whatComesIsTheScreens(URI address, Desk desk) throws Exception {
        Report.Ahead ahead = made(desk, LATELY).report().ahead().orElseThrow();
        JsonNode points = answer(address, "/forecast?kpi=volume&days=14").get("points");
        assertThat(points).hasSize(ahead.days().size());
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).get("day").asText())
                    .isEqualTo(ahead.days().get(i).toString());
            assertThat(points.get(i).get("mean").asDouble())
                    .isEqualTo(ahead.forecast().points().get(i).mean());
        }
    }

    @Test
    void aWorkbookHoldsEveryFigureOfEveryTable(Desk desk) throws Exception {
        ReportFiles.Made made = made(desk, LATELY);
        Set<String> texts;
        List<Double> numbers = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                MadeReports.file(made, ReportFormat.XLSX).content()))) {
            List<Cell> cells = new ArrayList<>();
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
            texts = cells.stream()
                    .filter(cell -> cell.getCellType() == CellType.STRING)
                    .map(Cell::getStringCellValue)
                    .collect(Collectors.toSet());
            cells.stream()
                    .filter(cell -> cell.getCellType() == CellType.NUMERIC)
                    .forEach(cell -> numbers.add(cell.getNumericCellValue()));
        }
        List<Document.Cell> told = made.document().sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Document.Table table ? table.rows().stream() : Stream.empty())
                .flatMap(List::stream)
                .toList();
        assertThat(told).hasSizeGreaterThan(200);
        for (Document.Cell cell : told) {
            Double number = cell.number();
            if (number != null) {
                double value = cell.unit() == Kpi.Unit.SECONDS ? number / SECONDS_OF_HOUR : number;
                assertThat(numbers)
                        .as(cell.toString())
                        .anyMatch(written -> Math.abs(written - value) <= 1e-9 * Math.max(1, value));
            } else if (!cell.text().isEmpty()) {
                assertThat(texts).as(cell.toString()).anyMatch(text -> text.endsWith(cell.text()));
            }
        }
    }

    private static List<List<Document.Cell>> rows(Document document, String section) {
        return document.sections().stream()
                .filter(one -> one.id().equals(section))
                .flatMap(one -> one.blocks().stream())
                .flatMap(block -> block instanceof Document.Table table ? table.rows().stream() : Stream.empty())
                .toList();
    }

    private static ReportFiles.Made made(Desk desk, Stretch period) {
        return REPORTS.of(desk, period, Role.ADMIN, ReportLanguage.EN);
    }

    private static JsonNode json(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode answer(URI address, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api" + path))
                .header("Authorization", "Bearer " + ServedDesk.TOKEN)
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
