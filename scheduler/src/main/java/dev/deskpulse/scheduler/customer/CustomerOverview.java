package dev.deskpulse.scheduler.customer;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All customers that somebody sees together, as screens show them.
 *
 * @param at when they were told; what came later is not in it
 * @param cut whether there are more than {@link ReadCustomers#MOST}, of whom those who were here last are told
 * @param risks of those who are not lost
 * @param learnedAt null before the first analysis; likewise {@code quality}
 * @param scale what tells their fifths and tiers
 */
public record CustomerOverview(
        Instant at,
        int customers,
        boolean cut,
        Map<Lifecycle, Long> lifecycles,
        Map<Tier, Long> tiers,
        Map<Loyalty, Long> loyalties,
        Map<RiskLevel, Long> risks,
        List<SegmentSize> segments,
        @Nullable Instant learnedAt,
        @Nullable RiskQuality quality,
        CustomerScale scale) {
    /** How many are in a segment. */
    public record SegmentSize(Segments.Segment segment, long customers) {}

    public CustomerOverview {
        lifecycles = Collections.unmodifiableMap(new EnumMap<>(lifecycles));
        tiers = Collections.unmodifiableMap(new EnumMap<>(tiers));
        loyalties = Collections.unmodifiableMap(new EnumMap<>(loyalties));
        risks = Collections.unmodifiableMap(new EnumMap<>(risks));
        segments = List.copyOf(segments);
    }

    static CustomerOverview of(CustomerBook book, Instant at) {
        CustomerModel model = book.model();
        return new CustomerOverview(
                at,
                book.all().size(),
                book.cut(),
                book.lifecycles(),
                book.tiers(),
                book.loyalties(),
                book.risks(),
                book.segments().entrySet().stream()
                        .map(count -> new SegmentSize(count.getKey(), count.getValue()))
                        .toList(),
                model == null ? null : model.learnedAt(),
                model == null ? null : model.quality(),
                book.scale());
    }
}
