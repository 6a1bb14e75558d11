package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.why.CorrectionPage;
import dev.deskpulse.scheduler.why.CorrectionPage.Correction;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Corrections as lines for a terminal, in the desk's zone. */
final class CorrectionTexts {
    private final TagWords words;
    private final DateTimeFormatter minute;

    CorrectionTexts(TagWords words, ZoneId zone) {
        this.words = words;
        this.minute =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String text(CorrectionPage page) {
        if (page.total() == 0) {
            return words.either(
                    "Nobody has corrected a tag yet: a changed Deskpulse field is noticed by the next write-back.",
                    "还没有人更正过标签：在 Jira 中改动 Deskpulse 字段后，下一次写回会记录。");
        }
        long from = (page.page() - 1L) * page.limit();
        String head = page.corrections().isEmpty()
                ? words.either("no rows on page " + page.page(), "第 " + page.page() + " 页没有记录")
                : (from + 1) + "–" + (from + page.corrections().size());
        String all =
                words.either(head + " of " + page.total() + " corrections", head + " / 共 " + page.total() + " 条更正");
        return Stream.concat(Stream.of(all), page.corrections().stream().map(this::line))
                .collect(Collectors.joining("\n"));
    }

    private String line(Correction one) {
        String ticket = one.key() == null
                ? one.ticket() + words.either(" (no longer in the store)", "（已不在库中）")
                : one.key().value();
        String who = one.who() == null ? words.either("somebody", "未知人员") : one.who();
        String model = one.model().isEmpty() ? "–" : one.model();
        String now = one.now() == null
                ? words.either("the model: nothing, it has no tags", "模型：没有标签")
                : words.either("the model now: ", "模型现在：")
                        + words.of(one.now())
                        + (model.equals(one.nowModel()) ? "" : " (" + one.nowModel() + ")");
        return "  " + minute.format(one.at()) + "  " + ticket + "  " + words.of(one.task()) + ": "
                + words.of(one.from()) + " → " + words.of(one.to()) + ", " + who + "\n      "
                + words.either("corrected: ", "被更正的模型：") + model + "; " + now;
    }
}
