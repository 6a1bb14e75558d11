package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether somebody sees every ticket of a slice. Findings and alerts are made once, of all tickets: they are shown to those
 * from whom none of theirs is hidden.
 */
public final class WholeSlices {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 2_000;
    /** Further back nothing is looked at. */
    private static final int DAYS = 1_500;

    private final Kpis kpis;
    private final Clock clock;
    private final ZoneId zone;
    private final Cache<Asked, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /** @param zone the desk's */
    public WholeSlices(Kpis kpis, Clock clock, ZoneId zone) {
        this.kpis = kpis;
        this.clock = clock;
        this.zone = zone;
    }

    private record Asked(Map<String, String> slice, Sight sight) {}

    /** @param slice by the names of dimensions */
    public boolean isSeen(Map<String, String> slice, Sight sight) {
        if (slice.containsKey(Dimension.AGENT.label()) && !sight.agents().all()) {
            return false;
        }
        return sight.seesAllTickets() || known.get(new Asked(slice, sight.withoutAgents()), this::ask);
    }

    /** Whether no ticket of the desk is hidden from somebody; whoever sees nothing does not see an empty desk whole. */
    boolean isWhole(Sight sight) {
        Set<String> scopes = sight.scopes();
        return scopes == null || (!scopes.isEmpty() && isSeen(Map.of(), sight));
    }

    private boolean ask(Asked asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        KpiQuery all = KpiQuery.of(today.minusDays(DAYS), today.plusDays(1), KpiQuery.Period.WHOLE);
        for (Map.Entry<String, String> value : asked.slice.entrySet()) {
            Optional<Dimension> dimension = Dimension.named(value.getKey()).filter(Kpi.VOLUME::has);
            if (dimension.isEmpty()) {
                return false;
            }
            all = all.only(dimension.get(), Set.of(value.getValue()));
        }
        return count(all) == count(all.seenBy(asked.sight));
    }

    private double count(KpiQuery query) {
        return kpis.table(Kpi.VOLUME, query).single().orElse(0);
    }
}
