package dev.deskpulse.connector.sync;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the names that look most like a mistyped one, by the pairs of characters they share; needs no word breaks. */
final class NearNames {
    private static final double ALIKE = 0.4;
    private static final int MOST = 3;

    private NearNames() {}

    static List<String> to(String wanted, Collection<String> names) {
        return names.stream()
                .distinct()
                .filter(name -> likeness(wanted, name) >= ALIKE)
                .sorted(Comparator.comparingDouble((String name) -> -likeness(wanted, name))
                        .thenComparing(name -> name))
                .limit(MOST)
                .toList();
    }

    static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The Dice coefficient of the two sets of pairs: 0 for nothing shared, 1 for the same name. */
    private static double likeness(String left, String right) {
        Set<String> ofLeft = pairs(folded(left));
        Set<String> ofRight = pairs(folded(right));
        Set<String> shared = new HashSet<>(ofLeft);
        shared.retainAll(ofRight);
        return 2.0 * shared.size() / (ofLeft.size() + ofRight.size());
    }

    private static Set<String> pairs(String name) {
        // The edges make pairs of the first and last character too, so that one-character names have some.
        String edged = " " + name + " ";
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= edged.length(); i++) {
            pairs.add(edged.substring(i, i + 2));
        }
        return pairs;
    }
}
