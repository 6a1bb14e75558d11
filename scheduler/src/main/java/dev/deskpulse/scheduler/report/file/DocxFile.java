package dev.deskpulse.scheduler.report.file;

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
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;

/** A report as a text document, with the characters in use of its font in it, and its charts as pictures. */
final class DocxFile {
    private static final int POINTS = 10;
    private static final int CHART_WIDTH = 450;
    private static final double ROOM_OF_TEXT = 2.5;
    /** Twips: A4 with margins of 18 and 15 mm. */
    private static final long PAGE_WIDTH = 11_906;

    private static final long PAGE_HEIGHT = 16_838;
    private static final long MARGIN = 1_020;

    private final Map<Chart, byte[]> pictures;

    /** @param pictures of the document's charts, as PNG */
    DocxFile(Map<Chart, byte[]> pictures) {
        this.pictures = pictures;
    }

    byte[] write(Document document) {
        try (XWPFDocument file = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            prepare(file, document);
            text(file, document.title(), 20, true);
            text(file, document.subtitle(), 13, false);
            document.about().forEach(line -> text(file, line, 8, false));
            document.sections().forEach(section -> section(file, section));
            DocxFonts.embed(file, document);
            file.write(bytes);
            return bytes.toByteArray();
        } catch (IOException | InvalidFormatException e) {
            throw new IllegalStateException("the text document could not be written", e);
        }
    }

    private static void prepare(XWPFDocument file, Document document) {
        XWPFStyles styles = file.createStyles();
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(Charts.FONT);
        fonts.setHAnsi(Charts.FONT);
        fonts.setEastAsia(Charts.FONT);
        fonts.setCs(Charts.FONT);
        styles.setDefaultFonts(fonts);
        styles.setEastAsia("zh-CN");
        styles.setSpellingLanguage(document.language() == ReportLanguage.ZH ? "zh-CN" : "en-GB");
        var page = file.getDocument().getBody().addNewSectPr();
        page.addNewPgSz().setW(BigInteger.valueOf(PAGE_WIDTH));
        page.getPgSz().setH(BigInteger.valueOf(PAGE_HEIGHT));
        var margins = page.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        file.getProperties().getCoreProperties().setTitle(document.title() + " " + document.subtitle());
        file.getProperties().getCoreProperties().setCreator("Deskpulse");
        XWPFHeaderFooterPolicy margin = new XWPFHeaderFooterPolicy(file, page);
        XWPFRun foot = margin.createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                .createParagraph()
                .createRun();
        foot.setText(document.watermark());
        foot.setFontSize(7);
        DocxStamp.on(margin, document.watermark());
    }

    private void section(XWPFDocument file, Section section) {
        XWPFParagraph title = text(file, section.title(), 14, true);
        heading(title, 0);
        title.setSpacingBefore(320);
        title.setBorderBottom(Borders.SINGLE);
        section.blocks().forEach(block -> block(file, block));
    }

    private void block(XWPFDocument file, Block block) {
        if (block instanceof Table table) {
            table(file, table);
        } else if (block instanceof Chart chart) {
            chart(file, chart);
        } else if (block instanceof Bullets bullets) {
            bullets.items().forEach(item -> bullet(file, item));
        } else if (block instanceof Heading heading) {
            heading(text(file, heading.text(), 11, true), 1);
        } else if (block instanceof Paragraph paragraph) {
            text(file, paragraph.text(), POINTS, false);
        } else if (block instanceof Note note) {
            text(file, note.text(), 8, false).getRuns().get(0).setColor("505258");
        }
    }

    /** What the outline of the document, and those who listen to it, take for a heading. */
    private static void heading(XWPFParagraph paragraph, int level) {
        CTPPr properties = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
        properties.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
        paragraph.setKeepNext(true);
        paragraph.setSpacingBefore(160);
    }

    private static XWPFParagraph text(XWPFDocument file, String text, int points, boolean bold) {
        XWPFParagraph paragraph = file.createParagraph();
        paragraph.setSpacingAfter(60);
        write(paragraph, text, points, bold);
        return paragraph;
    }

    private static XWPFRun write(XWPFParagraph paragraph, String text, int points, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(points);
        run.setBold(bold);
        return run;
    }

    private static void bullet(XWPFDocument file, String text) {
        XWPFParagraph paragraph = text(file, "•\u2002" + text, POINTS, false);
        paragraph.setIndentationLeft(280);
        paragraph.setIndentationHanging(200);
    }

    private static void table(XWPFDocument file, Table table) {
        XWPFParagraph title = text(file, table.title(), POINTS, true);
        title.setKeepNext(true);
        title.setSpacingBefore(160);
        XWPFTable grid =
                file.createTable(table.rows().size() + 1, table.columns().size());
        grid.setWidth("100%");
        grid.setTopBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        grid.setLeftBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        grid.setRightBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        grid.setInsideVBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        grid.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 2, 0, "DCDFE4");
        grid.getRow(0).setRepeatHeader(true);
        for (int column = 0; column < table.columns().size(); column++) {
            boolean numbers = table.columns().get(column).numbers();
            cell(grid.getRow(0).getCell(column), table.columns().get(column).title(), numbers)
                    .setBold(true);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            List<Cell> cells = table.rows().get(row);
            grid.getRow(row + 1).setCantSplitRow(true);
            for (int column = 0; column < cells.size(); column++) {
                boolean numbers = table.columns().get(column).numbers();
                cell(grid.getRow(row + 1).getCell(column), cells.get(column).text(), numbers)
                        .setColor(colour(cells.get(column).tone()));
            }
        }
        widths(grid, table);
        file.createParagraph().setSpacingAfter(0);
    }

    /** Texts get more room than numbers. */
    private static void widths(XWPFTable grid, Table table) {
        double all = table.columns().stream()
                .mapToDouble(column -> column.numbers() ? 1 : ROOM_OF_TEXT)
                .sum();
        grid.getRows().forEach(row -> {
            for (int column = 0; column < table.columns().size(); column++) {
                double own = table.columns().get(column).numbers() ? 1 : ROOM_OF_TEXT;
                row.getCell(column).setWidth(String.format(Locale.ROOT, "%.1f%%", 100 * own / all));
            }
        });
    }

    private static XWPFRun cell(XWPFTableCell place, String text, boolean numbers) {
        XWPFParagraph paragraph = place.getParagraphs().get(0);
        paragraph.setAlignment(numbers ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
        return write(paragraph, text, 8, false);
    }

    private static String colour(Document.Tone tone) {
        return switch (tone) {
            case PLAIN -> "292A2E";
            case GOOD -> "4C6B1F";
            case WARNING -> "9E4C00";
            case BAD -> "AE2E24";
            case FAINT -> "6B6E76";
        };
    }

    private void chart(XWPFDocument file, Chart chart) {
        XWPFParagraph title = text(file, chart.title(), POINTS, true);
        title.setKeepNext(true);
        byte[] picture = pictures.get(chart);
        if (picture == null) {
            return;
        }
        try {
            XWPFPicture drawn = file.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(picture),
                            PictureType.PNG,
                            "chart.png",
                            Units.toEMU(CHART_WIDTH),
                            Units.toEMU((double) CHART_WIDTH * Charts.HEIGHT / Charts.WIDTH));
            drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(chart.describes());
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("a chart could not be put into the text document", e);
        }
    }
}
