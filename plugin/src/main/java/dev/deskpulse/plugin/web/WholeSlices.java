package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
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

    private record Asked(Map<Dimension, Set<String>> slices, Sight sight) {}

    /** @param slice by the names of dimensions */
    public boolean isSeen(Map<String, String> slice, Sight sight) {
        Map<Dimension, Set<String>> slices = new EnumMap<>(Dimension.class);
        for (Map.Entry<String, String> value : slice.entrySet()) {
            Optional<Dimension> dimension = Dimension.named(value.getKey());
            if (dimension.isEmpty()) {
                return sight.seesAllTickets();
            }
            slices.put(dimension.get(), Set.of(value.getValue()));
        }
        return areSeen(slices, sight);
    }

    /** Beside like slices a verdict tells of every ticket, and of an action that cannot be read nobody knows of which. */
    public boolean isSeen(ActionStore.Entry entry, Sight sight) {
        return entry instanceof ActionStore.Kept kept ? isSeen(kept.action(), sight) : isWhole(sight);
    }

    /** See {@link #isSeen(ActionStore.Entry, Sight)}. */
    public boolean isSeen(Action action, Sight sight) {
        boolean besideOthers = action.method() == Action.Method.BESIDE_LIKE_SLICES;
        return areSeen(action.slices(), sight) && (!besideOthers || isWhole(sight));
    }

    /**
     * Whoever sees nothing does not see an empty slice whole.
     *
     * @param slices of each dimension the values that are meant; without any the whole desk
     */
    private boolean areSeen(Map<Dimension, Set<String>> slices, Sight sight) {
        if (slices.containsKey(Dimension.AGENT) && !sight.agents().all()) {
            return false;
        }
        Set<String> scopes = sight.scopes();
        if (scopes == null) {
            return true;
        }
        return !scopes.isEmpty() && known.get(new Asked(Map.copyOf(slices), sight.withoutAgents()), this::ask);
    }

    /** Whether no ticket of the desk is hidden from somebody. */
    boolean isWhole(Sight sight) {
        return areSeen(Map.of(), sight);
    }

    private boolean ask(Asked asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        KpiQuery all = KpiQuery.of(today.minusDays(DAYS), today.plusDays(1), KpiQuery.Period.WHOLE);
        for (Map.Entry<Dimension, Set<String>> slice : asked.slices.entrySet()) {
            if (!Kpi.VOLUME.has(slice.getKey())) {
                return false;
            }
            all = all.only(slice.getKey(), slice.getValue());
        }
        return count(all) == count(all.seenBy(asked.sight));
    }

    private double count(KpiQuery query) {
        return kpis.table(Kpi.VOLUME, query).single().orElse(0);
    }
}
