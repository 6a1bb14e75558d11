package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.agent.AgentFigure;
import dev.deskpulse.scheduler.agent.AgentReport;
import dev.deskpulse.scheduler.agent.Standing;
import dev.deskpulse.scheduler.agent.Standing.Verdict;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Tone;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where agents differ from their team on like cases by more than chance explains, as far as the reader may see them. */
public final class LikeCasesPart implements Part {
    private final Beside<AgentReport> agents;
    private final Supplier<Map<PersonId, Person>> people;

    /**
     * Asks beside the rest of the report, since that takes long; of one report.
     *
     * @param agents of the report's days, narrowed to its reader
     * @param people as tickets know them
     */
    public LikeCasesPart(Function<Report.Head, AgentReport> agents, Supplier<Map<PersonId, Person>> people) {
        this.agents = new Beside<>("report-agents", agents);
        this.people = people;
    }

    @Override
    public void begin(Report.Head head) {
        agents.begin(head);
    }

    @Override
    public Optional<Section> tell(Teller teller) {
        Map<PersonId, Person> known = people.get();
        List<List<Cell>> rows = new ArrayList<>();
        long alike = 0;
        for (AgentReport.Agent agent : agents.answer(teller.report().head()).agents()) {
            for (AgentFigure figure : agent.figures().keySet()) {
                Standing standing = Objects.requireNonNull(agent.figures().get(figure));
                switch (standing.verdict()) {
                    case BETTER, WORSE -> rows.add(row(teller, name(agent, known), figure, standing));
                    case LIKE_THE_TEAM -> alike++;
                    case NOBODY_TO_COMPARE, WITHHELD -> {}
                }
            }
        }
        if (rows.isEmpty() && alike == 0) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(table(teller, rows));
        }
        blocks.add(new Note(teller.say("like-cases.note", alike)));
        return teller.section("like-cases", blocks);
    }

    private static Document.Table table(Teller teller, List<List<Cell>> rows) {
        return new Document.Table(
                teller.say("section.like-cases"),
                List.of(
                        teller.text(teller.say("column.agent")),
                        teller.text(teller.say("column.figure")),
                        teller.numbers(teller.say("column.cases")),
                        teller.numbers(teller.say("column.raw")),
                        teller.numbers(teller.say("column.adjusted")),
                        teller.text(teller.say("column.interval")),
                        teller.numbers(teller.say("column.team"))),
                rows);
    }

    private static List<Cell> row(Teller teller, String agent, AgentFigure figure, Standing standing) {
        Kpi.Unit unit = figure.isDuration() ? Kpi.Unit.SECONDS : Kpi.Unit.SHARE;
        Tone tone = standing.verdict() == Verdict.BETTER ? Tone.GOOD : Tone.BAD;
        return List.of(
                Cell.of(agent),
                Cell.of(teller.language().either(figure.english(), figure.chinese())),
                teller.count(standing.cases()),
                teller.cell(OptionalDouble.of(standing.raw()), unit),
                teller.cell(optional(standing.adjusted()), unit).in(tone),
                Cell.of(teller.amounts().show(optional(standing.low()), unit) + " – "
                        + teller.amounts().show(optional(standing.high()), unit)),
                teller.cell(optional(standing.team()), unit));
    }

    private static String name(AgentReport.Agent agent, Map<PersonId, Person> known) {
        Person person = known.get(new PersonId(agent.agent()));
        return person == null ? agent.agent() : person.displayName();
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
