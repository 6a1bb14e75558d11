package dev.deskpulse.scheduler.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Understands how others spell our labels. Numbers are read by the scale that the whole column spans. */
public final class LabelReader {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?\\d{1,2}(?:\\.\\d{1,3})?)\\s*(?:stars?|星级?|分|/\\s*(?:5|10))?");
    private static final Map<String, String> SENTIMENTS = spellings(
            "negative: neg bad unhappy dissatisfied angry 差评 负面 负向 负 消极 不满 不满意 差 负评 中差评 負面 差評",
            "neutral: neu none mixed 中性 中评 中立 一般 中 中評",
            "positive: pos good happy satisfied 好评 正面 正向 正 积极 满意 好 正评 積極 好評 滿意");
    private static final Map<String, String> KINDS = spellings(
            "complaint: complain complaints 投诉 抱怨 投訴",
            "suggestion: suggest suggestions idea 建议 意见 建議",
            "praise: compliment compliments thanks 表扬 感谢 好评 表揚 感謝",
            "question: questions inquiry enquiry query 咨询 提问 諮詢",
            "request: requests 请求 申请 诉求 請求 申請",
            "fault: bug bugs defect incident 故障 报障 缺陷");
    private static final Map<String, String> PRIORITIES =
            spellings("highest: urgent critical 最高 紧急", "high: 高", "medium: normal 中", "low: 低", "lowest: 最低");
    private static final Map<String, String> CHINESE_STARS =
            Map.of("一星", "1", "二星", "2", "两星", "2", "三星", "3", "四星", "4", "五星", "5");

    private final TextTask task;
    private final Set<String> given;
    private final double low;
    private final double high;

    private LabelReader(TextTask task, Set<String> given, double low, double high) {
        this.task = task;
        this.given = Set.copyOf(given);
        this.low = low;
        this.high = high;
    }

    /**
     * @param given all labels that the tagger may give
     * @param cells all that the column holds, each at least once
     */
    public static LabelReader of(TextTask task, Set<String> given, Collection<String> cells) {
        double[] numbers = cells.stream()
                .map(LabelReader::tidy)
                .flatMapToDouble(LabelReader::number)
                .toArray();
        double least = Arrays.stream(numbers).min().orElse(0);
        double most = Arrays.stream(numbers).max().orElse(0);
        return new LabelReader(task, given, low(least, most), high(least, most));
    }

    /** A lone 1 is the usual sign of "yes"; scales without 0 begin at 1. */
    private static double low(double least, double most) {
        return least < 0 ? -Math.max(-least, most) : least == 0 || most <= 1 ? 0 : 1;
    }

    private static double high(double least, double most) {
        if (least < 0) {
            return Math.max(-least, most);
        }
        double[] usual = low(least, most) == 0 ? new double[] {1, 2, 4, 5, 10} : new double[] {2, 3, 5, 10};
        return Arrays.stream(usual).filter(end -> most <= end).findFirst().orElse(most);
    }

    /**
     * The labels that a cell names, ours where they are known, else as they stand, in lower case but for topics. Several only for kinds,
     * where a comma parts them.
     *
     * @return empty for an empty cell
     */
    public List<String> read(String cell) {
        List<String> labels = new ArrayList<>();
        for (String part : task == TextTask.KIND ? cell.split("[,，、;]", -1) : new String[] {cell}) {
            if (!part.isBlank()) {
                labels.add(task == TextTask.TOPIC ? topic(part.strip()) : label(tidy(part)));
            }
        }
        return labels;
    }

    private String label(String name) {
        return switch (task) {
            case SENTIMENT -> sentiment(name);
            case KIND -> ours(KINDS, name);
            case PRIORITY -> ours(PRIORITIES, name);
            case TOPIC -> name;
        };
    }

    private String ours(Map<String, String> spellings, String name) {
        String label = spellings.getOrDefault(name, name);
        return knows(label) ? label : name;
    }

    private String sentiment(String name) {
        return number(name)
                .mapToObj(number -> side(number - (low + high) / 2))
                .findFirst()
                .orElseGet(() -> SENTIMENTS.getOrDefault(name, name));
    }

    private static String side(double distance) {
        return distance < 0 ? "negative" : distance > 0 ? "positive" : "neutral";
    }

    /** Empty where the name is no number. */
    private static DoubleStream number(String name) {
        Matcher matcher = NUMBER.matcher(CHINESE_STARS.getOrDefault(name, name));
        return matcher.matches() ? DoubleStream.of(Double.parseDouble(matcher.group(1))) : DoubleStream.empty();
    }

    /** Topics are named by people: whatever the model was taught, in any case of letters. */
    private String topic(String name) {
        return given.stream()
                .filter(topic -> tidy(topic).equals(tidy(name)))
                .findFirst()
                .orElse(name);
    }

    /** Whether the tagger may give this label. */
    public boolean knows(String label) {
        return given.contains(label);
    }

    /** Which of the tagger's labels the column holds. */
    public Set<String> known(Collection<String> cells) {
        Set<String> known = new TreeSet<>();
        cells.forEach(cell -> known.addAll(read(cell)));
        known.retainAll(given);
        return known;
    }

    private static String tidy(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> spellings(String... lines) {
        Map<String, String> labels = new HashMap<>();
        for (String line : lines) {
            String label = line.substring(0, line.indexOf(':'));
            labels.put(label, label);
            for (String spelling : line.substring(line.indexOf(' ') + 1).split(" ", -1)) {
                labels.put(spelling, label);
            }
        }
        return Map.copyOf(labels);
    }
}
