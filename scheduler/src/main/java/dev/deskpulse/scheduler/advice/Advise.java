package dev.deskpulse.scheduler.advice;

import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.driver.Driver;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.Outcome;
import dev.deskpulse.scheduler.insight.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules, one table: what changed, and what its slice or factor names, decide the step. The first that fits counts.
 * Where none fits, the evidence supports no step, and there is no advice.
 */
public final class Advise {
    /** A finding older than this has ended: nobody can be put on its shift any more. */
    private static final int STILL_GOING_DAYS = 2;

    private record Rule(List<String> kpis, String names, Function<String, Advice> step, boolean onlyWhileItLasts) {}

    private static final List<Rule> RULES = List.of(
            rule(List.of("volume", "complaints", "csat"), "product", Advice.LookAtProduct::new),
            rule(List.of("complaints", "csat", "reopen_rate"), "topic", Advice.FixAnswer::new),
            rule(List.of("reopen_rate"), "product", Advice.FixAnswer::new),
            whileItLasts(List.of("volume", "first_response"), "channel", Advice.StaffShift::new),
            whileItLasts(List.of("volume", "first_response"), "project", Advice.StaffShift::new),
            rule(List.of("first_response", "csat", "reopen_rate"), "project", Advice.TalkToTeam::new),
            rule(List.of("first_response", "csat", "reopen_rate"), "channel", Advice.TalkToTeam::new));

    private static final Map<String, Function<String, Advice>> BY_FACTOR = Map.of(
            "product", Advice.LookAtProduct::new,
            "topic", Advice.FixAnswer::new,
            "channel", Advice.TalkToTeam::new,
            "project", Advice.TalkToTeam::new,
            "team", Advice.TalkToTeam::new,
            "weekday", Advice.StaffShift::new,
            "hour", Advice.StaffShift::new);

    private Advise() {}

    private static Rule rule(List<String> kpis, String names, Function<String, Advice> step) {
        return new Rule(kpis, names, step, false);
    }

    private static Rule whileItLasts(List<String> kpis, String names, Function<String, Advice> step) {
        return new Rule(kpis, names, step, true);
    }

    /**
     * On a finding.
     *
     * @param today in the desk's zone
     */
    public static Optional<Advice> on(Finding finding, LocalDate today) {
        boolean lasts = !finding.to().isBefore(today.minusDays(STILL_GOING_DAYS - 1L));
        boolean worse = finding.observed() > finding.expected();
        return worse ? step(finding.kpi(), finding.slice(), lasts) : Optional.empty();
    }

    private static Optional<Advice> step(String kpi, Map<String, String> slice, boolean lasts) {
        return RULES.stream()
                .filter(rule -> rule.kpis.contains(kpi)
                        && !slice.getOrDefault(rule.names, "").isEmpty()
                        && (lasts || !rule.onlyWhileItLasts))
                .map(rule -> rule.step.apply(slice.getOrDefault(rule.names, "")))
                .findFirst();
    }

    /** On an alert, by its likely cause. Fewer tickets, and a topic that nobody knows yet, support no step. */
    public static Optional<Advice> on(Alert alert) {
        return switch (alert.signal()) {
            case VOLUME, SOCIAL_STORM -> step("volume", alert.cause(), alert.isOpen());
            case COMPLAINTS -> step("complaints", alert.cause(), alert.isOpen());
            case SLA_AT_RISK -> step("first_response", alert.cause(), alert.isOpen());
            case SENTIMENT -> step("csat", alert.cause(), alert.isOpen());
            case DROP, NEW_TOPIC, SYNC_BEHIND, ANALYSIS_BEHIND, WRITES_FAIL -> Optional.empty();
        };
    }

    /** On a story: what did not hold, or brought the customer back, is worth reading again. One story supports no more. */
    public static Optional<Advice> on(CaseStudy study) {
        return study.lessons().stream()
                .filter(lesson -> lesson.point() == CaseStudy.Point.REPEAT_CONTACT
                        || (lesson.point() == CaseStudy.Point.REOPENED
                                && study.tickets().size() == 1))
                .findFirst()
                .map(lesson -> new Advice.FixAnswer(
                        lesson.point() == CaseStudy.Point.REOPENED
                                ? study.of()
                                : lesson.evidence().get(0)));
    }

    /**
     * On a driver that goes with more of a bad outcome. What cannot be told apart supports no step, nor does what nobody
     * can change, such as the region, nor one person's name.
     */
    public static Optional<Advice> on(Driver driver, DriverReport report) {
        boolean bad = List.of(Outcome.values()).stream()
                .anyMatch(outcome -> outcome.id().equals(report.outcome()));
        if (!bad || driver.low() <= 0 || driver.factors().size() > 1) {
            return Optional.empty();
        }
        Driver.Factor factor = driver.factors().get(0);
        return factor.to().startsWith("(")
                ? Optional.empty()
                : Optional.ofNullable(BY_FACTOR.get(factor.name())).map(step -> step.apply(factor.to()));
    }
}
