package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditEvent;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reports over the real store beside what the API answers of the same. */
@ExtendWith(ServedDesk.class)
class ReportTest {
    private static final Stretch OCTOBER = Stretch.parse("2026-10", LocalDate.of(2026, 11, 10));
    private static final String DAYS = "from=2026-10-01&to=2026-10-31";
    private static final String MAIN = "kpi=volume&kpi=first-response&kpi=resolution&kpi=handling-time&kpi=reopen-rate"
            + "&kpi=fcr&kpi=repeat-contact&kpi=one-touch&kpi=csat&kpi=nps&kpi=sla&kpi=backlog&kpi=complaints&kpi=sentiment";

    private static final MadeReports REPORTS = new MadeReports();

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .registerModule(StoreJson.plainValues())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void figuresAreThoseThatTheScreensAsk(URI address, Desk desk) throws Exception {
        var report = REPORTS.of(desk, OCTOBER, Role.ADMIN, ReportLanguage.EN).report();
        assertThat(now(report.main())).isEqualTo(figures(address, MAIN + "&" + DAYS));
        assertThat(json(report.main()).at("/before/tables"))
                .isEqualTo(figures(address, MAIN + "&from=2026-09-01&to=2026-09-30")
                        .get("tables"));
        assertThat(json(report.paths().get(0))).isEqualTo(figures(address, "kpi=volume&each=day&" + DAYS));
        assertThat(now(report.kinds())).isEqualTo(figures(address, "kpi=volume&kpi=sentiment&by=kind&" + DAYS));
        assertThat(json(report.hours())).isEqualTo(figures(address, "kpi=volume&by=weekday&by=hour&top=24&" + DAYS));
        assertThat(json(report.agents()))
                .isEqualTo(figures(
                        address,
                        "kpi=volume&kpi=first-response&kpi=resolution&kpi=fcr&kpi=reopen-rate&kpi=csat&by=agent&top=40&"
                                + DAYS));
        assertThat(report.main().tables().get(0).rows().get(0).cases()).isPositive();
    }

    @Test
    void everyFormatTellsTheSameKeyFigures(Desk desk) throws Exception {
        for (ReportLanguage language : ReportLanguage.values()) {
            ReportFiles.Made made = REPORTS.of(desk, OCTOBER, Role.ADMIN, language);
            List<String> figures = keyFigures(made.document());
            assertThat(figures).hasSizeGreaterThan(10);
            Map<ReportFormat, String> texts =
                    made.files().stream().collect(Collectors.toMap(NamedFile::format, ReportTest::text));
            for (ReportFormat format :
                    List.of(ReportFormat.MD, ReportFormat.HTML, ReportFormat.PDF, ReportFormat.DOCX)) {
                assertThat(texts.get(format)).as(format + " " + language).contains(figures);
            }
            assertThat(texts.get(ReportFormat.XLSX)).contains(String.valueOf(volume(made)));
        }
    }

    @Test
    void namedRivalsAreThoseOfTheScreensInEveryFormatAndSentencesAreForLeads(URI address, Desk desk) throws Exception {
        JsonNode rival = StreamSupport.stream(
                        answer(address, "/api/rivals?" + DAYS).get("named").spliterator(), false)
                .filter(one -> one.get("kind").asText().equals("RIVAL"))
                .findFirst()
                .orElseThrow();
        String sentence = rival.at("/said/0/sentence").asText();
        for (ReportLanguage language : ReportLanguage.values()) {
            ReportFiles.Made lead = REPORTS.of(desk, OCTOBER, Role.LEAD, language);
            List<String> row = tables(lead.document(), "rivals").get(0).rows().get(0).stream()
                    .map(Document.Cell::text)
                    .toList();
            assertThat(row.subList(0, 4))
                    .containsExactly(
                            rival.get("name").asText(),
                            rival.get("tickets").asText(),
                            rival.get("negative").asText(),
                            rival.get("positive").asText());
            assertThat(row.get(4)).isEqualTo(trend(language, rival.get("trend").asText()));
            assertThat(lead.files()).allSatisfy(file -> assertThat(text(file))
                    .contains(rival.get("name").asText(), language.either("Rivals that customers name", "客户提到的竞争对手")));
            assertThat(tables(lead.document(), "rivals").get(1).rows())
                    .anyMatch(said -> said.get(2).text().equals(sentence));
            assertThat(tables(REPORTS.of(desk, OCTOBER, Role.VIEWER, language).document(), "rivals"))
                    .hasSize(1);
        }
    }

