package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What customers did in the period, how many there are of each kind today, and for readers who may know single customers whom
 * to win back first.
 */
final class CustomerPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        Report.People people = teller.report().customers();
        if (people.lifecycles().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>(new PeriodTables(teller, people).blocks());
        blocks.add(lifecycles(teller, people));
        if (!people.winBack().isEmpty()) {
            blocks.add(winBack(teller, people));
        }
        blocks.add(new Note(teller.say("customers.note")));
        return teller.section("customers", blocks);
    }

    private static Document.Table lifecycles(Teller teller, Report.People people) {
        return new Document.Table(
                teller.say("customers.lifecycles"),
                List.of(teller.text(teller.say("column.state")), teller.numbers(teller.say("section.customers"))),
                Arrays.stream(Lifecycle.values())
                        .map(state -> List.of(
                                Cell.of(teller.say("lifecycle." + state.name())),
                                teller.count(people.lifecycles().getOrDefault(state, 0L))))
                        .toList());
    }

    private static Document.Table winBack(Teller teller, Report.People people) {
        return new Document.Table(
                teller.say("customers.table"),
                List.of(
                        teller.text(teller.say("column.customer")),
                        teller.text(teller.say("column.state")),
                        teller.text(teller.say("column.risk")),
                        teller.numbers(teller.say("column.probability")),
                        teller.numbers(teller.say("column.tickets")),
                        teller.numbers(teller.say("column.open")),
                        teller.text(teller.say("column.latest"))),
                people.winBack().stream()
                        .map(customer -> row(teller, people, customer))
                        .toList());
    }

    private static List<Cell> row(Teller teller, Report.People people, Customer customer) {
        RiskLevel risk = customer.risk();
        Double probability = customer.probability();
        String name = customer.facts().customer();
        return List.of(
                Cell.of(name),
                Cell.of(teller.say("lifecycle." + customer.lifecycle().name())),
                Cell.of(risk == null ? "–" : teller.say("risk." + risk.name())),
                teller.cell(
                        probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability), Kpi.Unit.SHARE),
                teller.count(customer.facts().tickets()),
                teller.count(customer.facts().open()),
                Cell.of(people.latest().getOrDefault(name, List.of()).stream()
                        .findFirst()
                        .orElse("")));
    }
}
