package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Bold;
import dev.deskpulse.connector.jira.RichText.Link;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.connector.jira.RichText.Plain;
import dev.deskpulse.scheduler.topic.TopicLanguage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A question's answer as a comment, in the question's language. */
final class ReplyText {
    private ReplyText() {}

    /** For agents, who check it first; says where it comes from. */
    static List<Block> draft(Question question, Success success) {
        List<Block> blocks = new ArrayList<>();
        String head = said(
                question,
                "Draft of a reply by Deskpulse (%s). Check it before you send it.",
                "Deskpulse 拟的答复草稿（%s），发送前请核对。");
        blocks.add(new Paragraph(List.of(new Bold(head.formatted(question.id())))));
        blocks.addAll(answer(question));
        if (success.cases() > 0) {
            blocks.add(Paragraph.of(said(question, "It helped on %d of %d like tickets.", "在同类工单中用过 %2$d 次，解决 %1$d 次。")
                    .formatted(success.helped(), success.cases())));
        }
        return blocks;
    }

    /** For the customer; says that no person wrote it. */
    static List<Block> automatic(Question question) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(said(
                question,
                "This is an automatic answer to a question that is often asked. If it does not help, reply here and a"
                        + " person will look after it.",
                "这是对常见问题的自动回复。如果没有解决您的问题，请直接回复，会有人工为您处理。")));
        blocks.addAll(answer(question));
        return blocks;
    }

    private static List<Block> answer(Question question) {
        List<Block> blocks = new ArrayList<>();
        question.answer()
                .lines()
                .filter(line -> !line.isBlank())
                .map(Paragraph::of)
                .forEach(blocks::add);
        URI article = question.article();
        if (article != null) {
            String more = said(question, "More: ", "更多：");
            blocks.add(new Paragraph(List.of(new Plain(more), new Link(article.toString(), article))));
        }
        return blocks;
    }

    static String said(Question question, String english, String chinese) {
        return question.language() == TopicLanguage.CHINESE ? chinese : english;
    }
}
