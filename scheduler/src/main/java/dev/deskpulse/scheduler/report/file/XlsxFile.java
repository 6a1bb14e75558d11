package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.connector.file.SpreadsheetGuard;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Heading;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A report as a workbook: a sheet a section, numbers as numbers in their units, no formula. */
final class XlsxFile {
    private static final int FIRST_COLUMN = 34;
    private static final int OTHER_COLUMNS = 15;
    private static final int WIDTH_OF_CHARACTER = 256;
    private static final int CHART_COLUMNS = 6;
    private static final int CHART_ROWS = 15;

    private final Map<Chart, byte[]> pictures;

    /** @param pictures of the document's charts, as PNG */
    XlsxFile(Map<Chart, byte[]> pictures) {
        this.pictures = pictures;
    }

    byte[] write(Document document) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XlsxStyles styles = new XlsxStyles(book);
            document.sections().forEach(section -> new Page(book, styles, document, section).write());
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Page {
        private final XSSFSheet sheet;
        private final XlsxStyles styles;
        private final Document document;
        private final Section section;
        private int next;

        Page(XSSFWorkbook book, XlsxStyles styles, Document document, Section section) {
            this.sheet = book.createSheet(WorkbookUtil.createSafeSheetName(section.title()));
            this.styles = styles;
            this.document = document;
            this.section = section;
        }

        void write() {
            sheet.setColumnWidth(0, FIRST_COLUMN * WIDTH_OF_CHARACTER);
            for (int column = 1; column < CHART_COLUMNS + 2; column++) {
                sheet.setColumnWidth(column, OTHER_COLUMNS * WIDTH_OF_CHARACTER);
            }
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            sheet.getPrintSetup().setLandscape(true);
            sheet.getFooter().setLeft(document.watermark().replace("&", "&&"));
            text(document.title() + " · " + document.subtitle(), XlsxStyles.Look.TITLE);
            if (sheet.getWorkbook().getNumberOfSheets() == 1) {
                document.about().forEach(line -> text(line, XlsxStyles.Look.FAINT));
            }
            text(document.watermark(), XlsxStyles.Look.FAINT);
            next++;
            section.blocks().forEach(this::block);
        }

        private void block(Block block) {
            if (block instanceof Table table) {
                table(table);
            } else if (block instanceof Chart chart) {
                chart(chart);
            } else if (block instanceof Bullets bullets) {
                bullets.items().forEach(item -> text("• " + item, XlsxStyles.Look.PLAIN));
            } else if (block instanceof Heading heading) {
                text(heading.text(), XlsxStyles.Look.HEAD);
            } else if (block instanceof Paragraph paragraph) {
                text(paragraph.text(), XlsxStyles.Look.PLAIN);
            } else if (block instanceof Note note) {
                text(note.text(), XlsxStyles.Look.FAINT);
            }
        }

        private void text(String text, XlsxStyles.Look look) {
            put(row().createCell(0), text, look);
        }

        private void table(Table table) {
            text(table.title(), XlsxStyles.Look.HEAD);
            XSSFRow head = row();
            for (int column = 0; column < table.columns().size(); column++) {
                put(
                        head.createCell(column),
                        table.columns().get(column).title(),
                        table.columns().get(column).numbers() ? XlsxStyles.Look.HEAD_RIGHT : XlsxStyles.Look.HEAD);
            }
            table.rows().forEach(cells -> cells(table, cells));
            next++;
        }

        private void cells(Table table, List<Cell> cells) {
            XSSFRow row = row();
            for (int column = 0; column < cells.size(); column++) {
                cell(
                        row.createCell(column),
                        cells.get(column),
                        table.columns().get(column).numbers());
            }
        }

        private void cell(XSSFCell place, Cell cell, boolean right) {
            Double number = cell.number();
            Kpi.Unit unit = cell.unit();
            if (number == null || unit == null) {
                put(place, cell.text(), right ? XlsxStyles.Look.RIGHT : XlsxStyles.Look.of(cell.tone()));
            } else {
                place.setCellValue(unit == Kpi.Unit.SECONDS ? number / XlsxStyles.SECONDS_OF_HOUR : number);
                place.setCellStyle(styles.of(XlsxStyles.Look.of(cell.tone()), unit));
            }
        }

        /** A text cell is no formula; the mark keeps it so where somebody edits it or saves it as CSV. */
        private void put(XSSFCell place, String text, XlsxStyles.Look look) {
            place.setCellValue(text);
            boolean likeFormula = !SpreadsheetGuard.on(text).equals(text);
            place.setCellStyle(likeFormula ? styles.guarded(look) : styles.of(look));
        }

        private void chart(Chart chart) {
            text(chart.title(), XlsxStyles.Look.HEAD);
            byte[] picture = pictures.get(chart);
            if (picture != null) {
                int image = sheet.getWorkbook().addPicture(picture, Workbook.PICTURE_TYPE_PNG);
                XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, 0, next, CHART_COLUMNS, next + CHART_ROWS);
                anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
                sheet.createDrawingPatriarch()
                        .createPicture(anchor, image)
                        .getCTPicture()
                        .getNvPicPr()
                        .getCNvPr()
                        .setDescr(chart.describes());
                next += CHART_ROWS + 1;
            }
        }

        private XSSFRow row() {
            return sheet.createRow(next++);
        }
    }
}