    private static String trend(ReportLanguage language, String trend) {
        return switch (trend) {
            case "GROWS" -> language.either("grows", "上升");
            case "FALLS" -> language.either("falls", "下降");
            case "STEADY" -> language.either("steady", "平稳");
            default -> language.either("too few to tell", "太少，无法判断");
        };
    }

    private static List<Document.Table> tables(Document document, String section) {
        return document.sections().stream()
                .filter(one -> one.id().equals(section))
                .flatMap(one -> one.blocks().stream())
                .filter(Document.Table.class::isInstance)
                .map(Document.Table.class::cast)
                .toList();
    }

    @Test
    void viewersGetNoAgentNoSingleCustomerAndNoCase(Desk desk) {
        ReportFiles.Made made = REPORTS.of(desk, OCTOBER, Role.VIEWER, ReportLanguage.EN);
        assertThat(made.document().sections())
                .extracting(Document.Section::id)
                .contains("summary", "quality", "kpis")
                .doesNotContain("agents", "cases");
        assertThat(made.report().customers().winBack()).isEmpty();
        assertThat(made.report().quality().certificate()).isEmpty();
        assertThat(REPORTS.of(desk, OCTOBER, Role.LEAD, ReportLanguage.EN)
                        .document()
                        .sections())
                .extracting(Document.Section::id)
                .contains("agents", "customers");
    }

    @Test
    void noFormatTellsViewersAPersonACustomerOrATicketsWords(Desk desk) {
        Set<String> people = desk.tickets().people().values().stream()
                .map(Person::displayName)
                .collect(Collectors.toSet());
        Set<String> customers = made(desk, Role.LEAD).report().customers().winBack().stream()
                .map(customer -> customer.facts().customer())
                .collect(Collectors.toSet());
        Set<String> summaries = desk.tickets().latest(200).stream()
                .map(Ticket::summary)
                .filter(summary -> summary.matches(".*(Chat with |LY\\d{5}).*"))
                .collect(Collectors.toSet());
        assertThat(people).hasSizeGreaterThan(3);
        assertThat(customers).isNotEmpty();
        for (NamedFile file : made(desk, Role.VIEWER).files()) {
            assertThat(text(file))
                    .as(file.name())
                    .doesNotContain(people)
                    .doesNotContain(customers)
                    .doesNotContain(summaries)
                    .doesNotContainPattern("[\\w.]+@[\\w-]+\\.\\w");
        }
        for (NamedFile file : made(desk, Role.LEAD).files()) {
            String told = text(file);
            assertThat(customers).as(file.name()).anyMatch(told::contains);
            assertThat(people).as(file.name()).anyMatch(told::contains);
        }
    }

    private static ReportFiles.Made made(Desk desk, Role role) {
        return REPORTS.of(desk, OCTOBER, role, ReportLanguage.EN);
    }

    @Test
    void whoAsksOnThePageGetsWhatTheySeeAndIsNamedOnIt(URI address) throws Exception {
        HttpResponse<String> all = report(address, ServedDesk.TOKEN, "period=2026-10&format=md&language=en&role=admin");
        HttpResponse<String> one =
                report(address, ServedDesk.INSIDER, "period=2026-10&format=md&language=en&role=viewer");
        HttpResponse<String> none =
                report(address, ServedDesk.OUTSIDER, "period=2026-10&format=md&language=zh&role=viewer");
        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(all.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"deskpulse-2026-10-01-2026-10-31-en.md\"");
        assertThat(all.body()).contains("## Agents", "Certificate", "For admin (admins)");
        assertThat(one.body())
                .contains("only tickets that the reader may see", "(viewers) · 2026-11-10")
                .doesNotContain("## Agents", "Certificate");
        assertThat(volumeOf(one)).isPositive().isLessThan(volumeOf(all));
        assertThat(none.body()).contains("本周期内没有新建工单");
    }

