package dev.deskpulse.scheduler.report.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font that reports bring with them, Noto Sans SC, under the SIL Open Font License: it has Latin letters and the
 * Chinese characters of GB 18030, and no machine needs to have it.
 */
final class Fonts {
    /** Those that the subsetter writes anew: others, such as that of ligatures, name glyphs by the whole font's numbers. */
    private static final List<String> TABLES = List.of(
            "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cmap", "glyf", "loca", "cvt ", "fpgm", "prep");

    private static final int LAST_LATIN = 0x7F;

    private Fonts() {}

    /** How heavy it is; the build puts one file for each on the class path. */
    enum Weight {
        REGULAR("/report/fonts/NotoSansSC-Regular.ttf"),
        BOLD("/report/fonts/NotoSansSC-Bold.ttf");

        private final String file;

        Weight(String file) {
            this.file = file;
        }
    }

    static InputStream open(Weight weight) {
        InputStream file = Fonts.class.getResourceAsStream(weight.file);
        if (file == null) {
            throw new IllegalStateException("the font " + weight.file + " is missing from the program; build it anew");
        }
        return file;
    }

    /** The caller closes it. */
    static TrueTypeFont read(Weight weight) {
        try (InputStream file = open(weight)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a text, and Latin letters and digits for what is added to it. */
    static Set<Integer> charactersOf(String text) {
        Set<Integer> characters = new TreeSet<>();
        IntStream.range(' ', LAST_LATIN).forEach(characters::add);
        text.codePoints().filter(character -> character >= ' ').forEach(characters::add);
        return characters;
    }

    /** A font file with no more than these characters. */
    static byte[] subset(Weight weight, Set<Integer> characters) {
        try (TrueTypeFont font = read(weight)) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addAll(characters);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
