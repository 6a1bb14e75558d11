package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Lexicon.Hit;
import dev.deskpulse.scheduler.text.PrioritySuggestion.Level;
import dev.deskpulse.scheduler.text.TicketFacts.Age;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suggests a priority as impact × urgency; each reason is listed, in the ticket's language, with what it added. */
final class PriorityJudge {
    private static final int REPEATED_FROM = 2;
    private static final double FELT_FROM = 0.1;

    /** What applies to a ticket of which nothing is known. */
    private static final Set<Reason> WITHOUT_KNOWING = EnumSet.of(Reason.NOT_UNDERSTOOD, Reason.BASE);

    /** What a phrase of {@code signals.txt} points at. */
    private enum Signal {
        SAFETY,
        FRAUD,
        LEGAL,
        OUTAGE,
        FAILURE,
        MANY,
        URGENT,
        DEADLINE,
        REPEAT,
        VIP,
        IGNORE
    }

    /** All of a ticket that its priority follows from. */
    record Case(
            List<Passage> passages,
            Language language,
            Sentiment sentiment,
            Trajectory trajectory,
            Kind kind,
            List<Entity> entities,
            TicketFacts facts) {
        private boolean isUnderstood() {
            return language != Language.OTHER;
        }

        /** What is neutral, or not sure to be negative, is no ground for a priority, whatever its score. */
        private double anger() {
            boolean negative = sentiment.label() == Sentiment.Label.NEGATIVE;
            return negative ? Math.max(0, -sentiment.score()) * sentiment.confidence() : 0;
        }
    }

    private final Lexicon<Signal> lexicon = Lexicon.load(Signal.class, "signals.txt");
    private final PriorityWeights weights;

    PriorityJudge(PriorityWeights weights) {
        this.weights = weights;
    }

    PrioritySuggestion judge(Case ticket) {
        Map<Signal, Evidence> signals = signals(ticket.passages());
        Tally tally = new Tally(ticket.language());
        impact(ticket, signals, tally);
        urgency(ticket, signals, tally);
        double impact = tally.sum(Reason.Side.IMPACT);
        double urgency = tally.sum(Reason.Side.URGENCY);
        Level level =
                ticket.isUnderstood() || tally.knowsMoreThan(WITHOUT_KNOWING) ? level(impact * urgency) : Level.UNSURE;
        return new PrioritySuggestion(level, impact, urgency, tally.reasons);
    }

    private Map<Signal, Evidence> signals(List<Passage> passages) {
        Map<Signal, Evidence> found = new EnumMap<>(Signal.class);
        for (Passage passage : passages) {
            signals(passage).forEach(found::putIfAbsent);
        }
        return found;
    }

    private Map<Signal, Evidence> signals(Passage passage) {
        Map<Signal, Evidence> found = new EnumMap<>(Signal.class);
        for (Hit<Signal> hit :
                lexicon.find(passage.folded(), 0, passage.folded().length())) {
            found.putIfAbsent(hit.role(), passage.evidence(hit.start(), hit.end(), hit.weight(), "signal"));
        }
        // What fails for one customer may be their own trouble; what fails for many is the service's.
        Evidence failure = found.get(Signal.FAILURE);
        if (failure != null && found.containsKey(Signal.MANY)) {
            found.putIfAbsent(Signal.OUTAGE, failure);
        }
        return found;
    }

    private void impact(Case ticket, Map<Signal, Evidence> signals, Tally tally) {
        TicketFacts facts = ticket.facts();
        tally.add(ticket.isUnderstood() ? Reason.valueOf(ticket.kind().name()) : Reason.NOT_UNDERSTOOD, 1);
        tally.add(Reason.ANGER, ticket.anger() > FELT_FROM ? ticket.anger() : 0);
        tally.add(Reason.SAFETY, signals.get(Signal.SAFETY));
        tally.add(Reason.FRAUD, signals.get(Signal.FRAUD));
        tally.add(Reason.LEGAL, signals.get(Signal.LEGAL));
        tally.add(Reason.OUTAGE, signals.get(Signal.OUTAGE));
        largestAmount(ticket.entities()).ifPresent(amount -> tally.amount(amount));
        Evidence named = signals.get(Signal.VIP);
        tally.add(Reason.VIP, facts.vip().isEmpty() ? named : new Evidence(facts.vip(), 1, "label"));
        tally.customer(facts.customerValue());
    }

