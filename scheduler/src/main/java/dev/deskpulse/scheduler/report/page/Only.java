package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import java.util.List;

/** One KPI of an answer, as a chart of one is given it. */
final class Only {
    private Only() {}

    static FigureAnswer first(FigureAnswer answer) {
        return new FigureAnswer(
                answer.from(),
                answer.to(),
                answer.each(),
                answer.by(),
                List.of(answer.tables().get(0)),
                null,
                answer.names(),
                answer.cut());
    }
}
