package dev.deskpulse.scheduler.rival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that an admin looks for.
 *
 * @param rivals as the settings have them
 * @param products likewise
 */
public record RivalNames(List<String> rivals, List<String> products) {
    public RivalNames {
        rivals = List.copyOf(rivals);
        products = List.copyOf(products);
    }

    /** A name on both lists is a rival's. */
    Map<String, Named.Kind> kinds() {
        Map<String, Named.Kind> kinds = new HashMap<>();
        products.forEach(name -> kinds.put(name, Named.Kind.PRODUCT));
        rivals.forEach(name -> kinds.put(name, Named.Kind.RIVAL));
        return kinds;
    }

    /** What a name is, told now; empty where it was listed then and is not any more. */
    Optional<Named.Kind> kind(String name, boolean listedThen) {
        Named.Kind kind = kinds().get(name);
        return kind == null && listedThen ? Optional.empty() : Optional.of(kind == null ? Named.Kind.FOUND : kind);
    }

    Set<String> all() {
        return kinds().keySet();
    }
}
