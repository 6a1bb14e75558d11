package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.advice.Advice;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The next steps that the findings support. */
final class AdvicePart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        List<String> steps = teller.report().findings().stream()
                .flatMap(explained ->
                        Advise.on(explained.finding(), teller.report().head().today()).stream())
                .map(advice -> text(teller, advice))
                .distinct()
                .toList();
        return steps.isEmpty()
                ? Optional.empty()
                : teller.section(
                        "advice",
                        Stream.of(new Bullets(steps))
                                .map(Document.Block.class::cast)
                                .toList());
    }

    private static String text(Teller teller, Advice advice) {
        return teller.language() == ReportLanguage.ZH ? advice.chinese() : advice.english();
    }
}
