package dev.deskpulse.scheduler.report.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * Puts a pale text across every page of a PDF. It is done to the finished file, so that no template leaves it out, and as an
 * artifact, so that it is not read out between the lines.
 */
final class PdfStamp {
    private static final float PALE = 0.09f;
    private static final float LARGEST = 42;
    private static final float SHARE_OF_DIAGONAL = 0.8f;
    private static final float UNITS = 1_000;

    private PdfStamp() {}

    /** @param font with the text's characters; others are left out */
    static byte[] on(byte[] file, String text, byte[] font) {
        try (PDDocument pdf = Loader.loadPDF(file);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDFont letters = PDType0Font.load(pdf, new ByteArrayInputStream(font), false);
            String written = writable(text, font);
            for (PDPage page : pdf.getPages()) {
                stamp(pdf, page, written, letters);
            }
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the font has no glyph for would end the report. */
    private static String writable(String text, byte[] font) throws IOException {
        try (TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            CmapLookup glyphs = letters.getUnicodeCmapLookup();
            StringBuilder written = new StringBuilder();
            text.codePoints()
                    .filter(character -> glyphs.getGlyphId(character) != 0)
                    .forEach(written::appendCodePoint);
            return written.toString();
        }
    }

    private static void stamp(PDDocument pdf, PDPage page, String text, PDFont letters) throws IOException {
        PDRectangle box = page.getMediaBox();
        double angle = Math.atan2(box.getHeight(), box.getWidth());
        double diagonal = Math.hypot(box.getHeight(), box.getWidth());
        float width = letters.getStringWidth(text) / UNITS;
        float size = (float) Math.min(LARGEST, SHARE_OF_DIAGONAL * diagonal / width);
        double start = (diagonal - width * size) / 2;
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            PDExtendedGraphicsState pale = new PDExtendedGraphicsState();
            pale.setNonStrokingAlphaConstant(PALE);
            content.beginMarkedContent(COSName.ARTIFACT);
            content.setGraphicsStateParameters(pale);
            content.beginText();
            content.setFont(letters, size);
            content.setTextMatrix(Matrix.getRotateInstance(
                    angle, (float) (start * Math.cos(angle)), (float) (start * Math.sin(angle))));
            content.showText(text);
            content.endText();
            content.endMarkedContent();
        }
    }
}
