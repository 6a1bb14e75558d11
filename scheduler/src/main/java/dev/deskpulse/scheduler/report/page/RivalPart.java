package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.rival.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What customers say of the rivals that the settings name, and how that moves; sentences for readers who may know what single
 * tickets say.
 */
public final class RivalPart implements Part {
    private final Function<Report.Head, List<Named>> named;

    /** @param named what is said in the report's days, narrowed to its reader */
    public RivalPart(Function<Report.Head, List<Named>> named) {
        this.named = named;
    }

    @Override
    public Optional<Section> tell(Teller teller) {
        if (teller.report().isEmpty()) {
            return Optional.empty();
        }
        Report.Head head = teller.report().head();
        List<Named> rivals = named.apply(head).stream()
                .filter(one -> one.kind() == Named.Kind.RIVAL)
                .toList();
        if (rivals.isEmpty()) {
            return teller.section("rivals", List.of(new Paragraph(teller.say("rivals.none"))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(teller, rivals));
        if (head.reader().details()) {
            blocks.add(said(teller, rivals));
        }
        blocks.add(new Note(teller.say("rivals.note")));
        return teller.section("rivals", blocks);
    }

    private static Document.Table table(Teller teller, List<Named> rivals) {
        return new Document.Table(
                teller.say("rivals.table"),
                List.of(
                        teller.text(teller.say("column.rival")),
                        teller.numbers(teller.say("column.tickets")),
                        teller.numbers(teller.say("column.unhappy")),
                        teller.numbers(teller.say("column.content")),
                        teller.text(teller.say("column.trend")),
                        teller.text(teller.say("column.months"))),
                rivals.stream()
                        .map(one -> List.of(
                                Cell.of(one.name()),
                                teller.count(one.tickets()),
                                teller.count(one.negative()),
                                teller.count(one.positive()),
                                Cell.of(teller.say("rivals.trend." + one.trend().name())),
                                Cell.of(months(teller, one))))
                        .toList());
    }

    private static String months(Teller teller, Named rival) {
        return rival.months().entrySet().stream()
                .map(month -> month.getKey() + ": " + teller.amounts().count(month.getValue()))
                .collect(Collectors.joining(teller.say("list")));
    }

    private static Document.Table said(Teller teller, List<Named> rivals) {
        return new Document.Table(
                teller.say("rivals.said"),
                List.of(
                        teller.text(teller.say("column.rival")),
                        teller.text(teller.say("column.mood")),
                        teller.text(teller.say("column.sentence"))),
                rivals.stream()
                        .flatMap(one -> one.said().stream().map(said -> Map.entry(one.name(), said)))
                        .map(said -> List.of(
                                Cell.of(said.getKey()),
                                Cell.of(teller.say("said." + said.getValue().mood())),
                                Cell.of(said.getValue().sentence())))
                        .toList());
    }
}
