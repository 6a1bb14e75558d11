package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.DailyTrial;
import dev.deskpulse.scheduler.action.Effect;
import dev.deskpulse.scheduler.action.Judgement;
import dev.deskpulse.scheduler.action.Plan;
import dev.deskpulse.scheduler.action.Verdict;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.words.Words;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Actions and verdicts for people, the same on screens, in reports and in the terminal. */
public final class ActionWords {
    private static final int HUNDRED = 100;

    private final ReportLanguage language;
    private final ReportWords words;
    private final Amounts amounts;

    public ActionWords(ReportLanguage language) {
        this.language = language;
        this.words = ReportWords.in(language);
        this.amounts = new Amounts(language);
    }

    /** The same in both languages. */
    public static Words both(Function<ActionWords, String> said) {
        return new Words(
                said.apply(new ActionWords(ReportLanguage.EN)), said.apply(new ActionWords(ReportLanguage.ZH)));
    }

    /** The tickets that it is about. */
    public String touches(Action action) {
        return action.slices().isEmpty()
                ? words.say("actions.all")
                : action.slices().entrySet().stream()
                        .map(slice ->
                                language.names().of(slice.getKey()) + " = " + values(slice.getKey(), slice.getValue()))
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private String values(Dimension dimension, Set<String> values) {
        return values.stream()
                .map(value -> language.names().of(dimension, value).orElse(value))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What it is to reach, and when. */
    public String goal(Action action) {
        Kpi kpi = action.goal().kpi();
        return words.say(
                "actions.goal",
                language.names().of(kpi),
                amounts.show(action.goal().target(), kpi.unit()),
                action.goal().by());
    }

    /** The same beside what was usual before. */
    public String goal(Action action, Plan plan) {
        return words.say(
                "actions.usual",
                goal(action),
                amounts.show(plan.usual(), action.goal().kpi().unit()));
    }

    /** How likely an effect would be seen. */
    public String power(Kpi kpi, Plan plan) {
        return words.say(
                "actions.power",
                Math.round(HUNDRED * plan.power()),
                Math.round(HUNDRED * DailyTrial.POWER),
                amounts.difference(Math.signum(plan.aim()) * plan.detectable(), kpi.unit()),
                plan.daysNeeded().isPresent()
                        ? words.say("actions.needed", plan.daysNeeded().getAsInt())
                        : words.say("actions.never"));
    }

    public String judgement(Judgement judgement) {
        return words.say("actions.judgement." + judgement);
    }

    /** The judgement with the effect and its interval. */
    public String verdict(Kpi kpi, Verdict verdict) {
        String judgement = judgement(verdict.judgement());
        return verdict.effect()
                .map(effect -> effect(judgement, kpi.unit(), effect))
                .orElse(judgement);
    }

    private String effect(String judgement, Kpi.Unit unit, Effect effect) {
        return words.say(
                "actions.effect",
                judgement,
                amounts.difference(effect.value(), unit),
                amounts.difference(effect.low(), unit),
                amounts.difference(effect.high(), unit));
    }

    /** The same with why it is not more than that. */
    public String reasoned(Kpi kpi, Verdict verdict) {
        return reason(verdict.reason())
                .map(reason -> words.say("actions.because", verdict(kpi, verdict), reason))
                .orElseGet(() -> verdict(kpi, verdict));
    }

    private Optional<String> reason(Verdict.Reason reason) {
        return reason == Verdict.Reason.INTERVAL
                ? Optional.empty()
                : Optional.of(words.say("actions.reason." + reason));
    }
}
