package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.rootcause.Localisation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The slices that carry a change, as a table for a terminal and as one object for a script. */
final class RootCauseTexts {
    private RootCauseTexts() {}

    static Map<String, Object> json(Localisation found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sets", found.sets());
        json.put("everything", found.everything());
        json.put("before", found.before());
        json.put("after", found.after());
        json.put("change", found.change());
        json.put("elements", found.elements());
        json.put("slicesSearched", found.slicesSearched());
        json.put("notes", found.notes());
        return json;
    }

    /** The figure of the whole and what was expected of it. */
    static String whole(Localisation found) {
        return number(found.after()) + ", " + number(found.before()) + " expected";
    }

    /** A line each, under a head; none where no slice was found. */
    static Stream<String> table(Localisation found) {
        return found.elements().isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(line(
                                "cause", "before", "after", "change, 95 % interval", "share", "effect", "p", "slice")),
                        found.elements().stream().map(RootCauseTexts::line));
    }

    private static String line(Localisation.Element element) {
        return line(
                Integer.toString(element.cause()),
                number(element.before()),
                number(element.after()),
                number(element.change()) + " (" + number(element.low()) + " to " + number(element.high()) + ")",
                String.format(Locale.ROOT, "%.1f %%", 100 * element.contribution()),
                String.format(Locale.ROOT, "%.1f", element.effect()),
                element.pValue() < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", element.pValue()),
                element.text());
    }

    private static String line(
            String cause,
            String before,
            String after,
            String change,
            String share,
            String effect,
            String p,
            String slice) {
        return String.format(
                "  %5s %12s %12s  %-36s %8s %7s %8s  %s", cause, before, after, change, share, effect, p, slice);
    }

    /** Four significant digits, since counts and rates both come this way. */
    private static String number(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
