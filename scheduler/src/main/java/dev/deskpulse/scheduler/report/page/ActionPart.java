package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.Judged;
import dev.deskpulse.scheduler.action.Judgement;
import dev.deskpulse.scheduler.action.Verdict;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.Reader;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Column;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was done about problems in the period, and whether it helped; who sees to it is for those who may see details. */
public final class ActionPart implements Part {
    private final Function<Report.Head, List<Judged>> actions;
    private final Function<String, Optional<Finding>> findings;

    /**
     * Asks when it is told.
     *
     * @param actions that the reader may see
     * @param findings by their ids
     */
    public ActionPart(Function<Report.Head, List<Judged>> actions, Function<String, Optional<Finding>> findings) {
        this.actions = actions;
        this.findings = findings;
    }

    @Override
    public Optional<Section> tell(Teller teller) {
        Report.Head head = teller.report().head();
        boolean owners = head.reader().details();
        ActionWords words = new ActionWords(teller.language());
        List<List<Cell>> rows = new ArrayList<>();
        for (Judged judged : actions.apply(head)) {
            judged.kept()
                    .filter(kept -> isOf(kept.action(), head.counted()))
                    .ifPresent(kept -> rows.add(row(teller, words, judged, kept)));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : teller.section(
                        "actions",
                        List.of(
                                new Document.Table(teller.say("section.actions"), columns(teller, owners), rows),
                                new Note(teller.say("actions.note"))));
    }

    private static boolean isOf(Action action, Stretch days) {
        return !action.start().isAfter(days.to()) && !action.last().isBefore(days.from());
    }

    private static List<Column> columns(Teller teller, boolean owners) {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("problem", "step", "owner", "touches", "goal", "start", "verdict")) {
            if (owners || !name.equals("owner")) {
                columns.add(teller.text(teller.say("column." + name)));
            }
        }
        return columns;
    }

    private List<Cell> row(Teller teller, ActionWords words, Judged judged, ActionStore.Kept kept) {
        Action action = kept.action();
        Reader reader = teller.report().head().reader();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(problem(teller, action, reader)));
        cells.add(Cell.of(action.step()));
        if (reader.details()) {
            cells.add(Cell.of(action.owner()));
        }
        cells.add(Cell.of(words.touches(action)));
        cells.add(Cell.of(words.goal(action, kept.plan())));
        cells.add(Cell.of(action.start().toString()));
        cells.add(judged.verdict()
                .map(verdict ->
                        Cell.of(words.reasoned(action.goal().kpi(), verdict)).in(tone(verdict)))
                .orElseGet(() -> Cell.of(teller.language().of(judged.problem())).in(Tone.FAINT)));
        return cells;
    }

    private String problem(Teller teller, Action action, Reader reader) {
        return Optional.ofNullable(action.finding())
                .flatMap(findings)
                .filter(reader.sees())
                .map(finding -> teller.language().of(finding.headline()))
                .orElse("–");
    }

    private static Tone tone(Verdict verdict) {
        Judgement judgement = verdict.judgement();
        return switch (judgement) {
            case HELPED -> Tone.GOOD;
            case HARMED -> Tone.BAD;
            case DID_NOT_HELP -> Tone.PLAIN;
            case CANNOT_TELL_YET -> Tone.FAINT;
        };
    }
}
