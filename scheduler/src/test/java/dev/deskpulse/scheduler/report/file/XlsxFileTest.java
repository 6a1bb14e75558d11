package dev.deskpulse.scheduler.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Column;
import dev.deskpulse.scheduler.report.page.Document.Heading;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Table;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1"})
    void whatBeginsLikeAFormulaIsTextInEverySheetAndPlace(String hostile) throws Exception {
        List<Section> sections = new ArrayList<>();
        for (String id : List.of("one", "two")) {
            sections.add(new Section(
                    id,
                    id,
                    List.of(
                            new Heading(hostile),
                            new Paragraph(hostile),
                            new Note(hostile),
                            new Table(
                                    hostile,
                                    List.of(new Column(hostile, false), new Column(hostile, true)),
                                    List.of(List.of(Cell.of(hostile), Cell.of(hostile)))))));
        }
        Document document = new Document(ReportLanguage.EN, hostile, "2026-10", List.of(hostile), hostile, sections);
        byte[] file = new XlsxFile(Map.of()).write(document);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            book.forEach(sheet -> {
                List<XSSFCell> cells = new ArrayList<>();
                sheet.forEach(row -> row.forEach(cell -> cells.add((XSSFCell) cell)));
                assertThat(cells).hasSizeGreaterThan(8).allSatisfy(cell -> {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                });
            });
        }
    }
}
