package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the question bank up to date: proposes what many tickets of a topic ask, with the answer that most surely ended
 * them well, and goes on counting how the answers of all questions fare. A question that a person has touched keeps its
 * words and its state.
 */
public final class ProposeQuestions {
    /** A stored question as near as this is the same one. */
    private static final double SAME = 0.8;

    /** What is said as often about other topics answers none: "Glad to hear it works, we are closing this." */
    private static final double EVERYWHERE = 0.5;

    private final TicketStore tickets;
    private final TopicStore topics;
    private final QuestionStore store;
    private final Masker masker;
    private final OwnComments own;
    private final Duration comeback;
    private final InstantSource clock;

    /**
     * @param masker of every kind of personal data
     * @param comeback so long after a resolution the customer's return on the topic says that it did not last
     */
    public ProposeQuestions(
            TicketStore tickets,
            TopicStore topics,
            QuestionStore store,
            Masker masker,
            OwnComments own,
            Duration comeback,
            InstantSource clock) {
        this.tickets = tickets;
        this.topics = topics;
        this.store = store;
        this.masker = masker;
        this.own = own;
        this.comeback = comeback;
        this.clock = clock;
    }

    /** Reads the answers that are new, and looks at all questions again; needs the facts of the last measurement. */
    public void run(Progress progress) {
        Instant now = clock.instant();
        Impersonal impersonal = new Impersonal(masker, tickets.people().values());
        new ReadAnswers(tickets, store, impersonal, own).run(comeback, progress);
        TopicCases cases = new TopicCases(store, topics, comeback, now);
        List<String> all = cases.topics();
        progress.begin("Finding questions", 2L * all.size());
        SharedWords words = cases.words();
        List<Candidate> candidates = new ArrayList<>();
        for (String topic : all) {
            candidates.addAll(Candidate.in(topic, cases.of(topic), words));
            progress.advance(1);
        }
        reconcile(candidates, cases, now);
        for (String topic : all) {
            List<AskedTicket> asked = cases.of(topic);
            store.saveCases(measured(asked, cases));
            store.saveArticleCases(articles(asked, cases));
            progress.advance(1);
        }
        new AutomaticOutcomes(tickets, store, own).run(comeback, now);
    }

