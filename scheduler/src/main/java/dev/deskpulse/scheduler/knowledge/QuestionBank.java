package dev.deskpulse.scheduler.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.scheduler.privacy.Greetings;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.Ticket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do with the questions: read, search by meaning, keep, reject and edit. */
public final class QuestionBank {
    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_ANSWER = 8_000;
    private static final int LOOK_AT = 300;
    /** Of a wording's words shared with the question; what two texts mean alike and also say alike comes first. */
    private static final double WORDS_WEIGH = 0.1;

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Co}\\p{Cs}\\uFFFD\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");
    private static final Pattern NUMBER = Pattern.compile("[Qq]?(\\d{1,15})");

    private final QuestionStore store;
    private final TopicStore topics;
    private final InstantSource clock;
    private final Sight sight;

    /** The whole bank. */
    public QuestionBank(QuestionStore store, TopicStore topics, InstantSource clock) {
        this(store, topics, clock, Sight.ALL);
    }

    private QuestionBank(QuestionStore store, TopicStore topics, InstantSource clock, Sight sight) {
        this.store = store;
        this.topics = topics;
        this.clock = clock;
        this.sight = sight;
    }

    /**
     * The same for somebody who sees a part of the desk: questions whose answer was given on a ticket that they see, with the
     * success on those tickets; a proposal only where they see the tickets, too, whose words it holds.
     */
    public QuestionBank seenBy(Sight other) {
        return new QuestionBank(store, topics, clock, other);
    }

    /**
     * A question with how it fared.
     *
     * @param success of its answer, given by agents
     * @param article of its article, named by agents
     * @param automatic of its answer sent without a person: on how many of these tickets nothing else had to be said
     */
    public record Shown(Question question, Success success, Success article, Success automatic) {}

    /**
     * A question like a text.
     *
     * @param near the cosine of the meanings, from 0.45 (about the same thing) to 1
     */
    public record Hit(@JsonUnwrapped Shown shown, double near) {
        /** What is asked. */
        public Question question() {
            return shown.question;
        }
    }

    /** A change by a person; what is null stays. */
    public record Edit(
            @Nullable String text,
            @Nullable String answer,
            @Nullable String article) {}

    /** Kept ones first, rejected ones last; within these those whose answer helped most tickets. */
    public List<Shown> all() {
        return visible().stream()
                .map(Seen::shown)
                .sorted(Comparator.comparing((Shown shown) -> rank(shown.question.state()))
                        .thenComparing(Comparator.comparingInt((Shown shown) -> shown.success.helped())
                                .reversed())
                        .thenComparing(shown -> shown.question.number()))
                .toList();
    }

    private static int rank(Question.State state) {
        return switch (state) {
            case KEPT -> 0;
            case PROPOSED -> 1;
            case REJECTED -> 2;
        };
    }

    /** @throws IllegalArgumentException where there is none of this id, or none that is seen */
    public Shown show(String id) {
        return find(id).shown();
    }

    /** Like a text in meaning, the nearest first; rejected ones are left out. Empty for a language that is not read. */
    public List<Hit> search(String text, int most) {
        OwnWords words = OwnWords.in(text, LOOK_AT);
        return Meaning.of(words)
                .map(meaning -> like(meaning, words.text(), most))
                .orElse(List.of());
    }

    /** What may answer a ticket: questions that ask the same as its opening, from a nearness of 0.6 on, the nearest first. */
    public List<Hit> likely(Ticket ticket, int most) {
        return search(OwnWords.opening(ticket, LOOK_AT).text(), most).stream()
                .filter(hit -> hit.near >= Candidate.SAME_QUESTION)
                .toList();
    }

    private List<Hit> like(Meaning meaning, String text, int most) {
        record Ranked(Hit hit, double rank) {}
        Meaning centre = topics.centre(meaning.language());
        Meaning place = meaning.from(centre);
        Set<String> said = new HashSet<>(SharedWords.words(text));
        return visible().stream()
                .filter(seen -> seen.stored.question().state() != Question.State.REJECTED
                        && seen.stored.question().language() == meaning.language())
                .map(seen -> {
                    double near = seen.stored.asked().from(centre).nearUnit(place);
                    Question question = seen.stored.question();
                    return new Ranked(
                            new Hit(seen.shown(), near),
                            near + WORDS_WEIGH * shared(said, SharedWords.words(question.text())));
                })
                .filter(ranked -> ranked.hit.near >= TopicStore.NEAR)
                .sorted(Comparator.comparingDouble(Ranked::rank)
                        .reversed()
                        .thenComparing(ranked -> ranked.hit.question().number()))
                .limit(most)
                .map(Ranked::hit)
                .toList();
    }

    private static double shared(Set<String> said, List<String> others) {
        Set<String> both = new HashSet<>(others);
        int smaller = Math.min(said.size(), both.size());
        both.retainAll(said);
        return smaller == 0 ? 0 : (double) both.size() / smaller;
    }

    /** A person finds it right. */
    public Shown keep(String id, String who) {
        return changed(id, question -> in(Question.State.KEPT, question, who));
    }

    /** A person finds it wrong; it is proposed no more, and not sent automatically. */
    public Shown reject(String id, String who) {
        revoke(id);
        return changed(id, question -> in(Question.State.REJECTED, question, who));
    }

    /**
     * An admin lets these very words be sent to customers automatically; any edit takes that back.
     *
     * @throws IllegalArgumentException where no person has kept it yet, or its answer has gaps
     */
    public Shown approve(String id, String who) {
        Question question = find(id).stored.question();
        if (question.state() != Question.State.KEPT) {
            throw new IllegalArgumentException(question.id() + " was not kept yet; read it and keep it first");
        }
        if (question.answer().contains(Greetings.GAP)) {
            throw new IllegalArgumentException(
                    question.id() + " has gaps in its answer, where " + Greetings.GAP + " stands; fill them first");
        }
        store.approve(question, new Question.Touched(clock.instant(), who));
        return show(id);
    }

    /** Its answer is sent automatically no more. */
    public Shown revoke(String id) {
        store.revoke(find(id).stored.question().number());
        return show(id);
    }

    private Question in(Question.State state, Question question, String who) {
        return new Question(
                question.number(),
                question.language(),
                question.topic(),
                state,
                question.text(),
                question.answer(),
                question.article(),
                question.source(),
                question.proposed(),
                new Question.Touched(clock.instant(), who),
                null);
    }

    /**
     * A person's words; a proposal is kept by that. What was counted of another answer counts no more.
     *
     * @throws IllegalArgumentException where a text is empty or too long, or the article no address on the web
     */
    public Shown edit(String id, Edit edit, String who) {
        QuestionStore.Stored stored = find(id).stored;
        Question before = stored.question();
        String text = edit.text == null ? before.text() : checked(edit.text, LONGEST_QUESTION, "question");
        String answer = edit.answer == null ? before.answer() : checked(edit.answer, LONGEST_ANSWER, "answer");
        URI article = edit.article == null ? before.article() : article(edit.article);
        Question after = new Question(
                before.number(),
                before.language(),
                before.topic(),
                Question.State.KEPT,
                text,
                answer,
                article,
                before.source(),
                before.proposed(),
                new Question.Touched(clock.instant(), who),
                null);
        Meaning asked = text.equals(before.text()) ? stored.asked() : meaning(after, text, LOOK_AT);
        boolean same = answer.equals(before.answer());
        Meaning answered = same ? stored.answered() : meaning(after, answer, ReadAnswers.MEANT_AT_MOST);
        store.database().run(connection -> {
            store.revoke(after.number());
            store.save(List.of(new QuestionStore.Stored(after, asked, answered)));
            if (!same && stored.answered().near(answered) < Candidate.SAME_ANSWER) {
                store.forgetCases(after.number());
            }
        });
        return show(id);
    }

    private static Meaning meaning(Question question, String text, int most) {
        return Meaning.of(OwnWords.in(text, most))
                .filter(meaning -> meaning.language() == question.language())
                .orElseThrow(() -> new IllegalArgumentException(question.id() + " is a question in "
                        + question.language().code() + "; write it and its answer in that language"));
    }

    private static String checked(String text, int longest, String what) {
        String plain = UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
        if (plain.isEmpty() || plain.length() > longest) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + plain.length() + " characters; write 1 to " + longest);
        }
        return plain;
    }

    /** An empty text takes the article away. */
    private static @Nullable URI article(String text) {
        if (text.isBlank()) {
            return null;
        }
        return Links.checked(text.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the article is no address on the web; write one such as https://help.example.com/refunds"));
    }

    private Shown changed(String id, UnaryOperator<Question> how) {
        QuestionStore.Stored stored = find(id).stored;
        store.save(List.of(new QuestionStore.Stored(how.apply(stored.question()), stored.asked(), stored.answered())));
        return show(id);
    }

    private record Seen(QuestionStore.Stored stored, Success success, Success article, Success automatic) {
        Shown shown() {
            return new Shown(stored.question(), success, article, automatic);
        }
    }

    private Seen find(String id) {
        var number = NUMBER.matcher(id.strip());
        return Optional.of(number)
                .filter(found -> found.matches())
                .map(found -> Long.parseLong(found.group(1)))
                .flatMap(its -> visible().stream()
                        .filter(seen -> seen.stored.question().number() == its)
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no such question; `deskpulse questions` lists them with their ids"));
    }

    private List<Seen> visible() {
        Map<Long, Success> success = store.success(sight);
        Map<Long, Success> articles = store.articleSuccess(sight);
        Map<Long, Success> automatic = store.automaticSuccess(sight);
        boolean all = sight.seesAllTickets();
        Set<Long> sources = all ? Set.of() : Set.copyOf(store.withSeenSources(sight));
        return store.all().stream()
                .filter(stored -> all
                        || (success.containsKey(stored.question().number())
                                && (stored.question().state() == Question.State.KEPT
                                        || sources.contains(stored.question().number()))))
                .map(stored -> new Seen(
                        stored,
                        success.getOrDefault(stored.question().number(), Success.NONE),
                        articles.getOrDefault(stored.question().number(), Success.NONE),
                        automatic.getOrDefault(stored.question().number(), Success.NONE)))
                .toList();
    }
}
