package dev.deskpulse.scheduler.rootcause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The smallest set of slices that carries a change.
 *
 * @param before the figure that was expected for the whole
 * @param after the figure that it was
 * @param everything whether all slices moved alike, so that none of them carries the change
 * @param elements the slices, the one that carries most first; empty where there is none
 * @param slicesSearched by how many the p-values are corrected
 * @param notes what was left out, and why nothing was found
 */
public record Localisation(
        double before,
        double after,
        boolean everything,
        List<Element> elements,
        long slicesSearched,
        List<String> notes) {
    public Localisation {
        elements = List.copyOf(elements);
        notes = List.copyOf(notes);
    }

    /** Only some of the slices; how many others deviate is noted. */
    Localisation only(List<Element> certain) {
        String note = elements.size() - certain.size() + " more slices deviate, but so little that it may be chance";
        return certain.size() == elements.size()
                ? new Localisation(before, after, everything, certain, slicesSearched, notes)
                : new Localisation(
                        before,
                        after,
                        everything,
                        certain,
                        slicesSearched,
                        Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** How much the whole changed. */
    public double change() {
        return after - before;
    }

    /** The slices as texts: {@code a=a1&b=b2}. */
    public List<String> sets() {
        return elements.stream().map(Element::text).toList();
    }

    /**
     * A slice that carries a part of the change.
     *
     * @param values one for each of its dimensions
     * @param cause number of the cause: slices of one moved alike
     * @param before expected for the slice: a sum, or a rate or average of its own
     * @param after what it was
     * @param low the change's 95 % interval, as far as the noise of the slices that no cause explains tells
     * @param contribution the share of the whole's change that the slice carries; leaves of a stronger cause are not
     *     counted twice
     * @param effect mean deviation of its leaves in standard deviations of the noise
     * @param pValue of a change as large by chance, corrected for all slices searched (Bonferroni)
     * @param rows how many leaves it has
     */
    public record Element(
            Map<String, String> values,
            int cause,
            double before,
            double after,
            double low,
            double high,
            double contribution,
            double effect,
            double pValue,
            int rows) {
        public Element {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public double change() {
            return after - before;
        }

        Element withChance(double corrected) {
            return new Element(values, cause, before, after, low, high, contribution, effect, corrected, rows);
        }

        /** {@code a=a1&b=b2}, in the order in which the dimensions were named. */
        public String text() {
            return values.entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining("&"));
        }
    }
}
