package dev.deskpulse.scheduler.insight;

import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that a slice of the tickets carries.
 *
 * @param id deterministic: the same event, found again on the next run, has the same id
 * @param kpi what changed, such as {@code volume} or {@code complaints}
 * @param slice the dimensions and values that carry the change, such as {@code product=…, kind=COMPLAINT}
 * @param from first day of the change, in the desk's zone
 * @param to last day of the change, inclusive
 * @param observed the figure in the period
 * @param expected the same figure as the baseline predicts it
 * @param effect how large the change is; null of findings from before this was kept
 * @param contribution the slice's share of the whole change, 0 to 1
 * @param pValue corrected for the search
 * @param words words that set these tickets apart from the others
 * @param tickets the tickets behind it, most typical first, at most 200
 * @param headline one sentence in English and one in Chinese, by language tag {@code en} and {@code zh}
 */
public record Finding(
        String id,
        String kpi,
        Map<String, String> slice,
        LocalDate from,
        LocalDate to,
        double observed,
        double expected,
        @Nullable Effect effect,
        double contribution,
        double pValue,
        List<String> words,
        List<TicketId> tickets,
        Map<String, String> headline) {
    /** The {@link #kpi} of a rise of one kind of tickets. */
    public static final String COMPLAINTS = "complaints";

    /** What {@link #kpi} can be. */
    public static final Set<String> KPIS = Stream.concat(
                    Stream.of(COMPLAINTS), Arrays.stream(Measure.values()).map(Measure::kpi))
            .collect(Collectors.toUnmodifiableSet());

    /** Of which {@link #slice} can name a value. */
    public static final Set<String> DIMENSIONS = Set.of("product", "region", "topic", "channel", "kind", "project");

    public Finding {
        slice = Map.copyOf(slice);
        words = List.copyOf(words);
        tickets = List.copyOf(tickets);
        headline = Map.copyOf(headline);
    }

    /** The slice as one text: the same for the same slice, always. */
    public String sliceText() {
        return new TreeMap<>(slice).toString();
    }

    /** The ticket that represents it best, which gets the comment. */
    public TicketId representative() {
        return tickets.get(0);
    }
}
