package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.cause.Suspect;
import dev.deskpulse.scheduler.insight.Effect;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Heading;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed, with its evidence, and what is suspected or confirmed to be the cause. */
final class FindingPart implements Part {
    private static final int WORDS = 6;

    @Override
    public Optional<Section> tell(Teller teller) {
        List<Block> blocks = new ArrayList<>();
        for (Explained explained : teller.report().findings()) {
            blocks.add(new Heading(teller.language().of(explained.finding().headline())));
            blocks.add(new Bullets(facts(teller, explained)));
        }
        if (!blocks.isEmpty()) {
            blocks.add(new Note(teller.say("findings.note")));
        }
        return teller.section("findings", blocks);
    }

    private static List<String> facts(Teller teller, Explained explained) {
        Finding finding = explained.finding();
        List<String> facts = new ArrayList<>();
        Effect effect = finding.effect();
        if (effect != null) {
            facts.add(teller.say(
                    "findings.effect",
                    teller.amounts().times(effect.times()),
                    teller.amounts().times(effect.low()),
                    teller.amounts().times(effect.high())));
        }
        facts.add(teller.say(
                "findings.chance", chance(finding.pValue()), finding.tickets().size()));
        if (!finding.words().isEmpty()) {
            facts.add(teller.say(
                    "findings.words",
                    String.join(
                            teller.say("list"),
                            finding.words().stream().limit(WORDS).toList())));
        }
        facts.addAll(causes(teller, explained.causes()));
        return facts;
    }

    private static List<String> causes(Teller teller, Causes causes) {
        List<String> told = new ArrayList<>();
        causes.confirmed()
                .forEach(decision -> told.add(
                        teller.say("findings.confirmed", teller.language().of(decision.title()))));
        causes.likeliest().map(suspect -> suspected(teller, suspect)).ifPresent(told::add);
        return told.isEmpty() ? List.of(teller.say("findings.unknown")) : told;
    }

    private static String suspected(Teller teller, Suspect suspect) {
        return teller.say(
                "findings.suspected",
                teller.language().of(suspect.title()),
                teller.language().of(suspect.why()));
    }

    private static String chance(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
