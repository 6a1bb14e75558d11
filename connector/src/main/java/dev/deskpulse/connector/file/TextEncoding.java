package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Which encoding a text file has: its mark, else UTF-8 where all of it is, else the likeliest one in which every byte
 * has a meaning. A guess that does not decode the whole file is never used, but where bytes at a few places may be lost.
 *
 * @param brokenPlaces runs of bytes that have no meaning in the encoding; each is read as U+FFFD
 */
record TextEncoding(Charset charset, long brokenPlaces) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char REPLACEMENT = '\uFFFD';
    private static final int SAMPLE = 1 << 20;
    private static final int FEW = 16;
    private static final int FEW_PLACES = 2;
    private static final int CHARACTERS_A_PLACE = 100;

    /** Text of another encoding has far fewer sequences that are whole UTF-8 than places that are not. */
    private static final int WHOLE_SEQUENCES_A_PLACE = 4;

    /** What decoding a whole file shows. */
    private record Survey(long characters, long beyondAscii, long controls, long brokenPlaces) {
        /** Programs and pictures decode in many encodings, but are full of control characters; a few are no harm. */
        private boolean isText() {
            return controls <= FEW + characters / 20;
        }

        private boolean isBrokenAtFewPlaces() {
            return brokenPlaces <= Math.max(FEW_PLACES, characters / CHARACTERS_A_PLACE);
        }

        private boolean isMostlyWhole() {
            return beyondAscii >= WHOLE_SEQUENCES_A_PLACE * brokenPlaces;
        }
    }

    /**
     * As {@link #of}, but a file of texts is not refused for bytes at a few places: exports cut long texts in the middle of
     * a character.
     *
     * @throws FileImportException where no encoding gives text
     */
    static TextEncoding tolerant(Path file) throws IOException {
        List<Charset> candidates = candidates(sample(file));
        Charset likeliest = candidates.get(0);
        if (fits(file, likeliest)) {
            return new TextEncoding(likeliest, 0);
        }
        Survey first = survey(file, likeliest);
        if (first.isText() && first.isBrokenAtFewPlaces() && first.isMostlyWhole()) {
            return new TextEncoding(likeliest, first.brokenPlaces);
        }
        for (Charset candidate : candidates.subList(1, candidates.size())) {
            if (fits(file, candidate)) {
                return new TextEncoding(candidate, 0);
            }
        }
        for (Charset candidate : candidates) {
            Survey survey = survey(file, candidate);
            if (survey.isText() && survey.isBrokenAtFewPlaces()) {
                return new TextEncoding(candidate, survey.brokenPlaces);
            }
        }
        throw new FileImportException(
                file.getFileName() + " is in no encoding that could be told, or is no text at all; save it as UTF-8");
    }

    static Charset of(Path file, @Nullable String given) throws IOException {
        if (given != null) {
            return requireFits(file, Charset.forName(given));
        }
        byte[] sample = sample(file);
        for (Charset candidate : candidates(sample)) {
            if (fits(file, candidate)) {
                return candidate;
            }
        }
        throw new FileImportException(file.getFileName()
                + " is in no encoding that could be told, or is no text at all; name its encoding in the mapping"
                + " (encoding: GB18030) or save it as UTF-8");
    }

    /** Strict: fails at a byte without a meaning instead of reading something else. */
    static Reader open(Path file, Charset charset) throws IOException {
        return new InputStreamReader(Files.newInputStream(file), strict(charset));
    }

    /** With U+FFFD at the broken places where there are some. */
    Reader open(Path file) throws IOException {
        return brokenPlaces == 0
                ? open(file, charset)
                : new InputStreamReader(Files.newInputStream(file), replacing(charset));
    }

    private static Charset requireFits(Path file, Charset charset) throws IOException {
        if (fits(file, charset)) {
            return charset;
        }
        throw new FileImportException(file.getFileName() + " is not in the encoding " + charset
                + " that the mapping names; leave it out to detect it");
    }

    private static List<Charset> candidates(byte[] sample) {
        Charset wide = wide(sample);
        if (wide != null) {
            return List.of(wide);
        }
        List<Charset> candidates = new ArrayList<>(List.of(StandardCharsets.UTF_8));
        Charset guess = guess(sample);
        if (guess != null) {
            candidates.add(guess);
        }
        candidates.add(GB18030);
        return candidates;
    }

    /** UTF-16 by its mark, or by the zero bytes that digits and separators have in it. */
    private static @Nullable Charset wide(byte[] sample) {
        String mark = UniversalDetector.detectCharsetFromBOM(sample);
        if (mark != null && mark.startsWith("UTF-")) {
            return mark.equals("UTF-8") ? null : Charset.forName(mark);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int many = Math.max(2, sample.length / 20);
        if (zeros[1] > many && zeros[0] * 10 < zeros[1]) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > many && zeros[1] * 10 < zeros[0] ? StandardCharsets.UTF_16BE : null;
    }

    private static @Nullable Charset guess(byte[] sample) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        if (name == null || !Charset.isSupported(name)) {
            return null;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("GB") || upper.equals("HZ-GB-2312") ? GB18030 : Charset.forName(name);
    }

    private static boolean fits(Path file, Charset charset) throws IOException {
        try (Reader reader = open(file, charset)) {
            return survey(reader).isText();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Survey survey(Path file, Charset charset) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), replacing(charset))) {
            return survey(reader);
        }
    }

    private static Survey survey(Reader reader) throws IOException {
        long characters = 0;
        long beyondAscii = 0;
        long controls = 0;
        long places = 0;
        boolean inPlace = false;
        char[] buffer = new char[1 << 16];
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            characters += read;
            controls += controls(buffer, read);
            for (int i = 0; i < read; i++) {
                boolean broken = buffer[i] == REPLACEMENT;
                places += broken && !inPlace ? 1 : 0;
                beyondAscii += !broken && buffer[i] > 0x7F ? 1 : 0;
                inPlace = broken;
            }
        }
        return new Survey(characters, beyondAscii, controls, places);
    }

    private static long controls(char[] buffer, int length) {
        return CharBuffer.wrap(buffer, 0, length)
                .chars()
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                .count();
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static CharsetDecoder replacing(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    private static byte[] sample(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }
}
