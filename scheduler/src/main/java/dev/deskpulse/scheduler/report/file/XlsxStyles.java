package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.Document;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How a workbook's cells look; each look is made once, for a workbook can hold only so many. */
final class XlsxStyles {
    /** Times are hours, for a workbook shows no negative time. */
    static final double SECONDS_OF_HOUR = 3_600;

    private static final int TITLE_POINTS = 14;

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    /** What a cell is. */
    enum Look {
        PLAIN("292A2E"),
        TITLE("292A2E"),
        HEAD("292A2E"),
        HEAD_RIGHT("292A2E"),
        RIGHT("292A2E"),
        GOOD("4C6B1F"),
        WARNING("9E4C00"),
        BAD("AE2E24"),
        FAINT("6B6E76");

        private final String colour;

        Look(String colour) {
            this.colour = colour;
        }

        static Look of(Document.Tone tone) {
            return switch (tone) {
                case PLAIN -> PLAIN;
                case GOOD -> GOOD;
                case WARNING -> WARNING;
                case BAD -> BAD;
                case FAINT -> FAINT;
            };
        }
    }

    XlsxStyles(XSSFWorkbook book) {
        this.book = book;
    }

    XSSFCellStyle of(Look look) {
        return made.computeIfAbsent(look.name(), ignored -> make(look));
    }

    /** For a text that looks like a formula. */
    XSSFCellStyle guarded(Look look) {
        return made.computeIfAbsent(look + " guarded", ignored -> {
            XSSFCellStyle style = make(look);
            style.setQuotePrefixed(true);
            return style;
        });
    }

    XSSFCellStyle of(Look look, Kpi.Unit unit) {
        return made.computeIfAbsent(look + " " + unit, ignored -> {
            XSSFCellStyle style = make(look);
            style.setDataFormat(book.createDataFormat().getFormat(format(unit)));
            style.setAlignment(HorizontalAlignment.RIGHT);
            return style;
        });
    }

    private static String format(Kpi.Unit unit) {
        return switch (unit) {
            case COUNT -> "#,##0";
            case SECONDS -> "#,##0.00\" h\"";
            case SHARE -> "0.0%";
            case POINTS, SCORE -> "0.0";
        };
    }

    private XSSFCellStyle make(Look look) {
        XSSFFont font = book.createFont();
        font.setFontName(Charts.FONT);
        font.setColor(new XSSFColor(new Color(Integer.parseInt(look.colour, 16)), null));
        font.setBold(look == Look.HEAD || look == Look.HEAD_RIGHT || look == Look.TITLE);
        font.setFontHeightInPoints((short) (look == Look.TITLE ? TITLE_POINTS : 10));
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        if (look == Look.HEAD_RIGHT || look == Look.RIGHT) {
            style.setAlignment(HorizontalAlignment.RIGHT);
        }
        return style;
    }
}
