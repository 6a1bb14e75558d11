package dev.deskpulse.scheduler.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which mapped extra fields are what: some have a meaning, the first others in the order of their names are dimensions of
 * their own.
 *
 * @param names the dimensions, at most {@link #MOST}; the first has slot 1
 * @param left further names, for which there is no slot
 */
public record OwnFields(List<String> names, List<String> left) {
    /** How many a desk can have. */
    public static final int MOST = 8;

    static final String TOPIC = "topic";
    static final String TEAM = "team";
    /** The kind of tickets that the source knows and nobody tags. */
    static final String KIND = "kind";

    static final String SEGMENT = "segment";
    static final String EFFORT = "effort";
    static final String FACET = "csat-";
    private static final Set<String> MEANING = Set.of(TOPIC, TEAM, SEGMENT, EFFORT);

    public OwnFields {
        names = List.copyOf(names);
        left = List.copyOf(left);
    }

    /** @param extras the names that the mapping gives */
    public static OwnFields of(Set<String> extras) {
        List<String> own = extras.stream()
                .filter(name -> !MEANING.contains(name) && !name.startsWith(FACET))
                .sorted()
                .toList();
        int slots = Math.min(MOST, own.size());
        return new OwnFields(own.subList(0, slots), own.subList(slots, own.size()));
    }

    /** The dimension of a field. */
    public Optional<Dimension> dimension(String name) {
        int slot = names.indexOf(name);
        return slot < 0 ? Optional.empty() : Optional.of(Dimension.own(slot + 1));
    }

    /** What people call a dimension: the field's name where it is one of the own, else its own in small letters. */
    public String nameOf(Dimension dimension) {
        return dimension.ownSlot().stream()
                .filter(slot -> slot <= names.size())
                .mapToObj(slot -> names.get(slot - 1))
                .findFirst()
                .orElse(dimension.label());
    }

    Map<Integer, String> values(Map<String, String> fields) {
        Map<Integer, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = fields.get(names.get(i));
            if (value != null && !value.isBlank()) {
                values.put(i + 1, value);
            }
        }
        return values;
    }
}