    @Test
    void nobodyGetsThePartsOfARoleAboveTheirs(URI address) throws Exception {
        for (String role : List.of("lead", "admin")) {
            assertThat(report(address, ServedDesk.INSIDER, "period=2026-10&format=pdf&language=en&role=" + role)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(report(address, ServedDesk.LEAD, "period=2026-10&format=md&language=en&role=admin")
                        .statusCode())
                .isEqualTo(403);
        for (String wrong : List.of(
                "period=2027-10&format=pdf&language=en&role=viewer",
                "period=&format=pdf&language=en&role=viewer",
                "period=2026-10&format=exe&language=en&role=viewer",
                "format=pdf&language=en&role=viewer")) {
            assertThat(report(address, ServedDesk.TOKEN, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aReportThatSomebodyTakesIsInTheLog(URI address, Desk desk) throws Exception {
        report(address, ServedDesk.INSIDER, "period=2026-10&format=md&language=en&role=viewer");
        AuditEvent entry = desk.audit()
                .find(AuditQuery.latest(AuditAction.EXPORT, 1))
                .get(0)
                .event();
        assertThat(entry.target()).isEqualTo("report 2026-10-01..2026-10-31 for viewer");
        assertThat(entry.detail()).isEqualTo("md → download");
        assertThat(entry.role()).isEqualTo("viewer");
    }

    private HttpResponse<String> report(URI address, String token, String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/api/reports?" + query))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Deskpulse", "1")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int volumeOf(HttpResponse<String> report) {
        Matcher volume = Pattern.compile("\\| Volume \\| ([\\d,]+)|([\\d,]+) tickets were created")
                .matcher(report.body());
        assertThat(volume.find()).isTrue();
        String found = volume.group(1) == null ? volume.group(2) : volume.group(1);
        return Integer.parseInt(found.replace(",", ""));
    }

    @Test
    void theReadersNameAndTheTimeStandAcrossEveryPage(Desk desk) throws Exception {
        for (ReportLanguage language : ReportLanguage.values()) {
            ReportFiles.Made made = REPORTS.of(desk, OCTOBER, Role.LEAD, language);
            String mark = made.document().watermark();
            assertThat(mark).contains(language.either("leads", "主管"), "2026-11-10");
            try (PDDocument pdf =
                    Loader.loadPDF(MadeReports.file(made, ReportFormat.PDF).content())) {
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    assertThat(across(pdf, page)).as("page " + page).isEqualTo(mark);
                }
            }
            try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(
                    MadeReports.file(made, ReportFormat.DOCX).content()))) {
                assertThat(word.getHeaderFooterPolicy()
                                .getDefaultHeader()
                                ._getHdrFtr()
                                .xmlText())
                        .contains(mark, "rotation:");
            }
            assertThat(text(MadeReports.file(made, ReportFormat.HTML)))
                    .contains("class=\"stamp\" aria-hidden=\"true\">" + mark);
            assertThat(text(MadeReports.file(made, ReportFormat.XLSX))).contains(mark);
            assertThat(text(MadeReports.file(made, ReportFormat.MD))).contains(mark.substring(0, mark.indexOf(" · ")));
        }
    }

    /** What stands on a page at an angle. */
    private static String across(PDDocument pdf, int page) throws IOException {
        StringBuilder across = new StringBuilder();
        PDFTextStripper text = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                if (Math.abs(letter.getTextMatrix().getShearY()) > 0.1) {
                    across.append(letter.getUnicode());
                }
            }
        };
        text.setStartPage(page);
        text.setEndPage(page);
        text.getText(pdf);
        return across.toString();
    }

    @Test
    void actionsOfThePeriodHaveVerdictsAndForLeadsTheirOwners(Desk desk) {
        for (ReportLanguage language : ReportLanguage.values()) {
            String lead = text(MadeReports.file(REPORTS.of(desk, OCTOBER, Role.LEAD, language), ReportFormat.MD));
            String viewer = text(MadeReports.file(REPORTS.of(desk, OCTOBER, Role.VIEWER, language), ReportFormat.MD));
            assertThat(lead).contains(language.either("Actions and verdicts", "改进措施与结论"), "Chen Jing");
            assertThat(viewer)
                    .contains("Answers of the bot are checked daily", language.either("(95 %: ", "（95 % 区间 "))
                    .doesNotContain("Chen Jing", "Done before there were tickets");
        }
    }

    @Test
    void anEmptyMonthSaysSoAndLeavesOutWhatHasNothingToSay(Desk desk) {
        Stretch empty = Stretch.parse("2019-01", LocalDate.of(2026, 11, 10));
        ReportFiles.Made made = REPORTS.of(desk, empty, Role.ADMIN, ReportLanguage.EN);
        assertThat(made.document().sections()).extracting(Document.Section::id).containsExactly("summary", "quality");
        assertThat(made.files()).hasSize(ReportFormat.values().length).allSatisfy(file -> assertThat(text(file))
                .contains("No ticket was created in this period"));
    }

    @Test
    void aPeriodToComeIsRefused(Desk desk) {
        Stretch future = Stretch.parse("2027-01", LocalDate.of(2026, 11, 10));
        assertThatThrownBy(() -> REPORTS.of(desk, future, Role.ADMIN, ReportLanguage.EN))
                .hasMessageContaining("has not begun")
                .hasMessageContaining("2026-11-10");
    }

    @Test
    void thePdfBringsItsFontAndNoOther(Desk desk) throws IOException {
        ReportFiles.Made made = REPORTS.of(desk, OCTOBER, Role.VIEWER, ReportLanguage.ZH);
        try (PDDocument pdf =
                Loader.loadPDF(MadeReports.file(made, ReportFormat.PDF).content())) {
            Set<String> fonts = new TreeSet<>();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    fonts.add(font.getName().replaceAll("^[A-Z]{6}\\+", ""));
                }
            }
            assertThat(fonts).containsExactly("NotoSansSC-Bold", "NotoSansSC-Regular");
        }
    }

    @Test
    void whatLeavesTheDeskIsLogged(Desk desk, @TempDir Path folder) {
        DeskReports reports = new DeskReports(desk);
        ReportFiles.Made made =
                reports.make(OCTOBER, reports.reader(Role.VIEWER), ReportLanguage.EN, Set.of(ReportFormat.MD));
        Path saved = reports.save(made, folder, Actor.COMMAND_LINE).get(0);
        assertThat(saved).exists();
        AuditEvent entry = desk.audit()
                .find(AuditQuery.latest(AuditAction.EXPORT, 1))
                .get(0)
                .event();
        assertThat(entry.actor()).isEqualTo("command line");
        assertThat(entry.target()).isEqualTo("report 2026-10-01..2026-10-31 for viewer");
        assertThat(entry.detail()).isEqualTo("md → " + saved);
    }

    private static long volume(ReportFiles.Made made) {
        return made.report().quality().tickets();
    }

    /** The first column of numbers of the key figures. */
    private static List<String> keyFigures(Document document) {
        return tables(document, "kpis").stream()
                .limit(1)
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(1).text())
                .toList();
    }

    private static String text(NamedFile file) {
        try {
            return switch (file.format()) {
                case MD, HTML -> new String(file.content(), StandardCharsets.UTF_8);
                case PDF -> {
                    try (PDDocument pdf = Loader.loadPDF(file.content())) {
                        yield new PDFTextStripper().getText(pdf);
                    }
                }
                case DOCX -> {
                    try (XWPFDocument text = new XWPFDocument(new ByteArrayInputStream(file.content()))) {
                        yield text.getParagraphs().stream()
                                        .map(p -> p.getText())
                                        .collect(Collectors.joining("\n"))
                                + text.getTables().stream()
                                        .map(t -> t.getText())
                                        .collect(Collectors.joining("\n"));
                    }
                }
                case XLSX -> {
                    StringBuilder cells = new StringBuilder();
                    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.content()))) {
                        book.forEach(sheet -> sheet.forEach(
                                row -> row.forEach(cell -> cells.append(cell).append('\n'))));
                    }
                    yield cells.toString();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(FigureAnswer answer) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(answer));
    }

    /** Without the period before: of a month it is the month before, of the days that a screen asks for as many days. */
    private static JsonNode now(FigureAnswer answer) throws JsonProcessingException {
        return ((ObjectNode) json(answer)).putNull("before");
    }

    private JsonNode figures(URI address, String query) throws IOException, InterruptedException {
        return answer(address, "/api/figures?" + query);
    }

    private JsonNode answer(URI address, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + ServedDesk.TOKEN)
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
