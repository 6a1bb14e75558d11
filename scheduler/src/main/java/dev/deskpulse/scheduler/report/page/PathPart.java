package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Drawing;
import dev.deskpulse.scheduler.report.page.Document.Kind;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** How figures moved within the period. */
final class PathPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        List<Block> blocks = new ArrayList<>();
        for (FigureAnswer path : teller.report().paths()) {
            Table table = path.tables().get(0);
            DoubleSummaryStatistics values = table.rows().stream()
                    .flatMap(row -> Teller.headline(table, row).stream().boxed())
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            if (values.getCount() > 1) {
                String name = teller.name(Teller.kpi(table));
                blocks.add(new Chart(
                        teller.say("paths." + path.each(), name),
                        teller.say(
                                "paths.describes",
                                name,
                                teller.amounts()
                                        .show(values.getMin(), Teller.kpi(table).unit()),
                                teller.amounts()
                                        .show(values.getMax(), Teller.kpi(table).unit())),
                        new Drawing(Kind.TREND, null, null, path, List.of())));
            }
        }
        return teller.section("paths", blocks);
    }
}
