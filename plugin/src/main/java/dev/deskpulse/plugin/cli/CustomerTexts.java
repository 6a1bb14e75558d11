package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.CustomerFacts;
import dev.deskpulse.scheduler.customer.CustomerModel;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.scheduler.customer.RiskQuality;
import dev.deskpulse.scheduler.customer.Segments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers as text for a terminal, and as one object for a script. */
final class CustomerTexts {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("NEW", "新客户"),
            Map.entry("ACTIVE", "活跃"),
            Map.entry("AT_RISK", "有流失风险"),
            Map.entry("LOST", "已流失"),
            Map.entry("WON_BACK", "已赢回"),
            Map.entry("LOYAL", "忠诚"),
            Map.entry("RETURNING", "回头客"),
            Map.entry("ONCE", "仅一次"),
            Map.entry("AWAY", "一年未来"),
            Map.entry("GOLD", "金"),
            Map.entry("SILVER", "银"),
            Map.entry("BRONZE", "铜"),
            Map.entry("HIGH", "高"),
            Map.entry("MEDIUM", "中"),
            Map.entry("LOW", "低"));

    private final ZoneId zone;
    private final boolean chinese;

    CustomerTexts(ZoneId zone, boolean chinese) {
        this.zone = zone;
        this.chinese = chinese;
    }

    String text(CustomerBook book, List<Customer> first) {
        CustomerModel model = book.model();
        Stream<String> head = Stream.of(
                row(
                        say("customers", "客户"),
                        book.all().size() + (book.cut() ? say(" (those who were here last)", "（仅最近来过的）") : "")),
                row(say("lifecycle", "生命周期"), counts(book.lifecycles())),
                row(
                        say("value", "价值"),
                        counts(book.tiers())
                                + say(
                                        book.orders() ? " (by orders)" : " (by contacts: no orders are known)",
                                        book.orders() ? "（按订单）" : "（按联系次数：没有订单数据）")),
                row(say("loyalty", "忠诚度"), counts(book.loyalties())),
                row(say("churn risk", "流失风险"), counts(book.risks())),
                row(
                        say("how good", "衡量结果"),
                        model == null
                                ? say("not measured yet: run `deskpulse analyze`", "尚未衡量：请运行 `deskpulse analyze`")
                                : quality(model.quality())),
                row(say("segments", "分群"), segments(book)),
                "",
                say("The first of them", "名单"));
        return Stream.concat(
                        head,
                        first.isEmpty()
                                ? Stream.of(say("  nobody", "  无"))
                                : first.stream().map(this::line))
                .collect(Collectors.joining("\n"));
    }

    String profile(Customer customer, List<String> latest) {
        CustomerFacts facts = customer.facts();
        CustomerFacts.Ratings ratings = facts.ratings();
        List<String> lines = new ArrayList<>(List.of(
                facts.customer(),
                row(say("lifecycle", "生命周期"), named(customer.lifecycle())),
                row(say("first, last", "首次、最近"), day(facts.first()) + ", " + day(facts.last())),
                row(say("tickets", "工单"), facts.tickets() + say(", open ", "，未解决 ") + facts.open()),
                row(say("orders", "订单"), facts.orders() + say(", in a year ", "，一年金额 ") + number(facts.amount())),
                row("RFM", customer.rfm().text()),
                row(say("value", "价值"), named(customer.tier())),
                row(say("loyalty", "忠诚度"), named(customer.loyalty())),
                row("CSAT, NPS", number(ratings.csat()) + ", " + number(ratings.nps())),
                row(say("segment", "分群"), segment(customer)),
                row(say("churn risk", "流失风险"), risk(customer))));
        customer.why().forEach(why -> lines.add("    " + why(why)));
        lines.add(row(say("what upset them", "不满原因"), upset(facts.upset())));
        lines.add(row(say("tickets to read", "相关工单"), String.join(", ", latest)));
        return String.join("\n", lines);
    }

    private String line(Customer customer) {
        return String.format(
                Locale.ROOT,
                "  %-24s %-10s %-8s %s  %s",
                customer.facts().customer(),
                named(customer.lifecycle()),
                named(customer.tier()),
                risk(customer),
                upset(customer.facts().upset()));
    }

    private String risk(Customer customer) {
        RiskLevel level = customer.risk();
        Double probability = customer.probability();
        return level == null
                ? say("lost", "已流失")
                : named(level)
                        + (probability == null
                                ? say(" by rules", "（按规则）")
                                : String.format(Locale.ROOT, " %.0f %%", 100 * probability));
    }

    private String why(Customer.Why why) {
        return String.format(
                Locale.ROOT,
                "%s: %s (×%.1f)",
                chinese ? why.feature().chinese() : why.feature().english(),
                why.value(),
                why.times());
    }

    private String upset(CustomerFacts.Upset upset) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        reasons.put(say("past a missed goal", "超时未解决"), upset.overdue());
        reasons.put(say("same topic again", "同类问题再来"), upset.repeats());
        reasons.put(say("low rating", "低评分"), upset.lowRatings());
        reasons.put(say("mood worsens", "情绪变差"), upset.worsening());
        reasons.put(say("unhappy", "不满"), upset.negative());
        String told = reasons.entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "–" : told;
    }

    private String quality(RiskQuality quality) {
        Double auc = quality.auc();
        String measured = auc == null
                ? say("too few to measure", "数据太少，无法衡量")
                : String.format(
                        Locale.ROOT,
                        "AUC %.3f (95 %%: %.3f–%.3f)%s",
                        auc,
                        quality.aucLow(),
                        quality.aucHigh(),
                        quality.ece() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT, say(", calibration error %.3f", "，校准误差 %.3f"), quality.ece()));
        String how = quality.learned()
                ? say("learned from this desk's past", "从本站历史学习")
                : say("by rules: ", "按规则：") + quality.why();
        return measured
                + say("; ", "；")
                + how
                + say("; ", "；")
                + quality.customers()
                + say(" customers as of ", " 位客户，截至 ")
                + quality.cut()
                + say(", lost since ", "，此后流失 ")
                + quality.lost();
    }

    private String segments(CustomerBook book) {
        String told = book.segments().entrySet().stream()
                .map(count ->
                        (chinese ? count.getKey().chinese() : count.getKey().english()) + " " + count.getValue())
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? say("none that are clear", "没有明显的分群") : told;
    }

    private String segment(Customer customer) {
        Segments.Segment segment = customer.segment();
        return segment == null ? "–" : chinese ? segment.chinese() : segment.english();
    }

    private String counts(Map<? extends Enum<?>, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> named(count.getKey()) + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private String named(Enum<?> value) {
        return chinese
                ? CHINESE.getOrDefault(value.name(), value.name())
                : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    private static String number(@Nullable Double number) {
        return number == null ? "–" : String.format(Locale.ROOT, "%.1f", number);
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }

    static Map<String, Object> json(CustomerBook book, List<Customer> first) {
        Map<String, Object> json = new LinkedHashMap<>();
        CustomerModel model = book.model();
        json.put("customers", book.all().size());
        json.put("cut", book.cut());
        json.put("orders", book.orders());
        json.put("rules", book.rules());
        json.put("lifecycles", book.lifecycles());
        json.put("tiers", book.tiers());
        json.put("loyalties", book.loyalties());
        json.put("risks", book.risks());
        json.put("quality", model == null ? null : model.quality());
        json.put(
                "segments",
                book.segments().entrySet().stream()
                        .map(count -> Map.of(
                                "en", count.getKey().english(),
                                "zh", count.getKey().chinese(),
                                "customers", count.getValue()))
                        .toList());
        json.put("first", first);
        return json;
    }

    static Map<String, Object> json(Customer customer, List<String> latest) {
        return Map.of("customer", customer, "tickets", latest);
    }

    private static String row(String name, Object value) {
        return String.format(Locale.ROOT, "  %-18s %s", name, value);
    }
}
