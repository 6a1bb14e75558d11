package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Drawing;
import dev.deskpulse.scheduler.report.page.Document.Kind;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.topic.TopicRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What people came with: kinds and topics. */
final class ProblemPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        FigureAnswer kinds = teller.report().kinds();
        List<Block> blocks = new ArrayList<>();
        if (!kinds.tables().get(0).rows().isEmpty()) {
            blocks.add(new Chart(
                    teller.say("problems.kinds"),
                    teller.say("problems.kinds"),
                    new Drawing(Kind.COMPARISON, null, null, Only.first(kinds), List.of())));
        }
        teller.bySlice(teller.say("problems.kinds"), kinds, teller.say("column.kind"))
                .ifPresent(blocks::add);
        topics(teller, teller.report().topics()).ifPresent(table -> {
            blocks.add(table);
            blocks.add(new Note(teller.say("problems.trend")));
        });
        return teller.section("problems", blocks);
    }

    private static Optional<Document.Table> topics(Teller teller, List<TopicRow> topics) {
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Document.Table(
                teller.say("problems.topics"),
                List.of(
                        teller.text(teller.say("column.topic")),
                        teller.numbers(teller.say("column.tickets")),
                        teller.numbers(teller.say("column.share")),
                        teller.numbers(teller.say("column.trend")),
                        teller.numbers(teller.say("column.negative")),
                        teller.numbers(teller.name(Kpi.RESOLUTION))),
                topics.stream().map(topic -> row(teller, topic)).toList()));
    }

    private static List<Cell> row(Teller teller, TopicRow topic) {
        return List.of(
                Cell.of(topic.name()),
                teller.count(topic.tickets()),
                teller.cell(OptionalDouble.of(topic.share()), Kpi.Unit.SHARE),
                Cell.of(topic.trend()
                        .map(times -> "× " + teller.amounts().times(times))
                        .orElse("–")),
                teller.cell(optional(topic.negative(), 1), Kpi.Unit.SHARE),
                teller.cell(optional(topic.resolutionHours(), 3_600), Kpi.Unit.SECONDS));
    }

    private static OptionalDouble optional(Optional<Double> value, double unit) {
        return value.isPresent() ? OptionalDouble.of(value.get() * unit) : OptionalDouble.empty();
    }
}