    private void urgency(Case ticket, Map<Signal, Evidence> signals, Tally tally) {
        TicketFacts facts = ticket.facts();
        tally.add(Reason.BASE, 1);
        tally.add(Reason.URGENT_WORDS, signals.get(Signal.URGENT));
        boolean danger = signals.containsKey(Signal.SAFETY)
                || signals.containsKey(Signal.FRAUD)
                || signals.containsKey(Signal.OUTAGE);
        tally.add(Reason.DANGER, danger ? 1 : 0);
        tally.add(Reason.DEADLINE, signals.get(Signal.DEADLINE));
        switch (facts.sla()) {
            case BREACHED -> tally.add(Reason.SLA_BREACHED, 1);
            case THREE_QUARTERS_USED -> tally.add(Reason.SLA_AT_RISK, 1);
            case HALF_USED -> tally.add(Reason.SLA_HALF_USED, 1);
            case EARLY -> {
                // Nothing presses yet.
            }
        }
        tally.add(Reason.WORSENING, ticket.trajectory().warning() ? 1 : 0);
        repeated(facts, signals.get(Signal.REPEAT), tally);
        tally.add(Reason.AGED, facts.age() == Age.AGED ? 1 : 0);
        tally.add(Reason.OLD, facts.age() == Age.OLD ? 1 : 0);
        tally.add(Reason.STILL_ANGRY, ticket.anger() > FELT_FROM ? ticket.anger() : 0);
    }

    private static void repeated(TicketFacts facts, @Nullable Evidence said, Tally tally) {
        boolean unanswered = facts.unanswered() >= REPEATED_FROM;
        Evidence waits = new Evidence("× " + facts.unanswered(), 1, "unanswered");
        tally.add(Reason.REPEATED_CONTACT, said == null && unanswered ? waits : said);
        Evidence recent = new Evidence(Integer.toString(facts.recentTickets()), 1, "customer");
        tally.add(Reason.RECENT_TICKETS, facts.recentTickets() > 0 ? recent : null);
    }

    private static Optional<Entity> largestAmount(List<Entity> entities) {
        return entities.stream()
                .filter(entity -> entity.type() == Entity.Type.AMOUNT)
                .max(Comparator.comparingDouble(Money::amount));
    }

    private Level level(double product) {
        PriorityWeights.Levels levels = weights.levels();
        if (product >= levels.highest()) {
            return Level.HIGHEST;
        }
        if (product >= levels.high()) {
            return Level.HIGH;
        }
        if (product >= levels.medium()) {
            return Level.MEDIUM;
        }
        return product >= levels.low() ? Level.LOW : Level.LOWEST;
    }

    /** Adds up both sides, neither above 1, and keeps the reasons. */
    private final class Tally {
        private final Language language;
        private final Map<Reason.Side, Double> sums = new EnumMap<>(Reason.Side.class);
        private final Set<Reason> applied = EnumSet.noneOf(Reason.class);
        private final List<Evidence> reasons = new ArrayList<>();

        Tally(Language language) {
            this.language = language;
        }

        /** @param share of the weight, from 0 (does not apply) to 1 */
        void add(Reason reason, double share) {
            add(reason, weights.of(reason) * share, "", null);
        }

        /** @param seen null where it does not apply */
        void add(Reason reason, @Nullable Evidence seen) {
            if (seen != null) {
                add(reason, weights.of(reason), seen.text(), seen.place());
            }
        }

        void amount(Entity amount) {
            PriorityWeights.Amounts from = weights.amounts();
            double value = Money.amount(amount);
            if (value >= from.large()) {
                Reason reason = value >= from.veryLarge() ? Reason.VERY_LARGE_AMOUNT : Reason.LARGE_AMOUNT;
                add(reason, weights.of(reason), amount.text(), amount.place());
            }
        }

        void customer(String value) {
            double weight = weights.customers().values().getOrDefault(value, 0.0);
            add(Reason.CUSTOMER_VALUE, weight, value, null);
        }

        private void add(Reason reason, double weight, String detail, Evidence.@Nullable Place place) {
            if (weight > 0) {
                applied.add(reason);
                sums.merge(reason.side(), weight, Double::sum);
                String side = reason.side() == Reason.Side.IMPACT ? "impact" : "urgency";
                reasons.add(
                        new Evidence(reason.words(language, detail), Math.round(weight * 100) / 100.0, side, place));
            }
        }

        boolean knowsMoreThan(Set<Reason> some) {
            return !some.containsAll(applied);
        }

        double sum(Reason.Side side) {
            return Math.round(Math.min(sums.getOrDefault(side, 0.0), 1) * 100) / 100.0;
        }
    }
}
