package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.casestudy.LessonSentence;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Heading;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single tickets that stand for the findings: what there is to learn from each. Quotes words, so not for every reader. */
final class CasePart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        List<Block> blocks = new ArrayList<>();
        if (teller.report().head().reader().details()) {
            for (CaseStudy study : teller.report().cases()) {
                List<String> lessons = study.lessons().stream()
                        .map(lesson -> teller.language() == ReportLanguage.ZH
                                ? LessonSentence.chinese(lesson)
                                : LessonSentence.english(lesson))
                        .toList();
                if (!lessons.isEmpty()) {
                    blocks.add(new Heading(
                            study.of() + " · " + study.tickets().get(0).summary()));
                    blocks.add(new Bullets(lessons));
                }
            }
        }
        return teller.section("cases", blocks);
    }
}
