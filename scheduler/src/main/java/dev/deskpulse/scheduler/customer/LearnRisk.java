package dev.deskpulse.scheduler.customer;

import dev.deskpulse.scheduler.churn.ChurnModel;
import dev.deskpulse.scheduler.churn.ChurnReport;
import dev.deskpulse.scheduler.churn.JudgeChurn;
import dev.deskpulse.scheduler.driver.CaseTable;
import dev.deskpulse.scheduler.driver.Quality;
import dev.deskpulse.scheduler.driver.Scale;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns who leaves from the desk's own past: customers as they stood at a cut, {@link CustomerRules#lostAfter} ago, and
 * whether they came again since. Nothing from after the cut is among what is learned from. Where that is too little, or tells
 * unseen customers no better than by chance, the rules stand in, and are judged in the same way.
 */
final class LearnRisk {
    private static final int LEAST_TO_JUDGE = 10;

    /**
     * @param model null where levels follow the rules
     */
    record Learned(@Nullable ChurnModel model, RiskQuality quality) {}

    private final ReadCustomers read;
    private final CustomerRules rules;
    private final ZoneId zone;

    LearnRisk(ReadCustomers read, CustomerRules rules, ZoneId zone) {
        this.read = read;
        this.rules = rules;
        this.zone = zone;
    }

    Learned at(Instant now) {
        Instant cut = now.minus(rules.lostAfter());
        List<CustomerFacts> customers = sample(read.at(cut, Sight.ALL).stream()
                .filter(facts -> Lifecycle.of(facts, rules) != Lifecycle.LOST)
                .toList());
        Set<String> cameAgain = read.between(cut, now);
        List<Double> lost = customers.stream()
                .map(facts -> cameAgain.contains(facts.customer()) ? 0.0 : 1.0)
                .toList();
        CaseTable table = new CaseTable("lost", Scale.SHARE, lost, RiskFeature.columns(customers), customers.size());
        LocalDate day = LocalDate.ofInstant(cut, zone);
        try {
            ChurnReport report = JudgeChurn.of(table);
            if (report.auc().tells()) {
                return new Learned(report.model(), quality(report, day));
            }
            return new Learned(
                    null,
                    ofRules(
                            customers,
                            lost,
                            day,
                            "what is known of customers does not tell who leaves better than chance"));
        } catch (IllegalArgumentException tooLittle) {
            return new Learned(null, ofRules(customers, lost, day, String.valueOf(tooLittle.getMessage())));
        }
    }

    /** Evenly drawn, and the same every time. */
    private static List<CustomerFacts> sample(List<CustomerFacts> all) {
        if (all.size() <= CaseTable.MOST_CASES) {
            return all;
        }
        Random random = new Random(1);
        double share = (double) CaseTable.MOST_CASES / all.size();
        return all.stream().filter(facts -> random.nextDouble() < share).toList();
    }

    private static RiskQuality quality(ChurnReport report, LocalDate day) {
        return new RiskQuality(
                true,
                report.rows(),
                report.left(),
                day,
                report.auc().value(),
                report.auc().low(),
                report.auc().high(),
                report.ece(),
                null);
    }

    private RiskQuality ofRules(List<CustomerFacts> customers, List<Double> lost, LocalDate day, String why) {
        int left = (int) lost.stream().filter(one -> one > 0).count();
        if (Math.min(left, lost.size() - left) < LEAST_TO_JUDGE) {
            return new RiskQuality(false, lost.size(), left, day, null, null, null, null, why);
        }
        Quality auc = Quality.areaUnderCurve(
                lost.stream().mapToDouble(Double::doubleValue).toArray(),
                customers.stream()
                        .mapToDouble(facts -> RiskLevel.score(facts, rules))
                        .toArray());
        return new RiskQuality(false, lost.size(), left, day, auc.value(), auc.low(), auc.high(), null, why);
    }
}
