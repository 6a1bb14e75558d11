package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Target.Light;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The whole report in a few sentences, each of which a later section shows. */
final class SummaryPart implements Part {
    private static final int FINDINGS = 3;
    private static final int TOPICS = 3;

    @Override
    public Optional<Section> tell(Teller teller) {
        Report report = teller.report();
        if (report.isEmpty()) {
            return teller.section("summary", List.of(new Paragraph(teller.say(empty(report)))));
        }
        List<String> lines = new ArrayList<>();
        lines.add(volume(teller));
        moved(teller, true).ifPresent(lines::add);
        moved(teller, false).ifPresent(lines::add);
        targets(teller).ifPresent(lines::add);
        topics(teller).ifPresent(lines::add);
        report.findings().stream()
                .limit(FINDINGS)
                .forEach(explained -> lines.add(teller.say(
                        "summary.finding",
                        teller.language().of(explained.finding().headline()))));
        return teller.section("summary", List.of(new Bullets(lines)));
    }

    private static String empty(Report report) {
        return report.quality().analysedAt().isEmpty() ? "empty.unanalysed" : "empty.period";
    }

    private static String volume(Teller teller) {
        FigureAnswer main = teller.report().main();
        Table table = main.tables().get(0);
        long now = teller.report().quality().tickets();
        OptionalDouble before = Teller.headlineBefore(main, table);
        return before.isPresent() && before.getAsDouble() > 0
                ? teller.say(
                        "summary.volume",
                        teller.amounts().count(now),
                        teller.amounts().count((long) before.getAsDouble()),
                        percent(teller, now / before.getAsDouble() - 1))
                : teller.say("summary.volume.alone", teller.amounts().count(now));
    }

    private static String percent(Teller teller, double change) {
        return (change > 0 ? "+" : change < 0 ? "−" : "±") + teller.amounts().share(Math.abs(change));
    }

    /** Which figures moved for the better, or for the worse, where enough cases tell. */
    private static Optional<String> moved(Teller teller, boolean better) {
        FigureAnswer main = teller.report().main();
        List<String> moved = new ArrayList<>();
        for (Table table : main.tables()) {
            Kpi kpi = Teller.kpi(table);
            FigureAnswer.Row row = Teller.only(table);
            Optional<FigureAnswer.Row> then = Teller.before(main, table).map(Teller::only);
            OptionalDouble now = Teller.headline(table, row);
            OptionalDouble before = then.map(one -> Teller.headline(table, one)).orElse(OptionalDouble.empty());
            boolean told = Teller.sound(row) && then.filter(Teller::sound).isPresent();
            if (told
                    && now.isPresent()
                    && before.isPresent()
                    && isApart(kpi, row, then.orElse(null))
                    && kpi.better() != Kpi.Better.NEITHER) {
                boolean rose = now.getAsDouble() > before.getAsDouble();
                if (rose == (kpi.better() == Kpi.Better.HIGHER) == better) {
                    moved.add(teller.say(
                            "summary.move",
                            teller.name(kpi),
                            teller.amounts().show(before, kpi.unit()),
                            teller.amounts().show(now, kpi.unit())));
                }
            }
        }
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(teller.say(
                        better ? "summary.better" : "summary.worse", String.join(teller.say("list"), moved)));
    }

    /** Shares and points by their 95 % intervals, which must not meet; of all others a change of a tenth. */
    private static boolean isApart(Kpi kpi, FigureAnswer.@Nullable Row now, FigureAnswer.@Nullable Row then) {
        if (now == null || then == null) {
            return false;
        }
        OptionalDouble low = now.values().getOrDefault("low", OptionalDouble.empty());
        OptionalDouble high = now.values().getOrDefault("high", OptionalDouble.empty());
        OptionalDouble lowThen = then.values().getOrDefault("low", OptionalDouble.empty());
        OptionalDouble highThen = then.values().getOrDefault("high", OptionalDouble.empty());
        if (low.isPresent() && high.isPresent() && lowThen.isPresent() && highThen.isPresent()) {
            return low.getAsDouble() > highThen.getAsDouble() || high.getAsDouble() < lowThen.getAsDouble();
        }
        double a = now.values()
                .getOrDefault(kpi.headline(), OptionalDouble.empty())
                .orElse(0);
        double b = then.values()
                .getOrDefault(kpi.headline(), OptionalDouble.empty())
                .orElse(0);
        return Math.abs(a - b) > 0.1 * Math.max(Math.abs(a), Math.abs(b));
    }

    private static Optional<String> targets(Teller teller) {
        List<TargetReview> targets = teller.report().targets();
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        List<String> missed = targets.stream()
                .filter(review ->
                        !review.periods().isEmpty() && review.periods().get(0).light() == Light.RED)
                .map(review -> review.target().name())
                .toList();
        long met = targets.stream()
                .filter(review ->
                        !review.periods().isEmpty() && review.periods().get(0).light() == Light.GREEN)
                .count();
        return Optional.of(
                missed.isEmpty()
                        ? teller.say("summary.targets.met", met, targets.size())
                        : teller.say(
                                "summary.targets.missed",
                                met,
                                targets.size(),
                                String.join(teller.say("list"), missed)));
    }

    private static Optional<String> topics(Teller teller) {
        List<String> topics = teller.report().topics().stream()
                .limit(TOPICS)
                .map(topic -> teller.say(
                        "summary.topic", topic.name(), teller.amounts().share(topic.share())))
                .toList();
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(teller.say("summary.topics", String.join(teller.say("list"), topics)));
    }
}
