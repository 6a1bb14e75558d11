package dev.deskpulse.scheduler.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Names and what they stand for, found in a text from left to right, the longest at each place; Latin ones as whole words
 * only.
 *
 * <p>Lists hold lines such as {@code FedEx: fedex 联邦快递}: the name to show, then the spellings to find, parted by
 * blanks; {@code _} stands for a blank within a spelling. A spelling with capitals needs a capital there in the text. A
 * line {@code -: 三明治} lists longer words within which nothing is to be found. {@code #} opens a comment.
 */
final class NameIndex {
    private static final int LONGEST_NAME = 60;
    private static final String NOTHING = "-";

    private record Spelling(String written, String name) {}

    /** Where a name stands. */
    record Hit(int start, int end, String name) {}

    private final Map<String, Spelling> spellings = new HashMap<>();
    /** How long the spellings are that begin with a character, the longest first. */
    private final int[][] lengths = new int[Character.MAX_VALUE + 1][];

    private NameIndex() {}

    /** Each name is its own spelling, in whatever case. */
    static NameIndex of(Collection<String> names) {
        NameIndex index = new NameIndex();
        for (String name : names) {
            if (!name.isBlank() && name.length() <= LONGEST_NAME) {
                index.add(Folding.fold(name.strip()), name.strip());
            }
        }
        return index;
    }

    /** Reads a list that lies beside this class. */
    static NameIndex load(String resource) {
        try (InputStream bytes = Objects.requireNonNull(NameIndex.class.getResourceAsStream(resource), resource)) {
            return parse(resource, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("List " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a list.
     *
     * @param file its name, for messages
     * @throws IllegalArgumentException with the first line that is none
     */
    static NameIndex parse(String file, String list) {
        NameIndex index = new NameIndex();
        List<String> lines = list.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                index.addLine(line, file + ", line " + (i + 1));
            }
        }
        return index;
    }

    private void addLine(String line, String where) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon == line.length() - 1) {
            throw new IllegalArgumentException(
                    where + ": write the name, a colon and the spellings to find, such as 'Berlin: Berlin 柏林'");
        }
        String name = line.substring(0, colon).strip();
        for (String spelling : line.substring(colon + 1).strip().split("\\s+", -1)) {
            if (spelling.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(where + ": '" + spelling.substring(0, 20) + "…' is longer than "
                        + LONGEST_NAME + " characters; part spellings by blanks");
            }
            add(spelling.replace('_', ' '), name);
        }
    }

    private void add(String written, String name) {
        String folded = Folding.fold(written);
        spellings.put(folded, new Spelling(written, name));
        lengths[folded.charAt(0)] = with(folded.length(), lengths[folded.charAt(0)]);
    }

    private static int[] with(int length, int @Nullable [] known) {
        IntStream all = IntStream.concat(IntStream.of(length), known == null ? IntStream.empty() : IntStream.of(known));
        return all.distinct().map(one -> -one).sorted().map(one -> -one).toArray();
    }

    List<Hit> find(Passage passage) {
        List<Hit> hits = new ArrayList<>();
        int at = 0;
        while (at < passage.folded().length()) {
            Hit hit = longestAt(passage, at);
            if (hit != null && !hit.name().equals(NOTHING)) {
                hits.add(hit);
            }
            at = hit == null ? at + 1 : hit.end();
        }
        return hits;
    }

    private @Nullable Hit longestAt(Passage passage, int start) {
        String text = passage.folded();
        int[] known = lengths[text.charAt(start)];
        if (known == null || withinWord(text, start)) {
            return null;
        }
        for (int length : known) {
            int end = start + length;
            if (end <= text.length() && !withinWord(text, end)) {
                Spelling spelling = spellings.get(text.substring(start, end));
                if (spelling != null && hasItsCapitals(spelling.written, passage.original(), start)) {
                    return new Hit(start, end, spelling.name);
                }
            }
        }
        return null;
    }

    /** Whether a Latin word goes on from before that place. */
    private static boolean withinWord(String text, int at) {
        return at > 0 && at < text.length() && isWord(text.charAt(at - 1)) && isWord(text.charAt(at));
    }

    private static boolean hasItsCapitals(String written, String original, int start) {
        for (int i = 0; i < written.length(); i++) {
            if (Character.isUpperCase(written.charAt(i)) && !Character.isUpperCase(original.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c < 0x250);
    }
}
