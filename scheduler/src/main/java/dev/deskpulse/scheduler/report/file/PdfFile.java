package dev.deskpulse.scheduler.report.file;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page of XHTML as PDF, with the characters in use of the report's own font in it. Fetches nothing. */
final class PdfFile {
    /** Nothing is read from there; relative addresses need something that they are relative to. */
    private static final String BASE = "http://localhost/";

    static {
        XRLog.setLoggingEnabled(false);
    }

    /** @param watermark what stands across every page, whatever the template */
    byte[] write(String name, String page, ReportLanguage language, String watermark) {
        Document document = WellFormed.check(name, page);
        outline(document);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // Characters that share a glyph, such as 月 and its radical, would be taken for one another by who copies or
        // searches: the fonts get those that stand in the page alone.
        Set<Integer> characters = Fonts.charactersOf(page + watermark);
        byte[] regular = Fonts.subset(Fonts.Weight.REGULAR, characters);
        byte[] bold = Fonts.subset(Fonts.Weight.BOLD, characters);
        builder.useFont(() -> new ByteArrayInputStream(regular), Charts.FONT, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), Charts.FONT, 700, FontStyle.NORMAL, true);
        builder.useUnicodeLineBreaker(new Lines(language));
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("Deskpulse");
        builder.usePdfUaAccessibility(true);
        builder.withW3cDocument(document, BASE);
        builder.toStream(bytes);
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PdfStamp.on(bytes.toByteArray(), watermark, regular);
    }

    private static void outline(Document document) {
        NodeList charts = document.getElementsByTagName("svg");
        if (charts.getLength() > 0) {
            try (TrueTypeFont font = Fonts.read(Fonts.Weight.REGULAR)) {
                Outlines outlines = new Outlines(font);
                for (int i = 0; i < charts.getLength(); i++) {
                    outlines.in((Element) charts.item(i));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Chinese breaks between characters, but not before a full stop or after an opening bracket: the JDK knows. */
    private static final class Lines implements FSTextBreaker {
        private final BreakIterator breaks;

        Lines(ReportLanguage language) {
            this.breaks = BreakIterator.getLineInstance(language == ReportLanguage.ZH ? Locale.CHINA : Locale.UK);
        }

        @Override
        public int next() {
            return breaks.next();
        }

        @Override
        public void setText(String text) {
            breaks.setText(text);
        }
    }
}
