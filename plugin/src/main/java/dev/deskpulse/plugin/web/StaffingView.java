package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.agent.HourlyStaffing;
import dev.deskpulse.scheduler.agent.PlanHours;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Agents needed and at work by hour, for leads. The forecast is of whole days, so that it is made once a day. */
public final class StaffingView {
    private static final int MOST_KEPT = 50;

    private final Supplier<Settings> settings;
    private final Supplier<PlanHours> plan;
    private final Clock clock;
    private final Cache<Asked, HourlyStaffing> answers;

    /** Reads from the store; writes nothing. */
    public StaffingView(Supplier<Settings> settings, Supplier<PlanHours> plan, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
        // What Jira hides meanwhile may not count for longer than elsewhere.
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(settings.get().access().kept())
                .maximumSize(MOST_KEPT)
                .build();
    }

    private record Asked(int weeks, Sight sight, LocalDate today) {}

    /** @throws IllegalArgumentException where so many weeks cannot be looked back on */
    HourlyStaffing hours(int weeks, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.get().zone());
        return answers.get(new Asked(weeks, viewer.sight().withoutAgents(), today), asked -> plan.get()
                .plan(asked.weeks, Optional.empty(), asked.sight));
    }
}
