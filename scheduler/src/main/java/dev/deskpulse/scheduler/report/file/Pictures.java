package dev.deskpulse.scheduler.report.file;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.w3c.dom.Document;

/** Charts as pictures, twice as fine as on a screen. */
final class Pictures {
    private static final float FINE = 2;

    private Pictures() {}

    /** Each as PNG. */
    static <K> Map<K, byte[]> of(Map<K, String> charts) {
        Map<K, byte[]> pictures = new HashMap<>();
        if (!charts.isEmpty()) {
            try (TrueTypeFont font = Fonts.read(Fonts.Weight.REGULAR)) {
                Outlines outlines = new Outlines(font);
                charts.forEach((chart, svg) -> pictures.put(chart, png(svg, outlines)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pictures;
    }

    private static byte[] png(String svg, Outlines outlines) {
        Document drawing = WellFormed.check("a chart", svg);
        outlines.in(drawing.getDocumentElement());
        PNGTranscoder transcoder = new PNGTranscoder();
        transcoder.addTranscodingHint(PNGTranscoder.KEY_WIDTH, Charts.WIDTH * FINE);
        transcoder.addTranscodingHint(PNGTranscoder.KEY_BACKGROUND_COLOR, Color.WHITE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            transcoder.transcode(new TranscoderInput(drawing), new TranscoderOutput(bytes));
        } catch (TranscoderException e) {
            throw new IllegalStateException("a chart could not be made a picture: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
