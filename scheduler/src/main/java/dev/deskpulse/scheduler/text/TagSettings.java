package dev.deskpulse.scheduler.text;

import java.io.Serializable;
import java.util.List;

/**
 * What an admin decides about tags.
 *
 * @param products names of products to find in the text, besides the one of the ticket's mapped field
 * @param cities a list of cities in the form that {@code cities.txt} has; empty for ours
 */
public record TagSettings(Threshold threshold, List<String> products, String cities, PriorityWeights weights)
        implements Serializable {
    public static final TagSettings DEFAULTS =
            new TagSettings(Threshold.DEFAULTS, List.of(), "", PriorityWeights.DEFAULTS);

    /** @throws IllegalArgumentException with the first line of the cities that is none */
    public TagSettings {
        products = List.copyOf(products);
        NameIndex.parse("the list of cities", cities);
    }

    /** The usual settings with other weights. */
    public static TagSettings with(PriorityWeights weights) {
        return new TagSettings(Threshold.DEFAULTS, List.of(), "", weights);
    }

    /** The usual settings with another threshold. */
    public static TagSettings with(Threshold threshold) {
        return new TagSettings(threshold, List.of(), "", PriorityWeights.DEFAULTS);
    }

    NameIndex cityIndex() {
        return cities.isBlank() ? NameIndex.load("cities.txt") : NameIndex.parse("the list of cities", cities);
    }
}
