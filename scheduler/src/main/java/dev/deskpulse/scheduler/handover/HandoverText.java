package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Bold;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.writeback.FindingComment;
import dev.deskpulse.ticket.TicketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a department reads, in English and Chinese. */
final class HandoverText {
    /** Of an issue's summary, by Jira. */
    private static final int LONGEST_SUMMARY = 255;

    private HandoverText() {}

    /** @param language {@code en} or {@code zh} */
    static String summary(Finding finding, String language) {
        String headline = finding.headline().getOrDefault(language, finding.sliceText());
        String summary = "Deskpulse: " + headline.replaceAll("\\s+", " ").strip();
        if (summary.length() <= LONGEST_SUMMARY) {
            return summary;
        }
        int end = LONGEST_SUMMARY - 1;
        return summary.substring(0, Character.isHighSurrogate(summary.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** With the mark by which the issue is found again, should its key be lost. */
    static RichText description(Explained explained, List<TicketKey> tickets) {
        List<Block> blocks = new ArrayList<>(FindingComment.blocks(explained));
        if (!tickets.isEmpty()) {
            blocks.add(Paragraph.of(tickets.stream()
                    .map(TicketKey::value)
                    .collect(Collectors.joining(", ", "Typical tickets / 典型工单: ", ""))));
        }
        blocks.add(Paragraph.of("Deskpulse closes this issue when the figure is as usual for a week."
                + " 指标恢复正常一周后，Deskpulse 会关闭此事项。"));
        blocks.add(Paragraph.of(mark(explained.finding().id())));
        return new RichText(blocks);
    }

    /** A later finding that tells of the same. */
    static RichText again(Explained explained) {
        return new RichText(FindingComment.blocks(explained));
    }

    static RichText recovered() {
        return told("As usual again: nothing unusual was found for a week.", "已恢复正常：一周内未再发现异常。");
    }

    static RichText withdrawn(String why) {
        return told("Withdrawn: " + why, "已撤回：" + why);
    }

    private static RichText told(String english, String chinese) {
        return new RichText(List.of(
                new RichText.Heading("Deskpulse"),
                new Paragraph(List.of(new Bold(english))),
                new Paragraph(List.of(new Bold(chinese)))));
    }

    static String mark(String finding) {
        return "[deskpulse-handover:" + finding + "]";
    }
}