    private void reconcile(List<Candidate> candidates, TopicCases cases, Instant now) {
        List<QuestionStore.Stored> known = store.all();
        long number = known.stream()
                .mapToLong(stored -> stored.question().number())
                .max()
                .orElse(0);
        Set<Long> found = new HashSet<>();
        List<QuestionStore.Stored> wanted = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Candidate.Answer> answer = candidate.answers().stream()
                    .filter(one -> !isSaidEverywhere(one, candidate, candidates))
                    .findFirst();
            Optional<QuestionStore.Stored> same = same(candidate, known, found, cases);
            same.ifPresent(stored -> found.add(stored.question().number()));
            boolean open =
                    same.map(stored -> stored.question().touched() == null).orElse(true);
            if (answer.isPresent() && open) {
                long its = same.map(stored -> stored.question().number()).orElse(number + 1);
                number = Math.max(number, its);
                wanted.add(proposal(
                        its,
                        candidate,
                        answer.get(),
                        same.map(stored -> stored.question().proposed()).orElse(now)));
            } else if (answer.isEmpty() && open) {
                same.ifPresent(stored -> found.remove(stored.question().number()));
            }
        }
        store.database().run(connection -> {
            store.remove(known.stream()
                    .map(QuestionStore.Stored::question)
                    .filter(question -> question.touched() == null)
                    .map(Question::number)
                    .filter(its ->
                            wanted.stream().noneMatch(one -> one.question().number() == its)
                                    || answerChanged(its, known, wanted))
                    .toList());
            store.save(wanted);
        });
    }

    /** What was counted of another answer is no figure of this one. */
    private static boolean answerChanged(
            long number, List<QuestionStore.Stored> known, List<QuestionStore.Stored> wanted) {
        Map<Long, String> before = answers(known);
        return !answers(wanted).getOrDefault(number, "").equals(before.get(number));
    }

    private static Map<Long, String> answers(List<QuestionStore.Stored> some) {
        return some.stream()
                .collect(Collectors.toMap(stored -> stored.question().number(), stored -> stored.question()
                        .answer()));
    }

    private static QuestionStore.Stored proposal(
            long number, Candidate candidate, Candidate.Answer answer, Instant proposed) {
        return new QuestionStore.Stored(
                new Question(
                        number,
                        candidate.meaning().language(),
                        candidate.topic(),
                        Question.State.PROPOSED,
                        candidate.text(),
                        answer.text(),
                        candidate.article(),
                        new Question.Source(candidate.ticket(), answer.ticket()),
                        proposed,
                        null,
                        null),
                candidate.meaning(),
                answer.meaning());
    }

    private static Optional<QuestionStore.Stored> same(
            Candidate candidate, List<QuestionStore.Stored> known, Set<Long> found, TopicCases cases) {
        QuestionStore.Stored nearest = null;
        double best = SAME;
        Meaning place = cases.placed(candidate.meaning());
        for (QuestionStore.Stored stored : known) {
            double near = cases.placed(stored.asked()).nearUnit(place);
            if (near >= best && !found.contains(stored.question().number())) {
                best = near;
                nearest = stored;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean isSaidEverywhere(Candidate.Answer answer, Candidate of, List<Candidate> all) {
        Set<String> others = all.stream()
                .filter(other -> other.meaning().language() == of.meaning().language())
                .map(Candidate::topic)
                .filter(topic -> !topic.equals(of.topic()))
                .collect(Collectors.toSet());
        Set<String> saying = all.stream()
                .filter(other -> others.contains(other.topic()))
                .filter(other -> other.answers().stream()
                        .anyMatch(one -> one.meaning().near(answer.meaning()) >= Candidate.SAME_ANSWER))
                .map(Candidate::topic)
                .collect(Collectors.toSet());
        return saying.size() >= 2 && saying.size() >= EVERYWHERE * others.size();
    }

    private List<QuestionStore.Case> measured(List<AskedTicket> asked, TopicCases cases) {
        Map<QuestionStore.Stored, Meaning> questions = new HashMap<>();
        for (QuestionStore.Stored stored : store.all()) {
            questions.put(stored, cases.placed(stored.asked()));
        }
        List<QuestionStore.Case> measured = new ArrayList<>();
        for (AskedTicket ticket : asked) {
            questions.forEach((stored, place) -> {
                if (ticket.decided() && ticket.asked().nearUnit(place) >= Candidate.SAME_QUESTION) {
                    fared(ticket, stored.answered())
                            .ifPresent(helped -> measured.add(
                                    new QuestionStore.Case(stored.question().number(), ticket.ticket(), helped)));
                }
            });
        }
        return measured;
    }

    private List<QuestionStore.ArticleCase> articles(List<AskedTicket> asked, TopicCases cases) {
        List<QuestionStore.ArticleCase> named = new ArrayList<>();
        for (QuestionStore.Stored stored : store.all()) {
            String article = String.valueOf(stored.question().article());
            Meaning place = cases.placed(stored.asked());
            for (AskedTicket ticket : asked) {
                List<AskedTicket.Given> naming = ticket.answers().stream()
                        .filter(given -> given.links().contains(article))
                        .toList();
                if (!naming.isEmpty()
                        && ticket.decided()
                        && ticket.asked().nearUnit(place) >= Candidate.SAME_QUESTION) {
                    named.add(new QuestionStore.ArticleCase(
                            stored.question().number(),
                            article,
                            ticket.ticket(),
                            naming.stream().anyMatch(ticket::helpedBy)));
                }
            }
        }
        return named;
    }

    /** Empty where the answer was not given. */
    private static Optional<Boolean> fared(AskedTicket ticket, Meaning answer) {
        return ticket.answers().stream()
                .filter(given -> given.meaning().near(answer) >= Candidate.SAME_ANSWER)
                .map(ticket::helpedBy)
                .reduce(Boolean::logicalOr);
    }
}
