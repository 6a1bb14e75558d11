package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Lexicon.Hit;
import dev.deskpulse.scheduler.text.PrioritySuggestion.Level;
import dev.deskpulse.scheduler.text.TicketFacts.Age;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Suggests a priority as impact × urgency; each reason is listed with what it added. */
final class PriorityJudge {
    private static final double LARGE_AMOUNT = 1_000;
    private static final double VERY_LARGE_AMOUNT = 10_000;
    private static final int REPEATED_FROM = 2;

    private static final Pattern MONEY =
            Pattern.compile("(?:[¥￥$€£]|\\b(?:rmb|usd|cny|eur|gbp)) ?(?<before>\\d[\\d,]{0,12})"
                    + "|(?<![\\d,.])(?<after>\\d[\\d,]{0,12}(?:\\.\\d{1,4})?) ?(?<myriad>万)?"
                    + "(?:元|块|人民币|(?:rmb|yuan|usd|dollars?|euros?|pounds?)\\b)");

    /** What a phrase of {@code signals.txt} points at. */
    private enum Signal {
        SAFETY,
        FRAUD,
        LEGAL,
        OUTAGE,
        URGENT,
        DEADLINE,
        REPEAT,
        VIP
    }

    private final Lexicon<Signal> lexicon = Lexicon.load(Signal.class, "signals.txt");
    private final PriorityWeights weights;

    PriorityJudge(PriorityWeights weights) {
        this.weights = weights;
    }

    /** Adds up one side, never above 1, and keeps the reasons. */
    private static final class Tally {
        private final String side;
        private final List<Evidence> reasons;
        private double sum;

        Tally(String side, List<Evidence> reasons) {
            this.side = side;
            this.reasons = reasons;
        }

        void add(boolean applies, double weight, String text) {
            if (applies && weight > 0) {
                sum += weight;
                reasons.add(new Evidence(text, Math.round(weight * 100) / 100.0, side));
            }
        }

        double value() {
            return Math.round(Math.min(sum, 1) * 100) / 100.0;
        }
    }

    PrioritySuggestion judge(List<Passage> passages, Sentiment sentiment, Kind kind, TicketFacts facts) {
        Map<Signal, String> signals = signals(passages);
        double anger = Math.max(0, -sentiment.score()) * sentiment.confidence();
        List<Evidence> reasons = new ArrayList<>();
        double impact = impact(passages, signals, anger, kind, facts, reasons);
        double urgency = urgency(signals, anger, facts, reasons);
        return new PrioritySuggestion(level(impact * urgency), impact, urgency, reasons);
    }

    private Map<Signal, String> signals(List<Passage> passages) {
        Map<Signal, String> found = new EnumMap<>(Signal.class);
        for (Passage passage : passages) {
            for (Hit<Signal> hit :
                    lexicon.find(passage.folded(), 0, passage.folded().length())) {
                found.putIfAbsent(hit.role(), passage.quote(hit));
            }
        }
        return found;
    }

    private double impact(
            List<Passage> passages,
            Map<Signal, String> signals,
            double anger,
            Kind kind,
            TicketFacts facts,
            List<Evidence> reasons) {
        PriorityWeights.Impact w = weights.impact();
        Tally tally = new Tally("impact", reasons);
        tally.add(true, byKind(kind), "kind " + kind);
        tally.add(anger > 0.1, w.anger() * anger, "negative mood");
        tally.add(signals.containsKey(Signal.SAFETY), w.safety(), "safety: " + signals.get(Signal.SAFETY));
        tally.add(signals.containsKey(Signal.FRAUD), w.fraud(), "fraud: " + signals.get(Signal.FRAUD));
        tally.add(signals.containsKey(Signal.LEGAL), w.legal(), "legal: " + signals.get(Signal.LEGAL));
        tally.add(signals.containsKey(Signal.OUTAGE), w.outage(), "outage: " + signals.get(Signal.OUTAGE));
        double amount = largestAmount(passages);
        tally.add(amount >= VERY_LARGE_AMOUNT, w.veryLargeAmount(), "amount of 10,000 or more");
        tally.add(amount >= LARGE_AMOUNT && amount < VERY_LARGE_AMOUNT, w.largeAmount(), "amount of 1,000 or more");
        tally.add(facts.vip() || signals.containsKey(Signal.VIP), w.vip(), "VIP");
        return tally.value();
    }

    private double byKind(Kind kind) {
        PriorityWeights.Impact w = weights.impact();
        return switch (kind) {
            case COMPLAINT -> w.complaint();
            case REQUEST -> w.request();
            case QUESTION -> w.question();
            case SUGGESTION -> w.suggestion();
            case PRAISE -> w.praise();
            case UNSURE -> w.unsure();
        };
    }

    private double urgency(Map<Signal, String> signals, double anger, TicketFacts facts, List<Evidence> reasons) {
        PriorityWeights.Urgency w = weights.urgency();
        Tally tally = new Tally("urgency", reasons);
        tally.add(true, w.base(), "every ticket");
        tally.add(signals.containsKey(Signal.URGENT), w.urgentWords(), "urgent: " + signals.get(Signal.URGENT));
        tally.add(
                signals.containsKey(Signal.SAFETY)
                        || signals.containsKey(Signal.FRAUD)
                        || signals.containsKey(Signal.OUTAGE),
                w.danger(),
                "safety, fraud or outage named");
        tally.add(signals.containsKey(Signal.DEADLINE), w.deadline(), "deadline: " + signals.get(Signal.DEADLINE));
        tally.add(facts.slaBreached(), w.slaBreached(), "SLA breached");
        tally.add(facts.slaAtRisk(), w.slaAtRisk(), "SLA three quarters used");
        boolean repeated = facts.unanswered() >= REPEATED_FROM || signals.containsKey(Signal.REPEAT);
        tally.add(repeated, w.repeatedContact(), "repeated contact");
        tally.add(facts.age() == Age.AGED, w.aged(), "open for three days or more");
        tally.add(facts.age() == Age.OLD, w.old(), "open for seven days or more");
        tally.add(anger > 0.1, w.anger() * anger, "negative mood");
        return tally.value();
    }

    private static double largestAmount(List<Passage> passages) {
        double largest = 0;
        for (Passage passage : passages) {
            Matcher matcher = MONEY.matcher(passage.folded());
            while (matcher.find()) {
                largest = Math.max(largest, amount(matcher));
            }
        }
        return largest;
    }

    private static double amount(Matcher matcher) {
        String before = matcher.group("before");
        String digits = before != null ? before : matcher.group("after");
        double value = Double.parseDouble(digits.replace(",", ""));
        return matcher.group("myriad") != null ? value * 10_000 : value;
    }

    private Level level(double product) {
        if (product >= weights.highest()) {
            return Level.HIGHEST;
        }
        if (product >= weights.high()) {
            return Level.HIGH;
        }
        if (product >= weights.medium()) {
            return Level.MEDIUM;
        }
        return product >= weights.low() ? Level.LOW : Level.LOWEST;
    }
}
