package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.scheduler.casestudy.CaseStudy.Lesson;
import java.util.List;
import java.util.Map;

/** A lesson in words, with its evidence in them. */
public final class LessonSentence {
    private static final Map<String, String> ON_EN =
            Map.of("DESK", "the desk", "CUSTOMER", "the customer", "THIRD_PARTY", "a third party");
    private static final Map<String, String> ON_ZH = Map.of("DESK", "客服", "CUSTOMER", "客户", "THIRD_PARTY", "第三方");

    private static final Map<String, String> STEPS_EN = Map.of(
            "AGENT_REPLY", "the reply",
            "AUTOMATIC_MESSAGE", "the automatic message",
            "STATUS", "the move to status",
            "ASSIGNEE", "the hand-over to",
            "PRIORITY", "the change of priority to",
            "SLA_BREACHED", "the breach of");
    private static final Map<String, String> STEPS_ZH = Map.of(
            "AGENT_REPLY", "回复",
            "AUTOMATIC_MESSAGE", "自动消息",
            "STATUS", "转为状态",
            "ASSIGNEE", "转交给",
            "PRIORITY", "优先级改为",
            "SLA_BREACHED", "SLA 超时");

    private LessonSentence() {}

    /** In English. */
    public static String english(Lesson lesson) {
        List<String> e = lesson.evidence();
        return switch (lesson.point()) {
            case LONGEST_WAIT ->
                "Most of the time went by waiting on %s in '%s': %s of %s h (business time: %s h)."
                        .formatted(ON_EN.getOrDefault(e.get(0), e.get(0)), e.get(1), e.get(2), e.get(3), e.get(4));
            case MOOD_FELL -> "%s: the mood fell (%s → %s) after %s “%s”.".formatted(turn(e, STEPS_EN));
            case MOOD_ROSE -> "%s: the mood rose (%s → %s) after %s “%s”.".formatted(turn(e, STEPS_EN));
            case REOPENED -> "Resolved and opened again, %s ×: the resolution did not hold.".formatted(e.get(0));
            case HANDED_ON -> "Handed on from one person to another, %s ×.".formatted(e.get(0));
            case SLA_BREACHED -> "%s: the goal of '%s' was missed.".formatted(e.get(1), e.get(0));
            case REPEAT_CONTACT ->
                "The customer came back within seven days on the same matter: %s.".formatted(e.get(0));
            case ANSWER_OF_SIMILAR ->
                "%s of the %s most similar tickets are solved; the first of them, %s, ended with: “%s”"
                        .formatted(e.get(2), e.get(3), e.get(0), e.get(1));
        };
    }

    /** In Chinese. */
    public static String chinese(Lesson lesson) {
        List<String> e = lesson.evidence();
        return switch (lesson.point()) {
            case LONGEST_WAIT ->
                "大部分时间在“%2$s”等待%1$s：%4$s 小时中的 %3$s 小时（工作时间 %5$s 小时）。"
                        .formatted(ON_ZH.getOrDefault(e.get(0), e.get(0)), e.get(1), e.get(2), e.get(3), e.get(4));
            case MOOD_FELL -> "%s：%4$s“%5$s”之后情绪变差（%2$s → %3$s）。".formatted(turn(e, STEPS_ZH));
            case MOOD_ROSE -> "%s：%4$s“%5$s”之后情绪好转（%2$s → %3$s）。".formatted(turn(e, STEPS_ZH));
            case REOPENED -> "解决后又重新打开 %s 次：当时的解决没有维持住。".formatted(e.get(0));
            case HANDED_ON -> "在客服之间转交了 %s 次。".formatted(e.get(0));
            case SLA_BREACHED -> "%s：未达到“%s”的目标。".formatted(e.get(1), e.get(0));
            case REPEAT_CONTACT -> "客户七天内为同一问题再次联系：%s。".formatted(e.get(0));
            case ANSWER_OF_SIMILAR ->
                "最相似的 %2$s 件工单中有 %1$s 件已解决；其中 %3$s 的最后答复是：“%4$s”".formatted(e.get(2), e.get(3), e.get(0), e.get(1));
        };
    }

    private static Object[] turn(List<String> evidence, Map<String, String> steps) {
        String step = steps.getOrDefault(evidence.get(2), evidence.get(2));
        return new Object[] {evidence.get(4), evidence.get(0), evidence.get(1), step, evidence.get(3)};
    }
}
