package dev.deskpulse.scheduler.customer;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What customers are parted by, with what sets a segment apart that is high or low in it. Skewed counts as logarithms. */
enum SegmentFeature {
    SILENT("long silent", "久未联系", "here lately", "近期联系", facts -> Math.log1p(facts.silentDays())),
    OFTEN("comes often", "联系频繁", "comes seldom", "很少联系", facts -> Math.log1p((double) facts.yearActivities())),
    KNOWN("known for long", "老客户", "known for a short time", "新近客户", facts -> Math.log1p(facts.knownDays())),
    UNHAPPY(
            "unhappy",
            "常有不满",
            "content",
            "较少不满",
            facts -> share(facts, facts.settled().negative())),
    COMPLAINS(
            "complains",
            "多投诉",
            "hardly complains",
            "少投诉",
            facts -> share(facts, facts.settled().complaints())),
    WAITS("waits long", "等待久", "served fast", "解决快", SegmentFeature::waits),
    SPENDS("spends much", "消费高", "spends little", "消费低", facts -> Math.log1p(Math.max(0, facts.amount())));

    /** In the order of a point's coordinates. */
    static final List<SegmentFeature> ALL = List.of(values());

    @SuppressWarnings("ImmutableEnumChecker") // only ever a List.of
    private final List<String> words;

    @SuppressWarnings("ImmutableEnumChecker") // a method of the facts
    private final ToDoubleFunction<CustomerFacts> value;

    SegmentFeature(
            String highEnglish,
            String highChinese,
            String lowEnglish,
            String lowChinese,
            ToDoubleFunction<CustomerFacts> value) {
        this.words = List.of(highEnglish, highChinese, lowEnglish, lowChinese);
        this.value = value;
    }

    String english(boolean high) {
        return words.get(high ? 0 : 2);
    }

    String chinese(boolean high) {
        return words.get(high ? 1 : 3);
    }

    static double[] of(CustomerFacts facts) {
        return ALL.stream()
                .mapToDouble(feature -> feature.value.applyAsDouble(facts))
                .toArray();
    }

    private static double share(CustomerFacts facts, long part) {
        return (double) part / Math.max(1, facts.settled().tickets());
    }

    /** Where nothing was resolved, a day stands in. */
    private static double waits(CustomerFacts facts) {
        Double hours = facts.settled().resolutionHours();
        return Math.log1p(hours == null ? 24 : hours);
    }
}
