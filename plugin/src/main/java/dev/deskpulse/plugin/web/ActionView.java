package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.Effect;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.action.Judged;
import dev.deskpulse.scheduler.action.Judgement;
import dev.deskpulse.scheduler.action.Plan;
import dev.deskpulse.scheduler.action.Verdict;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiNames;
import dev.deskpulse.scheduler.report.page.ActionWords;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Actions with their verdicts, for those from whom no ticket is hidden that a verdict rests on. */
public final class ActionView {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 500;

    private final ActionStore actions;
    private final FindingStore findings;
    private final Supplier<JudgeActions> judge;
    private final WholeSlices slices;
    private final Cache<Asked, Judged> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /**
     * Reads from these; writes nothing.
     *
     * @param judge as of today
     */
    public ActionView(ActionStore actions, FindingStore findings, Supplier<JudgeActions> judge, WholeSlices slices) {
        this.actions = actions;
        this.findings = findings;
        this.judge = judge;
        this.slices = slices;
    }

    private record Asked(ActionStore.Entry entry, LocalDate today) {}

    /** The finding that an action mends, on the wire. */
    record Problem(String id, Words headline) {}

    /** What was known before the start, on the wire; in the figure's unit. */
    record Planned(
            double usual,
            double aim,
            double power,
            double detectable,
            @Nullable Integer daysNeeded) {
        static Planned of(Plan plan) {
            OptionalInt days = plan.daysNeeded();
            return new Planned(
                    plan.usual(),
                    plan.aim(),
                    plan.power(),
                    plan.detectable(),
                    days.isPresent() ? (Integer) days.getAsInt() : null);
        }
    }

    /** A verdict on the wire; the effect is in the figure's unit. */
    record Told(
            Judgement judgement,
            Verdict.Reason reason,
            @Nullable Effect effect,
            LocalDate until,
            Words words) {
        static Told of(Kpi kpi, Verdict verdict) {
            return new Told(
                    verdict.judgement(),
                    verdict.reason(),
                    verdict.effect().orElse(null),
                    verdict.until(),
                    ActionWords.both(words -> words.reasoned(kpi, verdict)));
        }
    }

    /**
     * What somebody meant to do, on the wire.
     *
     * @param finding null where none is named, or the viewer may not see it
     * @param owner null for viewers
     */
    record Meant(
            @Nullable Problem finding,
            String step,
            @Nullable String owner,
            String kpi,
            String unit,
            Words figure,
            double target,
            Words goal,
            Words touches,
            Action.Method method,
            LocalDate start,
            @Nullable LocalDate end,
            LocalDate by,
            Planned plan) {}

    /**
     * An action on the wire.
     *
     * @param action null where it cannot be read
     * @param verdict null where it cannot be judged
     * @param problem what is wrong with it, or that and why it was withdrawn; empty where it has a verdict
     */
    record Row(
            long number,
            Instant added,
            Judged.State state,
            @Nullable Meant action,
            @Nullable Told verdict,
            Words problem) {}

    /** Those that the viewer may see, the one that started last first. */
    List<Row> actions(Viewer viewer) {
        JudgeActions judges = judge.get();
        return actions.all().stream()
                .filter(entry -> slices.isSeen(entry, viewer.sight()))
                .map(entry -> known.get(new Asked(entry, judges.today()), asked -> judges.judge(asked.entry)))
                .map(judged -> row(judged, viewer))
                .toList();
    }

    private Row row(Judged judged, Viewer viewer) {
        return new Row(
                judged.number(),
                judged.added(),
                judged.state(),
                judged.kept().map(kept -> meant(kept, viewer)).orElse(null),
                judged.kept()
                        .flatMap(kept -> judged.verdict()
                                .map(verdict -> Told.of(kept.action().goal().kpi(), verdict)))
                        .orElse(null),
                judged.problem());
    }

    private Meant meant(ActionStore.Kept kept, Viewer viewer) {
        Action action = kept.action();
        Kpi kpi = action.goal().kpi();
        return new Meant(
                finding(action, viewer).orElse(null),
                action.step(),
                viewer.is(Role.LEAD) ? action.owner() : null,
                kpi.label(),
                Wire.name(kpi.unit()),
                new Words(KpiNames.ENGLISH.of(kpi), KpiNames.CHINESE.of(kpi)),
                action.goal().target(),
                ActionWords.both(words -> words.goal(action, kept.plan())),
                ActionWords.both(words -> words.touches(action)),
                action.method(),
                action.start(),
                action.end(),
                action.goal().by(),
                Planned.of(kept.plan()));
    }

    private Optional<Problem> finding(Action action, Viewer viewer) {
        return Optional.ofNullable(action.finding())
                .flatMap(findings::find)
                .map(FindingStore.Seen::finding)
                .filter(finding -> slices.isSeen(finding.slice(), viewer.sight()))
                .map(finding -> new Problem(
                        finding.id(),
                        new Words(
                                finding.headline().getOrDefault("en", ""),
                                finding.headline().getOrDefault("zh", ""))));
    }
}
