package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.Evidence.Place;
import dev.deskpulse.ticket.Ticket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is worth knowing by patterns that take linear time and lists of names. What one rule has taken, no later one
 * takes again; masked personal data is nothing to it.
 */
final class EntityFinder {
    private static final int AT_MOST = 40;

    private static final Pattern MASKED = Pattern.compile("\\[[a-z][a-z-]{1,20}-[0-9a-f]{2,16}\\]");
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d{2}-?(?:0?[1-9]|1[0-2])(?:-?\\d{1,2})?");

    /** What may stand between the name of a number and the number. */
    private static final String SAYS = " ?(?:是|为|is|was)? ?[:#=]? ?#?";

    private static final Pattern TRACKING =
            Pattern.compile("(?:(?:快递|物流|运单|运)(?:单号?|编号|号)|tracking(?: ?(?:number|no\\.?|id|code|#))?"
                    + "|waybill(?: ?(?:number|no\\.?))?|(?<![a-z])awb|consignment(?: number)?)" + SAYS
                    + "(?<number>[a-z]{0,4}\\d[\\da-z]{6,24})(?![\\da-z])"
                    + "|(?<![\\da-z])(?<known>sf\\d{12,15}|yt\\d{13,15}|jt\\d{13}|jd[a-z]{0,2}\\d{10,15}|1z[\\da-z]{16}"
                    + "|[a-z]{2}\\d{9}[a-z]{2})(?![\\da-z])");
    private static final Pattern ORDER =
            Pattern.compile("(?:订单(?:号码?|编号|id)?|(?<!快递|物流)单号|(?<![a-z])order(?: ?(?:number|num|no\\.?|id))?"
                    + "|(?<![a-z])po(?= ?[#:\\d]))" + SAYS + "(?<number>[a-z]{0,6}-?\\d[\\d-]{2,28}\\d)(?![\\da-z.])");
    private static final String DOTTED = "\\d{1,4}(?:\\.\\d{1,5}){1,3}";
    private static final Pattern VERSION =
            Pattern.compile("(?:版本号?|(?<![a-z])(?:version|ver\\.?|build|app))" + SAYS + " ?v?(?<named>"
                    + DOTTED + ")(?![\\d.]*[\\da-z])|(?<![a-z\\d.])v(?<bare>" + DOTTED
                    + ")(?![\\da-z])|(?<![\\d.a-z])(?<before>"
                    + DOTTED + ") ?(?:版本|版(?![\\p{IsHan}]))"
                    + "|(?<system>(?:(?<![a-z])(?:ios|ipados|android|windows|macos|harmonyos)|鸿蒙|安卓) ?\\d{1,3}(?:\\.\\d{1,4}){0,3})"
                    + "(?![\\da-z])");
    private static final Pattern STREET = Pattern.compile("(?:[东西南北中]?(?:路|大道|大街|街|巷)).*", Pattern.DOTALL);

    private final NameIndex couriers = NameIndex.load("couriers.txt");
    private final NameIndex cities;
    private final NameIndex products;

    EntityFinder(NameIndex cities, Collection<String> products) {
        this.cities = cities;
        this.products = NameIndex.of(products);
    }

    /** @param subject what the ticket's mapped fields tell */
    List<Entity> find(List<Passage> passages, Ticket.Subject subject) {
        List<Entity> all = new ArrayList<>();
        told(Entity.Type.ORDER, subject.orderNumber(), all);
        told(Entity.Type.PRODUCT, subject.product(), all);
        for (Passage passage : passages) {
            all.addAll(new Reading(passage).entities());
        }
        Set<List<String>> seen = new HashSet<>();
        return all.stream()
                .filter(e -> seen.add(List.of(e.type().name(), e.value())))
                .limit(AT_MOST)
                .toList();
    }

    private static void told(Entity.Type type, @Nullable String value, List<Entity> all) {
        if (value != null && !value.isBlank() && !MASKED.matcher(value).matches()) {
            String shown =
                    value.strip().substring(0, Math.min(100, value.strip().length()));
            all.add(new Entity(type, shown, type == Entity.Type.ORDER ? shown.toUpperCase(Locale.ROOT) : shown, null));
        }
    }

    /** One passage, with what of it is taken. */
    private final class Reading {
        private final Passage passage;
        private final BitSet taken = new BitSet();
        private final List<Entity> found = new ArrayList<>();

        Reading(Passage passage) {
            this.passage = passage;
            Matcher masked = MASKED.matcher(passage.folded());
            while (masked.find()) {
                taken.set(masked.start(), masked.end());
            }
        }

        List<Entity> entities() {
            if (passage.folded().chars().anyMatch(Character::isDigit)) {
                amounts();
                tracking();
                orders();
                versions();
            }
            names(products, Entity.Type.PRODUCT);
            names(couriers, Entity.Type.COURIER);
            names(cities, Entity.Type.CITY);
            found.sort((a, b) -> Integer.compare(start(a), start(b)));
            return found;
        }

        private void amounts() {
            Matcher match = Money.PATTERN.matcher(passage.folded());
            while (match.find()) {
                take(Entity.Type.AMOUNT, match.start(), match.end(), Money.value(match));
            }
        }

        private void tracking() {
            Matcher match = TRACKING.matcher(passage.folded());
            while (match.find()) {
                String known = match.group("known");
                if (known == null) {
                    take(
                            Entity.Type.TRACKING,
                            match.start("number"),
                            match.end("number"),
                            capitals(match.group("number")));
                } else if (!PostalNumber.looksLikeOne(known) || PostalNumber.isValid(known)) {
                    take(Entity.Type.TRACKING, match.start("known"), match.end("known"), capitals(known));
                }
            }
        }

        private void orders() {
            Matcher match = ORDER.matcher(passage.folded());
            while (match.find()) {
                String number = match.group("number");
                if (!DATE.matcher(number).matches() || number.length() == 4) {
                    take(Entity.Type.ORDER, match.start("number"), match.end("number"), capitals(number));
                }
            }
        }

        private void versions() {
            Matcher match = VERSION.matcher(passage.folded());
            while (match.find()) {
                for (String group : List.of("named", "bare", "before", "system")) {
                    if (match.group(group) != null) {
                        String value = passage.original().substring(match.start(group), match.end(group));
                        take(Entity.Type.VERSION, match.start(group), match.end(group), value);
                    }
                }
            }
        }

        private void names(NameIndex index, Entity.Type type) {
            for (NameIndex.Hit hit : index.find(passage)) {
                boolean street = type == Entity.Type.CITY
                        && STREET.matcher(passage.folded())
                                .region(
                                        hit.end(),
                                        Math.min(hit.end() + 3, passage.folded().length()))
                                .lookingAt();
                if (!street) {
                    take(type, hit.start(), hit.end(), hit.name());
                }
            }
        }

        private void take(Entity.Type type, int start, int end, String value) {
            int next = taken.nextSetBit(start);
            if (next < 0 || next >= end) {
                taken.set(start, end);
                String text = passage.original().substring(start, end);
                found.add(new Entity(type, text, value, new Place(passage.message(), start, end)));
            }
        }

        private int start(Entity entity) {
            return entity.place() == null ? 0 : entity.place().start();
        }

        private String capitals(String number) {
            return number.toUpperCase(Locale.ROOT);
        }
    }
}
