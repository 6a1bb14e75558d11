package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskpulse.plugin.Chromium;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who mean harm write into tickets stays text on every page and in every export. */
class HostileTextTest {
    /** What ran, what was made of text, and where a sign that turns the direction reaches other words. */
    private static final String HARM = """
            () => {
                const found = window.stolen ? ['ran: ' + window.stolen] : [];
                document.querySelectorAll('img[src="x"], script:not([src]), [onerror]').forEach(one => found.push('made: ' + one.outerHTML));
                document.querySelectorAll('a[href^="javascript"]').forEach(one => found.push('link: ' + one.outerHTML));
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const node = texts.currentNode;
                    if (!node.data.includes('\\u202E')) continue;
                    let one = node.parentElement;
                    while (getComputedStyle(one).display === 'inline' && !/isolate|plaintext/.test(getComputedStyle(one).unicodeBidi)) {
                        one = one.parentElement;
                    }
                    if (one.textContent !== node.data && !/isolate|plaintext/.test(getComputedStyle(one).unicodeBidi) || !/^[^\\u202E]*\\u202E[^\\u202E]{1,20}$/.test(node.data)) {
                        found.push('turned: ' + one.outerHTML.slice(0, 300));
                    }
                }
                return found;
            }
            """;

    private static ServedDesk.Running running;
    private static Chromium chromium;

    private Chromium.Window window;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        running = ServedDesk.Running.hostile();
    }

    @AfterAll
    static void end() {
        if (running != null) {
            running.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        window = chromium.open("en-GB", ColorScheme.LIGHT, 1280);
        page = window.page();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        window.close();
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void inEveryGadgetItsTooltipsAndItsTickets() throws IOException {
        AllGadgets.show(page, running.address());
        assertThat(page.locator("body")).containsText("channel-gpj.exe");
        assertThat(gadget("Alerts")).containsText("channel-gpj.exe");
        assertThat(gadget("Findings")).containsText("gpj.exe");
        assertHarmless();

        Locator bars = gadget("By channel × kind");
        bars.scrollIntoViewIfNeeded();
        BoundingBox box = bars.locator("[role=img]").boundingBox();
        for (double part = 0.1; part < 1; part += 0.1) {
            page.mouse().move(box.x + box.width / 2, box.y + box.height * part);
            assertHarmless();
        }
        bars.locator(".mark-list summary").press("Enter");
        bars.locator(".mark-list button")
                .filter(new Locator.FilterOptions().setHasText("channel-gpj"))
                .first()
                .press("Enter");
        Locator tickets = page.getByRole(AriaRole.DIALOG);
        assertThat(tickets.locator("tbody")).containsText("summary-gpj.exe");
        assertHarmless();
        tickets.getByText("Show only this").click();
        assertThat(page.locator(".linked")).containsText("channel-gpj.exe");
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertHarmless();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/panel.html?key=" + HostileTickets.KEY,
                "/project.html?project=HD",
                "/gadget.html?dashboard=main&gadget=channels",
                "/#/admin/fields",
                "/#/admin/topics",
                "/#/admin/ledger"
            })
    void onEveryPage(String path) {
        page.navigate(running.address() + "/#/sign-in/" + ServedDesk.TOKEN);
        assertThat(page.locator(".tile").first()).isVisible();
        page.navigate(running.address() + path);
        assertThat(page.locator("h1, h2").first()).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertHarmless();
        if (path.startsWith("/panel")) {
            assertThat(page.locator("body")).containsText("summary-gpj.exe");
        }
    }

    @Test
    void inTheFilesOfAGadget() throws IOException {
        AllGadgets.show(page, running.address());
        Locator table = gadget("Table");
        Download csv = page.waitForDownload(() -> menu(table, "Export CSV"));
        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8))
                .contains("product-gpj.exe")
                .doesNotContainPattern("(^|[,\n\"])[=@+\\-](?![0-9.]+[,\n])");
        Download xlsx = page.waitForDownload(() -> menu(table, "Export Excel"));
        assertNoFormula(Files.readAllBytes(xlsx.path()));
        Download picture = page.waitForDownload(() -> menu(gadget("By channel × kind"), "Export picture"));
        assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
        assertHarmless();
    }

    @Test
    void inReportsOfEveryFormat(@TempDir Path folder) throws IOException {
        DeskReports reports = new DeskReports(running.desk());
        Map<ReportFormat, byte[]> files = reports
                .make(
                        Stretch.parse("2026-11", LocalDate.of(2026, 11, 10)),
                        reports.reader(Role.ADMIN),
                        ReportLanguage.EN,
                        EnumSet.allOf(ReportFormat.class))
                .files()
                .stream()
                .collect(Collectors.toMap(NamedFile::format, NamedFile::content));
        Path html = Files.write(folder.resolve("report.html"), files.get(ReportFormat.HTML));
        page.navigate(html.toUri().toString());
        assertThat(page.locator("body")).containsText("gpj.exe");
        assertHarmless();
        assertThat(new String(files.get(ReportFormat.MD), StandardCharsets.UTF_8))
                .contains("gpj.exe")
                .doesNotContainPattern("(?<!\\\\)<(img|script)");
        assertThat(new String(files.get(ReportFormat.PDF), StandardCharsets.ISO_8859_1))
                .doesNotContain("/JavaScript", "/JS", "/Launch");
        assertNoFormula(requireNonNull(files.get(ReportFormat.XLSX)));
        try (XWPFDocument text =
                new XWPFDocument(new ByteArrayInputStream(requireNonNull(files.get(ReportFormat.DOCX))))) {
            assertThat(text.getDocument().xmlText())
                    .contains("gpj.exe")
                    .doesNotContain("<img", "<script", "instrText", "fldSimple");
        }
    }

    private void assertHarmless() {
        assertThat((List<?>) page.evaluate(HARM)).isEmpty();
    }

    /** Every cell with words is text to the program that opens it. */
    private static void assertNoFormula(byte[] workbook) throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
        }
        assertThat(cells).extracting(Cell::toString).anySatisfy(text -> assertThat(text)
                .contains("gpj.exe"));
        assertThat(cells).extracting(Cell::getCellType).doesNotContain(CellType.FORMULA);
    }

    private static void menu(Locator gadget, String item) {
        gadget.locator(".gadget-head button").click();
        gadget.getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    private Locator gadget(String title) {
        return page.locator(".gadget")
                .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(title)))
                .first();
    }
}
