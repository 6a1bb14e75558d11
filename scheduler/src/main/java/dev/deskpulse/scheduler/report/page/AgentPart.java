package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures by agent, as far as the reader may see them; by how much they did, not by how well. */
final class AgentPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        FigureAnswer agents = teller.report().agents();
        List<Block> blocks = new ArrayList<>();
        boolean any = agents.tables().get(0).rows().stream()
                .map(row -> row.slice().get(0))
                .anyMatch(agent -> !agent.isEmpty() && !agent.equals(KpiQuery.OTHER));
        if (any) {
            teller.bySlice(teller.say("agents.table"), agents, teller.say("column.agent"))
                    .ifPresent(blocks::add);
            blocks.add(new Note(teller.say("agents.note")));
        }
        return teller.section("agents", blocks);
    }
}
