package dev.deskpulse.scheduler.customer;

import dev.deskpulse.scheduler.driver.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What churn risk is told from. All of it is known at the moment that the facts are of. */
public enum RiskFeature {
    SILENT_DAYS("days since the last contact or order", "距上次联系或下单的天数", CustomerFacts::silentDays),
    KNOWN_DAYS("days since the first one", "距首次的天数", CustomerFacts::knownDays),
    ACTIVITIES("contacts and orders in a year", "一年内的联系与订单数", facts -> (double) facts.yearActivities()),
    MONTHS("months of the year with one", "一年内有往来的月份数", facts -> (double) facts.months()),
    SILENT_FOR_THEM("silence against their usual gap", "沉默时长与其平常间隔之比", RiskFeature::silentForThem),
    ORDERS("orders in a year", "一年内的订单数", facts -> (double) facts.yearOrders()),
    AMOUNT("spent in a year", "一年内的消费额", CustomerFacts::amount),
    UNHAPPY(
            "share of unhappy tickets",
            "不满工单的比例",
            facts -> share(facts, facts.settled().negative())),
    COMPLAINTS(
            "share of complaints",
            "投诉的比例",
            facts -> share(facts, facts.settled().complaints())),
    REOPENED("share reopened", "重新打开的比例", facts -> share(facts, facts.settled().reopened())),
    MISSED_GOALS("tickets with a missed goal", "未达 SLA 的工单数", facts ->
            (double) facts.settled().missed()),
    RESOLUTION_HOURS(
            "hours until resolved", "解决用时（小时）", facts -> facts.settled().resolutionHours()),
    CSAT("satisfaction, 1 to 5", "满意度（1 至 5）", facts -> facts.ratings().csat()),
    NPS("recommendation, 0 to 10", "推荐意愿（0 至 10）", facts -> facts.ratings().nps());

    private final String english;
    private final String chinese;

    @SuppressWarnings("ImmutableEnumChecker") // a method of the facts
    private final Function<CustomerFacts, @Nullable Double> value;

    RiskFeature(String english, String chinese, Function<CustomerFacts, @Nullable Double> value) {
        this.english = english;
        this.chinese = chinese;
        this.value = value;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    /** Null where it is not known. */
    @Nullable
    Double of(CustomerFacts facts) {
        return value.apply(facts);
    }

    /** By the name under which a column has it. */
    static Optional<RiskFeature> named(String name) {
        return Arrays.stream(values())
                .filter(feature -> feature.name().equals(name))
                .findFirst();
    }

    /** One column each, in this order. */
    static List<Column> columns(List<CustomerFacts> customers) {
        List<Column> columns = new ArrayList<>();
        for (RiskFeature feature : values()) {
            List<@Nullable Double> numbers = new ArrayList<>();
            customers.forEach(facts -> numbers.add(feature.of(facts)));
            columns.add(new Column.Numbers(feature.name(), numbers));
        }
        return columns;
    }

    private static @Nullable Double share(CustomerFacts facts, long part) {
        long whole = facts.settled().tickets();
        return whole == 0 ? null : (double) part / whole;
    }

    /** Null with one activity alone, which has no gap. */
    private static @Nullable Double silentForThem(CustomerFacts facts) {
        double between = facts.knownDays() - facts.silentDays();
        return facts.activities() < 2 || between < 1 ? null : facts.silentDays() / (between / (facts.activities() - 1));
    }
}
