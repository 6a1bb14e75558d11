package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.scheduler.casestudy.LessonSentence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A story as text for a terminal, in the desk's zone, and as one object for a script. */
final class CaseTexts {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final boolean chinese;

    CaseTexts(ZoneId zone, boolean chinese) {
        this.zone = zone;
        this.chinese = chinese;
    }

    String text(CaseStudy study) {
        boolean several = study.tickets().size() > 1;
        return Stream.of(
                        Stream.of(study.of()),
                        study.tickets().stream().map(this::opened),
                        titled("What happened", "经过", study.events().stream().map(event -> event(event, several))),
                        titled("What waited where", "等待", waits(study, several)),
                        titled(
                                "Where the mood turned",
                                "情绪转折",
                                study.turns().stream().map(this::turn)),
                        titled(
                                "Tickets like it, solved ones first",
                                "相似工单（已解决的在前）",
                                study.similar().stream().map(this::similar)),
                        titled(
                                "What to learn",
                                "可以学到什么",
                                study.lessons().stream()
                                        .map(lesson -> "  • "
                                                + (chinese
                                                        ? LessonSentence.chinese(lesson)
                                                        : LessonSentence.english(lesson)))),
                        Advise.on(study).stream()
                                .map(advice -> "  → " + (chinese ? advice.chinese() : advice.english())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static Map<String, Object> json(CaseStudy study) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", study);
        json.put(
                "lessons",
                study.lessons().stream()
                        .map(lesson ->
                                Map.of("en", LessonSentence.english(lesson), "zh", LessonSentence.chinese(lesson)))
                        .toList());
        Advise.on(study)
                .ifPresent(advice -> json.put(
                        "advice", Map.of("step", advice.step(), "en", advice.english(), "zh", advice.chinese())));
        return json;
    }

    private Stream<String> titled(String english, String title, Stream<String> lines) {
        List<String> all = lines.toList();
        Stream<String> body = all.isEmpty() ? Stream.of(chinese ? "  无" : "  nothing") : all.stream();
        return Stream.concat(Stream.of("", chinese ? title : english), body);
    }

    private String opened(CaseStudy.Opened opened) {
        String repeat = opened.repeat() ? (chinese ? "（重复联系）" : " (repeat contact)") : "";
        return "  " + opened.key() + " [" + opened.status() + "] " + opened.summary() + repeat;
    }

    private String event(CaseStudy.Event event, boolean several) {
        String from = event.from();
        String to = event.to();
        CaseStudy.Mood mood = event.mood();
        String change = from == null ? (to == null ? "" : to) : from + " → " + (to == null ? "–" : to);
        return "  " + at(event.at()) + "  " + (several ? event.ticket() + "  " : "") + kind(event.kind())
                + (change.isEmpty() ? "" : ": " + change)
                + (mood == null ? "" : String.format(Locale.ROOT, "  [%s %+.2f]", mood(mood), mood.score()));
    }

    private Stream<String> waits(CaseStudy study, boolean several) {
        Stream<String> broken =
                study.marks().stream().map(mark -> chinese ? "  历史不完整：" + mark : "  the history is broken: " + mark);
        return Stream.concat(broken, study.waits().stream().map(wait -> wait(wait, several)));
    }

    private String wait(CaseStudy.Wait wait, boolean several) {
        String still = wait.until() == null ? (chinese ? "，至今" : ", until now") : "";
        String times = chinese
                ? hours(wait.elapsed()) + " 小时（工作时间 " + hours(wait.business()) + " 小时）"
                : hours(wait.elapsed()) + " h (business time " + hours(wait.business()) + " h)";
        return "  " + at(wait.from()) + "  " + (several ? wait.ticket() + "  " : "") + wait.status() + ", "
                + wait.on().map(this::on).orElse("?") + ": " + times + still;
    }

    private String turn(CaseStudy.Turn turn) {
        CaseStudy.Event after = turn.after();
        String step =
                after == null ? (chinese ? "客户自己的消息" : "nothing but the customer's own messages") : kind(after.kind());
        String moved = turn.rose() ? (chinese ? "好转" : "rose") : (chinese ? "变差" : "fell");
        String said = after == null || after.to() == null ? "" : " “" + after.to() + "”";
        return String.format(
                Locale.ROOT,
                chinese ? "  %s  %s  %s（%+.2f → %+.2f），此前：%s%s" : "  %s  %s  %s (%+.2f → %+.2f) after %s%s",
                at(turn.at()),
                turn.ticket(),
                moved,
                turn.from(),
                turn.to(),
                step,
                said);
    }

    private String similar(CaseStudy.Similar like) {
        String topic = like.sameTopic() ? (chinese ? "，同一主题" : ", same topic") : "";
        String answer = like.answer() == null ? "" : "\n      ↳ " + like.answer();
        String solved = like.solved() ? (chinese ? "已解决" : "solved") : (chinese ? "未解决" : "open");
        return String.format(
                        Locale.ROOT, "  %s (%.2f, %s%s): %s", like.key(), like.score(), solved, topic, like.summary())
                + answer;
    }

    private String kind(CaseStudy.Kind kind) {
        return switch (kind) {
            case CREATED -> chinese ? "创建" : "created";
            case CUSTOMER_MESSAGE -> chinese ? "客户消息" : "customer";
            case AGENT_REPLY -> chinese ? "客服回复" : "reply";
            case INTERNAL_NOTE -> chinese ? "内部备注" : "internal note";
            case AUTOMATIC_MESSAGE -> chinese ? "自动消息" : "automatic message";
            case STATUS -> chinese ? "状态" : "status";
            case ASSIGNEE -> chinese ? "经办人" : "assignee";
            case PRIORITY -> chinese ? "优先级" : "priority";
            case TAG -> chinese ? "标签" : "tag";
            case SLA_STARTED -> chinese ? "SLA 开始" : "SLA started";
            case SLA_MET -> chinese ? "SLA 达成" : "SLA met";
            case SLA_BREACHED -> chinese ? "SLA 超时" : "SLA breached";
            case SURVEY -> chinese ? "满意度" : "survey";
        };
    }

    private String mood(CaseStudy.Mood mood) {
        return switch (mood.label()) {
            case NEGATIVE -> chinese ? "负面" : "negative";
            case NEUTRAL -> chinese ? "中性" : "neutral";
            case POSITIVE -> chinese ? "正面" : "positive";
            case UNSURE -> chinese ? "不确定" : "unsure";
        };
    }

    private String on(WaitingOn on) {
        return switch (on) {
            case DESK -> chinese ? "等待客服" : "on the desk";
            case CUSTOMER -> chinese ? "等待客户" : "on the customer";
            case THIRD_PARTY -> chinese ? "等待第三方" : "on a third party";
            case NOBODY -> chinese ? "无人等待" : "on nobody";
        };
    }

    private String at(Instant moment) {
        return MINUTE.format(moment.atZone(zone));
    }

    private static String hours(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toSeconds() / 3600.0);
    }
}
