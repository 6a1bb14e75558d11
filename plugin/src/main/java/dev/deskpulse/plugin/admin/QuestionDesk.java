package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.knowledge.AnswerRules;
import dev.deskpulse.scheduler.knowledge.Question;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.SentAnswers;
import dev.deskpulse.scheduler.knowledge.StopSwitch;
import dev.deskpulse.scheduler.knowledge.Success;
import dev.deskpulse.words.Wire;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The question bank, and what of it is sent automatically, for admins to look after; narrowed to what they see. */
public final class QuestionDesk {
    private final Supplier<QuestionBank> bank;
    private final Supplier<AnswerRules> rules;
    private final StopSwitch stop;
    private final SentAnswers sent;
    private final Supplier<LocalDate> today;

    /**
     * @param rules as they are now
     * @param today in the desk's zone
     */
    public QuestionDesk(
            Supplier<QuestionBank> bank,
            Supplier<AnswerRules> rules,
            StopSwitch stop,
            SentAnswers sent,
            Supplier<LocalDate> today) {
        this.bank = bank;
        this.rules = rules;
        this.stop = stop;
        this.sent = sent;
        this.today = today;
    }

    /** Everything. */
    record Overview(Automatic automatic, List<Entry> questions) {}

    /** How automatic answers stand. */
    record Automatic(boolean enabled, boolean stopped, int sentToday, int perDay) {}

    /**
     * A question.
     *
     * @param state {@code proposed}, {@code kept} or {@code rejected}
     * @param automatic on how many tickets an automatic answer's outcome is known, and was enough
     * @param approved whether these very words may be sent automatically
     */
    record Entry(
            String id,
            String language,
            String state,
            String question,
            String answer,
            @Nullable URI article,
            Success success,
            Success articleSuccess,
            Success automatic,
            boolean approved) {
        static Entry of(QuestionBank.Shown shown) {
            Question question = shown.question();
            return new Entry(
                    question.id(),
                    question.language().code(),
                    Wire.name(question.state()),
                    question.text(),
                    question.answer(),
                    question.article(),
                    shown.success(),
                    shown.article(),
                    shown.automatic(),
                    question.approved() != null);
        }
    }

    Overview all(Viewer viewer) {
        AnswerRules now = rules.get();
        return new Overview(
                new Automatic(now.enabled(), stop.isStopped(), sent.on(today.get()), now.perDay()),
                seen(viewer).all().stream().map(Entry::of).toList());
    }

    /** @param verdict {@code keep}, {@code reject}, {@code approve} or {@code revoke} */
    Overview judge(String id, String verdict, Viewer viewer) {
        QuestionBank own = seen(viewer);
        switch (verdict) {
            case "keep" -> own.keep(id, viewer.who());
            case "reject" -> own.reject(id, viewer.who());
            case "approve" -> own.approve(id, viewer.who());
            case "revoke" -> own.revoke(id);
            default ->
                throw new IllegalArgumentException(
                        "a question is told to keep, reject, approve or revoke, and nothing else");
        }
        return all(viewer);
    }

    Overview edit(String id, QuestionBank.Edit edit, Viewer viewer) {
        seen(viewer).edit(id, edit, viewer.who());
        return all(viewer);
    }

    /** @param command {@code stop} or {@code go} */
    Overview command(String command, Viewer viewer) {
        switch (command) {
            case "stop" -> stop.stop(viewer.who());
            case "go" -> stop.go();
            default -> throw new IllegalArgumentException("automatic answers are told to stop or go, and nothing else");
        }
        return all(viewer);
    }

    private QuestionBank seen(Viewer viewer) {
        return bank.get().seenBy(viewer.sight());
    }
}
