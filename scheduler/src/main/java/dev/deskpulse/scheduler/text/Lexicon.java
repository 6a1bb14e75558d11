package dev.deskpulse.scheduler.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases with a role and a weight, found in a text from left to right, the longest at each place. Chinese
 * needs no word boundaries for this; entries of Latin letters match whole words only.
 *
 * <p>Files hold lines such as {@code NEGATIVE 2: entry entry}: a role, an optional weight (1 where left out), and
 * entries parted by spaces. {@code _} stands for a space within an entry, a {@code *} at the end of a Latin entry for
 * any ending of the word, {@code #} opens a comment.
 *
 * @param <R> what an entry may be there for
 */
final class Lexicon<R extends Enum<R>> {
    /** Longer endings than this make another word: {@code care*} is not to match {@code careersomething}. */
    private static final int LONGEST_ENDING = 6;

    /** A place in the text where an entry stands; offsets as of {@link String#substring(int, int)}. */
    record Hit<R>(int start, int end, R role, double weight) {}

    private record Entry<R>(R role, double weight, boolean anyEnding) {}

    private final Node<R>[] roots;
    private final int size;

    private Lexicon(Node<R>[] roots, int size) {
        this.roots = roots;
        this.size = size;
    }

    /** Reads the files that lie beside this class. An entry in two files takes the later one's role and weight. */
    static <R extends Enum<R>> Lexicon<R> load(Class<R> roles, String... resources) {
        Builder<R> builder = new Builder<>();
        for (String resource : resources) {
            read(resource, roles, builder);
        }
        return new Lexicon<>(builder.roots(), builder.size);
    }

    private static <R extends Enum<R>> void read(String resource, Class<R> roles, Builder<R> builder) {
        try (InputStream bytes = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                addLine(line.strip(), roles, builder);
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Lexicon " + resource + " cannot be read", e);
        }
    }

    private static <R extends Enum<R>> void addLine(String line, Class<R> roles, Builder<R> builder) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).strip().split(" ", -1);
        R role = Enum.valueOf(roles, head[0]);
        double weight = head.length > 1 ? Double.parseDouble(head[1]) : 1;
        for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
            boolean anyEnding = word.endsWith("*") && word.length() > 1;
            String text = (anyEnding ? word.substring(0, word.length() - 1) : word).replace('_', ' ');
            builder.add(Folding.fold(text.toLowerCase(Locale.ROOT)), new Entry<>(role, weight, anyEnding));
        }
    }

    /** How many different entries there are. */
    int size() {
        return size;
    }

    /** @param folded a text as {@link Folding} leaves it */
    List<Hit<R>> find(String folded, int from, int to) {
        List<Hit<R>> hits = new ArrayList<>();
        int at = from;
        while (at < to) {
            Hit<R> hit = longestAt(folded, at, to);
            if (hit != null) {
                hits.add(hit);
                at = hit.end();
            } else {
                at++;
            }
        }
        return hits;
    }

    private @Nullable Hit<R> longestAt(String text, int start, int to) {
        boolean latin = isLatin(text.charAt(start));
        if (latin && start > 0 && isLatin(text.charAt(start - 1))) {
            return null;
        }
        Hit<R> best = null;
        @Nullable Node<R> node = roots[text.charAt(start)];
        int next = start + 1;
        while (node != null) {
            Hit<R> hit = hitAt(node, text, start, next, to);
            if (hit != null && (best == null || hit.end() >= best.end())) {
                best = hit;
            }
            node = next < to ? node.child(text.charAt(next)) : null;
            next++;
        }
        return best;
    }

    private @Nullable Hit<R> hitAt(Node<R> node, String text, int start, int end, int to) {
        Entry<R> entry = node.entry;
        if (entry == null) {
            return null;
        }
        int wordEnd = end;
        if (isLatin(text.charAt(end - 1))) {
            while (wordEnd < to && isLatin(text.charAt(wordEnd))) {
                wordEnd++;
            }
        }
        boolean fits = entry.anyEnding ? wordEnd - end <= LONGEST_ENDING : wordEnd == end;
        return fits ? new Hit<>(start, wordEnd, entry.role, entry.weight) : null;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static final class Node<R> {
        private final char[] keys;
        private final List<Node<R>> children;
        private final @Nullable Entry<R> entry;

        Node(Draft<R> draft) {
            keys = new char[draft.children.size()];
            children = new ArrayList<>(keys.length);
            entry = draft.entry;
            draft.children.forEach((key, child) -> {
                keys[children.size()] = key;
                children.add(new Node<>(child));
            });
        }

        @Nullable
        Node<R> child(char key) {
            int index = Arrays.binarySearch(keys, key);
            return index < 0 ? null : children.get(index);
        }
    }

    private static final class Draft<R> {
        private final TreeMap<Character, Draft<R>> children = new TreeMap<>();
        private @Nullable Entry<R> entry;
    }

    private static final class Builder<R> {
        private final Draft<R> root = new Draft<>();
        private int size;

        void add(String text, Entry<R> entry) {
            Draft<R> draft = root;
            for (int i = 0; i < text.length(); i++) {
                draft = draft.children.computeIfAbsent(text.charAt(i), key -> new Draft<>());
            }
            size += draft.entry == null ? 1 : 0;
            draft.entry = entry;
        }

        Node<R>[] roots() {
            // Generic arrays cannot be made otherwise; nothing but Node<R> is ever put in.
            @SuppressWarnings({"unchecked", "rawtypes"})
            Node<R>[] roots = new Node[Character.MAX_VALUE + 1];
            root.children.forEach((key, draft) -> roots[key] = new Node<>(draft));
            return roots;
        }
    }
}
