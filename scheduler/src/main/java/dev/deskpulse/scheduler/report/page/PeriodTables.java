package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.customer.PeriodCustomers;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import java.util.ArrayList;
import java.util.List;

/** Who came back in the period, who got worse and who complained most; for some readers how many alone. */
final class PeriodTables {
    private final Teller teller;
    private final Report.People people;
    private final PeriodCustomers period;

    PeriodTables(Teller teller, Report.People people) {
        this.teller = teller;
        this.people = people;
        this.period = people.period();
    }

    List<Block> blocks() {
        if (period.here() == 0) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Bullets(List.of(
                teller.say("customers.here", count(period.here())),
                teller.say("customers.worse", count(period.gotWorse())),
                teller.say("customers.complained", count(period.complained())),
                teller.say("customers.back", count(period.cameBack())))));
        add(blocks, "customers.worse.table", period.worse());
        add(blocks, "customers.complained.table", period.complaining());
        add(blocks, "customers.back.table", period.back());
        return blocks;
    }

    private String count(long number) {
        return teller.amounts().count(number);
    }

    private void add(List<Block> blocks, String title, List<PeriodCustomers.One> customers) {
        if (!customers.isEmpty()) {
            blocks.add(new Document.Table(
                    teller.say(title),
                    List.of(
                            teller.text(teller.say("column.customer")),
                            teller.numbers(teller.say("column.tickets")),
                            teller.numbers(teller.say("column.unhappy")),
                            teller.numbers(teller.say("column.unhappy-before")),
                            teller.numbers(teller.say("column.complaints")),
                            teller.numbers(teller.say("column.days-away")),
                            teller.text(teller.say("column.latest"))),
                    customers.stream().map(this::row).toList()));
        }
    }

    private List<Cell> row(PeriodCustomers.One one) {
        return List.of(
                Cell.of(one.customer()),
                teller.count(one.tickets()),
                teller.count(one.unhappy()),
                teller.count(one.unhappyBefore()),
                teller.count(one.complaints()),
                teller.count(one.daysAway()),
                Cell.of(people.latest().getOrDefault(one.customer(), List.of()).stream()
                        .findFirst()
                        .orElse("")));
    }
}
