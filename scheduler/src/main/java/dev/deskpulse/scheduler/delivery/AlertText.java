package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.scheduler.advice.Advice;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.Severity;
import dev.deskpulse.scheduler.alert.Signal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a message says, in the desk's language and zone. Of tickets it names the keys alone. Names of products, topics and
 * the like come from outside: they are kept to one short line.
 */
final class AlertText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST_NAME = 80;

    private static final Map<String, String> CHINESE_DIMENSIONS =
            Map.of("project", "项目", "channel", "渠道", "product", "产品", "topic", "话题", "region", "地区");

    private final boolean chinese;
    private final ZoneId zone;

    AlertText(AlertLanguage language, ZoneId zone) {
        this.chinese = language == AlertLanguage.ZH;
        this.zone = zone;
    }

    /** One line: what a notice is about. */
    String subject(Notice notice) {
        if (notice.event() == Notice.Event.TEST) {
            return either("Deskpulse: a test message", "Deskpulse：测试消息");
        }
        if (notice.isDigest()) {
            int alerts = notice.alerts().size();
            return either(
                    "Deskpulse: " + alerts + " alerts since quiet hours began", "Deskpulse：免打扰时段内的 " + alerts + " 条预警");
        }
        return either("Deskpulse: ", "Deskpulse：") + title(notice.alerts().get(0));
    }

    /** The whole message: each alert's title and facts. */
    String body(Notice notice) {
        if (notice.event() == Notice.Event.TEST) {
            return either(
                    "This message shows that alerts of Deskpulse arrive here. Nothing has happened.",
                    "此消息表明 Deskpulse 的预警可以送达此处，并未发生任何异常。");
        }
        return notice.alerts().stream()
                .map(alert -> title(alert) + "\n"
                        + facts(alert).stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    String title(Alert alert) {
        String grave = alert.severity() == Severity.CRITICAL ? either("Critical: ", "严重：") : "";
        String over = alert.isOpen() ? "" : either("Over: ", "已结束：");
        return over
                + grave
                + signal(alert.signal())
                + (alert.signal().isOwn() ? "" : either(": ", "：") + where(alert.slice()));
    }

    /** The facts of an alert, one a line. */
    List<String> facts(Alert alert) {
        List<String> facts = new ArrayList<>();
        facts.add(figures(alert));
        facts.add(fact("Since", "开始时间", time(alert.from())));
        Instant end = alert.end();
        if (end != null) {
            facts.add(fact("Last seen", "最近一次出现", time(alert.lastSeen())));
        }
        if (!alert.cause().equals(alert.slice())) {
            facts.add(fact(
                    "Likely cause",
                    "可能的原因",
                    where(alert.cause()) + either(" (suspected until a person confirms it)", "（在有人确认之前，这只是推测）")));
        }
        Advise.on(alert).ifPresent(advice -> facts.add(fact("Next step", "下一步", step(advice))));
        if (alert.signal().isOwn() && end == null) {
            facts.add(fact(
                    "Next step",
                    "下一步",
                    either(
                            "see Schedules and Health on the admin page, or run ./deskpulse doctor",
                            "查看管理页的“计划”与“健康”，或运行 ./deskpulse doctor")));
        }
        if (!alert.keys().isEmpty()) {
            facts.add(fact("Tickets", "工单", String.join(", ", alert.keys())));
        }
        if (end == null) {
            facts.add(fact("Acknowledge", "确认", "./deskpulse alerts --acknowledge " + quoted(alert.id())));
            facts.add(fact("Snooze", "稍后提醒", "./deskpulse alerts --snooze " + quoted(alert.id()) + " --for 4h"));
        }
        return facts;
    }

    private String figures(Alert alert) {
        Alert.Figures figures = alert.figures();
        if (alert.signal().isOwn()) {
            return fact(
                    "Due without success",
                    "到期未成功",
                    String.format(
                            Locale.ROOT,
                            either("%1$.0f runs in %2$d h", "%2$d 小时内 %1$.0f 次"),
                            figures.observed(),
                            figures.hours()));
        }
        if (figures.hours() == 0) {
            return fact(
                    "Little time left",
                    "剩余时间不足",
                    String.format(
                            Locale.ROOT,
                            either("%.0f now, about %.1f expected at this hour", "当前 %.0f，此时段预期约 %.1f"),
                            figures.observed(),
                            figures.expected()));
        }
        return fact(
                "Seen",
                "实际",
                String.format(
                        Locale.ROOT,
                        either("%1$.0f in %2$d h, about %3$.1f expected", "%2$d 小时内 %1$.0f，预期约 %3$.1f"),
                        figures.observed(),
                        figures.hours(),
                        figures.expected()));
    }

    private String signal(Signal signal) {
        return switch (signal) {
            case COMPLAINTS -> either("More complaints than usual", "投诉异常增多");
            case SLA_AT_RISK -> either("More SLAs than usual are about to be missed", "即将超出 SLA 时限的工单异常增多");
            case SOCIAL_STORM -> either("A storm in a public channel", "社交渠道声量异常");
            case VOLUME -> either("More tickets than usual", "工单量异常增多");
            case DROP -> either("Fewer tickets than usual", "工单量异常减少");
            case SENTIMENT -> either("More unhappy customers than usual", "客户情绪转差");
            case NEW_TOPIC -> either("A new topic", "出现新话题");
            case SYNC_BEHIND -> either("Deskpulse cannot read the site", "Deskpulse 无法读取站点");
            case ANALYSIS_BEHIND -> either("Deskpulse's analysis is behind", "Deskpulse 的分析滞后");
            case WRITES_FAIL -> either("Deskpulse cannot write to the site", "Deskpulse 无法回写站点");
        };
    }

    private String where(Map<String, String> slice) {
        return slice.isEmpty()
                ? either("the whole desk", "整个服务台")
                : new TreeMap<>(slice)
                        .entrySet().stream()
                                .map(part -> dimension(part.getKey()) + " " + plain(part.getValue()))
                                .collect(Collectors.joining(either(", ", "，")));
    }

    private String dimension(String name) {
        return chinese ? CHINESE_DIMENSIONS.getOrDefault(name, name) : name;
    }

    private String step(Advice advice) {
        return plain(either(advice.english(), advice.chinese()));
    }

    private String time(Instant moment) {
        return MINUTES.format(LocalDateTime.ofInstant(moment, zone)) + " (" + zone.getId() + ")";
    }

    private String fact(String english, String chineseName, String value) {
        return either(english + ": ", chineseName + "：") + value;
    }

    private String either(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    /** For a POSIX shell: nothing within single quotes has a meaning but the quote itself. */
    private static String quoted(String id) {
        return "'" + id.replaceAll("\\p{Cntrl}", " ").replace("'", "'\\''") + "'";
    }

    /** One short line, whatever it was. */
    private static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
