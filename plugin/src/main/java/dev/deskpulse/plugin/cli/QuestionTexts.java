package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.knowledge.AnswerTickets;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.knowledge.Question;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Questions and answers for a person, in English or in Chinese. */
final class QuestionTexts {
    private static final int HEAD = 80;

    private final boolean chinese;

    QuestionTexts(boolean chinese) {
        this.chinese = chinese;
    }

    String list(List<QuestionBank.Shown> all) {
        if (all.isEmpty()) {
            return said(
                    "No question is proposed: `deskpulse analyze` does where five resolved tickets ask the same and three were"
                            + " answered alike.",
                    "还没有提出任何问题：当至少五个已解决工单问同一件事、其中三个以上得到相近的答复时，`deskpulse analyze` 会提出。");
        }
        return all.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(QuestionBank.Shown shown) {
        Question question = shown.question();
        return String.format(
                Locale.ROOT,
                "%-5s %-9s %s  %s",
                question.id(),
                state(question.state()),
                success(shown.success()),
                head(question.text()));
    }

    String detail(QuestionBank.Shown shown) {
        Question question = shown.question();
        List<String> lines = new ArrayList<>();
        lines.add(question.id() + "  " + state(question.state()));
        lines.add(said("question: ", "问题：") + question.text());
        lines.add(said("answer:   ", "答复：") + question.answer());
        if (question.article() != null) {
            lines.add(said("article:  ", "文章：") + question.article() + "  " + success(shown.article()));
        }
        lines.add(said("helped:   ", "成效：") + success(shown.success()));
        Question.Touched approved = question.approved();
        if (approved != null) {
            lines.add(said("sent automatically, approved by ", "自动发送，批准人：") + approved.by() + ", " + approved.at());
        }
        if (shown.automatic().cases() > 0) {
            lines.add(said("sent automatically: ", "自动发送：") + success(shown.automatic()));
        }
        Question.Touched touched = question.touched();
        if (touched != null) {
            lines.add(said("by:       ", "经手：") + touched.by() + ", " + touched.at());
        }
        return String.join("\n", lines);
    }

    String hits(List<QuestionBank.Hit> hits) {
        if (hits.isEmpty()) {
            return said("No question is like it.", "没有相近的问题。");
        }
        return hits.stream()
                .map(hit -> String.format(Locale.ROOT, "%.2f  ", hit.near())
                        + line(hit.shown()) + "\n        → "
                        + head(hit.question().answer()))
                .collect(Collectors.joining("\n"));
    }

    String draft(String ticket, DraftReply.Outcome outcome) {
        return outcome.written()
                ? said("Draft of ", "已将 ")
                        + outcome.question()
                        + said(" written into ", " 的答复草稿写入 ")
                        + ticket
                        + outcome.run()
                                .map(run ->
                                        said("; undo: deskpulse write-back --undo ", "；撤销：deskpulse write-back --undo ")
                                                + run)
                                .orElse("")
                : said("Nothing written: it stands there, or somebody took it away.", "未写入：草稿已在工单里，或已被人删除。");
    }

    String stopped(boolean stopped) {
        return stopped
                ? said(
                        "Automatic answers are stopped; `deskpulse questions go` lets them go on.",
                        "自动回复已停止；用 `deskpulse questions go` 恢复。")
                : said(
                        "Automatic answers are not stopped; answers.enabled says whether any are sent.",
                        "自动回复未被停止；是否发送由 answers.enabled 决定。");
    }

    String sent(AnswerTickets.Outcome outcome) {
        List<String> lines = new ArrayList<>(List.of(said("answered: ", "已自动回复：") + outcome.sent()));
        outcome.runs().forEach(run -> lines.add(said("undo: ", "撤销：") + "deskpulse write-back --undo " + run));
        lines.addAll(outcome.problems());
        return String.join("\n", lines);
    }

    private String success(Success success) {
        return success.cases() == 0
                ? said("not given yet", "尚未用过")
                : String.format(
                        Locale.ROOT,
                        said("helped %d of %d (95 %%: %.0f–%.0f %%)", "%2$d 次中 %1$d 次解决（95 %% 区间 %3$.0f–%4$.0f %%）"),
                        success.helped(),
                        success.cases(),
                        100 * success.low(),
                        100 * success.high());
    }

    private String state(Question.State state) {
        return switch (state) {
            case PROPOSED -> said("proposed", "待审");
            case KEPT -> said("kept", "已保留");
            case REJECTED -> said("rejected", "已否决");
        };
    }

    private static String head(String text) {
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= HEAD
                ? line
                : line.substring(0, line.offsetByCodePoints(0, HEAD)) + "…";
    }

    private String said(String english, String inChinese) {
        return chinese ? inChinese : english;
    }
}
