package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.sight.FactCondition;
import dev.deskpulse.scheduler.sight.Sight;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * To which tickets somebody narrows what they look at.
 *
 * @param filter only tickets with one of these values of each dimension; the empty text stands for tickets that have none,
 *     no value at all for no ticket
 * @param selection only tickets that were selected one by one; null for all
 */
public record Narrowing(
        Map<Dimension, Set<String>> filter, @Nullable Selection selection) {
    public static final Narrowing NONE = new Narrowing(Map.of(), null);

    public Narrowing {
        filter = Map.copyOf(filter);
    }

    public boolean isNone() {
        return filter.isEmpty() && selection == null;
    }

    /** Whether no ticket at all can be meant: two values of one dimension that exclude each other. */
    public boolean isNothing() {
        return filter.values().stream().anyMatch(Set::isEmpty);
    }

    /** The tickets of both. */
    public Narrowing and(Narrowing other) {
        Map<Dimension, Set<String>> both = new EnumMap<>(Dimension.class);
        both.putAll(filter);
        other.filter.forEach((dimension, values) -> both.merge(dimension, values, Narrowing::common));
        Selection selected = selection == null || other.selection == null
                ? selection == null ? other.selection : selection
                : selection.and(other.selection);
        return new Narrowing(both, selected);
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    /** The same without the dimensions that something does not have. */
    public Narrowing keeping(Predicate<Dimension> has) {
        return new Narrowing(
                filter.entrySet().stream()
                        .filter(entry -> has.test(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                selection);
    }

    /** The fact rows of those of its tickets that somebody sees. */
    public FactCondition facts(Sight sight) {
        KpiSql condition = KpiSql.condition(this, sight);
        String facts = filter.containsKey(Dimension.TOPIC) ? FactsByTopic.SQL : "kpi_fact f";
        return new FactCondition(facts, condition.text(), condition.values());
    }

    /** Whether every ticket of a slice is meant, as far as the slice itself tells. */
    public boolean holds(Map<String, String> slice) {
        return selection == null
                && filter.entrySet().stream().allMatch(entry -> {
                    String value = slice.get(entry.getKey().label());
                    return value != null && entry.getValue().contains(value);
                });
    }

    /** Whether no ticket of a slice can be meant: it is of another value. */
    public boolean excludes(Map<String, String> slice) {
        return filter.entrySet().stream().anyMatch(entry -> {
            String value = slice.get(entry.getKey().label());
            return value != null && !entry.getValue().contains(value);
        });
    }
}
