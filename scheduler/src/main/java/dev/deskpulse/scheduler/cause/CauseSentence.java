package dev.deskpulse.scheduler.cause;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why something is suspected, in one sentence of each language. Holds no moment of its own. */
final class CauseSentence {
    private CauseSentence() {}

    static Map<String, String> of(Suspects.Near near, @Nullable LocalDate before) {
        Candidate candidate = near.candidate();
        LocalDate from = candidate.event().from();
        boolean same = near.overlap() == Candidate.Overlap.SAME;
        List<String> english = new ArrayList<>();
        english.add("began on " + from + ", " + english(near.daysBefore()));
        english.add("so near by chance alone: " + percent(near.chance()));
        List<String> chinese = new ArrayList<>();
        chinese.add(from + " 开始，" + chinese(near.daysBefore()));
        chinese.add("偶然如此接近的可能性 " + percent(near.chance()));
        if (same) {
            english.add("touches the same tickets' "
                    + String.join(", ", candidate.event().slice().keySet()));
            chinese.add("涉及相同的范围");
        }
        if (before != null) {
            english.add("confirmed before, for a finding of " + before);
            chinese.add("曾在 " + before + " 的发现中被确认");
        }
        return Map.of("en", String.join("; ", english), "zh", String.join("；", chinese));
    }

    private static String english(long daysBefore) {
        if (daysBefore == 0) {
            return "the same day";
        }
        String days = Math.abs(daysBefore) == 1 ? "1 day" : Math.abs(daysBefore) + " days";
        return days + (daysBefore > 0 ? " before" : " after");
    }

    private static String chinese(long daysBefore) {
        if (daysBefore == 0) {
            return "同一天";
        }
        return (daysBefore > 0 ? "早 " : "晚 ") + Math.abs(daysBefore) + " 天";
    }

    private static String percent(double chance) {
        return chance < 0.01 ? "< 1 %" : String.format(Locale.ROOT, "%.0f %%", 100 * chance);
    }
}
