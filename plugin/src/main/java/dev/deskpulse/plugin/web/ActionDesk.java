package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.ChangeAction;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.insight.FindingStore;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what leads mean to do about problems, and what they change of it; of tickets that they see all of. */
public final class ActionDesk {
    private final ActionStore actions;
    private final FindingStore findings;
    private final Supplier<JudgeActions> judge;
    private final WholeSlices slices;
    private final ActionView view;
    private final Supplier<Settings> settings;

    /** @param judge as of today */
    public ActionDesk(
            ActionStore actions,
            FindingStore findings,
            Supplier<JudgeActions> judge,
            WholeSlices slices,
            ActionView view,
            Supplier<Settings> settings) {
        this.actions = actions;
        this.findings = findings;
        this.judge = judge;
        this.slices = slices;
        this.view = view;
        this.settings = settings;
    }

    /**
     * An action as it is asked for; see {@link Action}.
     *
     * @param finding the id of the finding that is the problem; null where none is
     * @param kpi by its name
     * @param target in the unit of the KPI
     * @param only which tickets it touches, as {@code dimension=value}; empty for all
     * @param start its first day; today where it is null
     */
    record Draft(
            @Nullable String finding,
            String kpi,
            double target,
            LocalDate by,
            String step,
            String owner,
            List<String> only,
            Action.Method method,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {}

    /** What is to be otherwise; null for what stays. */
    record Edit(
            @Nullable String step,
            @Nullable String owner,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate by) {}

    /** All that the viewer may see, the one that started last first. */
    List<ActionView.Row> all(Viewer viewer) {
        return view.actions(viewer);
    }

    /**
     * How sure a verdict can be, before anything is kept.
     *
     * @throws IllegalArgumentException where it cannot be planned, which says why
     */
    ActionView.Planned plan(Draft draft, Viewer viewer) {
        return ActionView.Planned.of(judge.get().plan(action(draft, viewer)));
    }

    /** Keeps it with its plan. */
    List<ActionView.Row> add(Draft draft, Viewer viewer) {
        Action action = action(draft, viewer);
        actions.add(action, judge.get().plan(action));
        return all(viewer);
    }

    /** See {@link ChangeAction#edit}. */
    List<ActionView.Row> edit(long number, Edit edit, Viewer viewer) {
        mustSee(number, viewer);
        change().edit(
                        number,
                        new ChangeAction.Edit(edit.step, edit.owner, edit.start, edit.end, edit.by),
                        viewer.who());
        return all(viewer);
    }

    /** See {@link ChangeAction#withdraw}. */
    List<ActionView.Row> withdraw(long number, String why, Viewer viewer) {
        mustSee(number, viewer);
        change().withdraw(number, why, viewer.who());
        return all(viewer);
    }

    private ChangeAction change() {
        JudgeActions judges = judge.get();
        return new ChangeAction(actions, judges, judges.today());
    }

    private void mustSee(long number, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        if (actions.find(number)
                .filter(entry -> slices.isSeen(entry, viewer.sight()))
                .isEmpty()) {
            throw new IllegalArgumentException("there is no action " + number);
        }
    }

    private Action action(Draft draft, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        Action action = new Action(
                draft.finding == null ? null : finding(draft.finding, viewer),
                new Action.Goal(FigureRequest.kpi(draft.kpi), draft.target, draft.by),
                draft.step,
                draft.owner,
                FigureRequest.filter(slicesOf(draft.only), FigureRequest.own(settings.get())),
                draft.method,
                draft.start == null ? judge.get().today() : draft.start,
                draft.end);
        if (!slices.isSeen(action, viewer.sight())) {
            throw new IllegalArgumentException(
                    "some of the tickets that the action touches, or is judged beside, are hidden from you; narrow it");
        }
        return action;
    }

    private static List<String> slicesOf(List<String> only) {
        if (only.stream().anyMatch(FigureRequest::isJql)) {
            throw new IllegalArgumentException(
                    "an action touches values of dimensions; a JQL cannot be followed over time");
        }
        return only;
    }

    private String finding(String id, Viewer viewer) {
        return findings.find(id)
                .map(FindingStore.Seen::finding)
                .filter(finding -> slices.isSeen(finding.slice(), viewer.sight()))
                .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + id + "'"))
                .id();
    }
}
