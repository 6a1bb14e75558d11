package dev.deskpulse.plugin.settings;

import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. A value that cannot be read becomes a {@link Problem} with its line, and
 * reading goes on with the default, so that all problems are told at once. {@code ${NAME}} in a value is replaced from
 * the environment.
 */
final class Section {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    /** Replaced in messages; shorter values stand in other words, too. */
    private static final int SHORTEST_SECRET = 4;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Section> children = new ArrayList<>();
    private final Map<String, String> environment;
    private final Map<String, String> expanded = new LinkedHashMap<>();
    private final List<Problem> problems;

    Section(String path, @Nullable Node node, int line, Map<String, String> environment, List<Problem> problems) {
        this.path = path;
        this.line = line;
        this.environment = environment;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (node != null && !isEmpty(node)) {
            problems.add(new Problem(
                    lineOf(node), path, new Words("expected settings below this key, one a line", "此项之下应为设置，每行一项")));
        }
    }

    private void take(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (values.put(key, entry.getValueNode()) != null) {
            problems.add(new Problem(lineOf(entry.getKeyNode()), name(key), new Words("is given twice", "重复给出")));
        }
        lines.put(key, lineOf(entry.getKeyNode()));
    }

    boolean has(String key) {
        Node node = values.get(key);
        return node != null && !isEmpty(node);
    }

    Section section(String key) {
        read.add(key);
        Section child = new Section(name(key), values.get(key), lines.getOrDefault(key, line), environment, problems);
        children.add(child);
        return child;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A value before anything in it is replaced. */
    Optional<String> written(String key) {
        return values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    Optional<String> text(String key) {
        read.add(key);
        Node node = values.get(key);
        if (node == null || isEmpty(node)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(substitute(key, scalar.getValue())).filter(value -> !value.isBlank());
        }
        problem(key, new Words("expected one value, not a list or further keys", "应为单个值，而不是列表或下级设置"));
        return Optional.empty();
    }

    String requiredText(String key, String mend) {
        return text(key).orElseGet(() -> {
            if (!values.containsKey(key)) {
                problem(key, new Words("is missing; " + mend, "缺少此设置（" + mend + "）"));
            } else if (isEmpty(values.get(key))) {
                problem(key, new Words("is empty; " + mend, "此设置为空（" + mend + "）"));
            }
            return "";
        });
    }

    int number(String key, int orElse, int least, int most) {
        return parsed(key, "a whole number from " + least + " to " + most, value -> {
                    int number = Integer.parseInt(value);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                })
                .orElse(orElse);
    }

    /** A number from 0 to 1. */
    double share(String key, double orElse) {
        return parsed(key, "a number from 0 to 1, such as 0.25", value -> {
                    double share = Double.parseDouble(value);
                    if (!(share >= 0 && share <= 1)) {
                        throw new IllegalArgumentException();
                    }
                    return share;
                })
                .orElse(orElse);
    }

    /** Any number. */
    Optional<Double> amount(String key) {
        return parsed(key, "a number such as 0.9 or 3600", value -> {
            double amount = Double.parseDouble(value);
            if (!Double.isFinite(amount)) {
                throw new IllegalArgumentException();
            }
            return amount;
        });
    }

    boolean flag(String key, boolean orElse) {
        return parsed(key, "true or false", value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> true;
                    case "false", "no", "off" -> false;
                    default -> throw new IllegalArgumentException();
                })
                .orElse(orElse);
    }

    Duration duration(String key, Duration orElse) {
        return parsed(key, "a duration such as 30s, 10m, 8h or 7d", Section::durationOf)
                .orElse(orElse);
    }

    private static Duration durationOf(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    ZoneId zone(String key, ZoneId orElse) {
        return parsed(key, "a time zone such as Asia/Shanghai or UTC", ZoneId::of)
                .orElse(orElse);
    }

    Optional<URI> webAddress(String key) {
        return parsed(key, "a web address such as https://example.atlassian.net", value -> {
            URI uri = URI.create(value);
            if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
                throw new IllegalArgumentException();
            }
            return uri;
        });
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        String choices = Arrays.stream(type.getEnumConstants()).map(Wire::name).collect(Collectors.joining(", "));
        return parsed(key, "one of " + choices, value -> choiceOf(type, value));
    }

    static <E extends Enum<E>> E choiceOf(Class<E> type, String value) {
        return Enum.valueOf(type, value.trim().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Reads a value with the given reader, whose exceptions say that the value is not what was expected. */
    <T> Optional<T> parsed(String key, String expected, Function<String, T> reader) {
        return text(key).flatMap(value -> {
            try {
                return Optional.of(reader.apply(value.trim()));
            } catch (IllegalArgumentException | DateTimeException e) {
                problem(key, new Words("'" + value + "' is not " + expected, "“" + value + "”不符合要求（" + expected + "）"));
                return Optional.empty();
            }
        });
    }

    List<String> texts(String key) {
        read.add(key);
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(item -> substitute(key, ((ScalarNode) item).getValue()))
                    .toList();
        }
        return text(key)
                .map(value -> Arrays.stream(value.split(",")).map(String::trim).toList())
                .orElse(List.of());
    }

    /** The keys that are there: for sections whose keys the admin chooses. */
    Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** All keys of this section with the settings below them: for sections whose keys the admin chooses. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        values.keySet().forEach(key -> sections.put(key, section(key)));
        return sections;
    }

    /** The settings of each entry of a list. */
    List<Section> items(String key) {
        read.add(key);
        Node node = values.get(key);
        if (node == null || isEmpty(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem(key, new Words("expected a list: each entry on a line that begins with -", "应为列表：每项一行，以 - 开头"));
            return List.of();
        }
        List<Section> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            String place = name(key) + "[" + items.size() + "]";
            items.add(new Section(place, item, lineOf(item), environment, problems));
        }
        children.addAll(items);
        return items;
    }

    /** All keys of this section with their values as texts: for sections whose keys the admin chooses. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        values.keySet().forEach(key -> text(key).ifPresent(value -> entries.put(key, value)));
        return entries;
    }

    void problem(String key, String message) {
        problems.add(new Problem(lines.getOrDefault(key, line), name(key), unexpanded(message)));
    }

    private void problem(String key, Words words) {
        Words written = new Words(unexpanded(words.en()), unexpanded(words.zh()));
        problems.add(new Problem(lines.getOrDefault(key, line), name(key), written));
    }

    /** A problem of the section as a whole. */
    void problem(String message) {
        problems.add(new Problem(line, path, unexpanded(message)));
    }

    /** With variables' names again where a message quotes their values: a quote left open swallows the token below it. */
    private String unexpanded(String message) {
        String written = message;
        for (Map.Entry<String, String> variable : expanded.entrySet()) {
            written = written.replace(variable.getValue(), "${" + variable.getKey() + "}");
        }
        return written;
    }

    /** Tells every key that nothing has asked for, with the nearest one that exists. */
    void refuseUnknownKeys() {
        children.forEach(Section::refuseUnknownKeys);
        values.keySet().stream().filter(key -> !read.contains(key)).forEach(key -> problem(key, unknown(key)));
    }

    private Words unknown(String key) {
        return read.stream()
                .filter(known -> distance(key, known) <= 2)
                .findFirst()
                .map(known ->
                        new Words("is not a setting; did you mean '" + known + "'?", "没有此设置；您是指“" + known + "”吗？"))
                .orElseGet(() -> new Words(
                        "is not a setting; the settings here are " + String.join(", ", read),
                        "没有此设置；此处可用的设置有 " + String.join("、", read)));
    }

    private String substitute(String key, String value) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            String replacement = environment.get(match.group(1));
            if (replacement == null) {
                problem(
                        key,
                        new Words(
                                "the environment variable " + match.group(1) + " is not set",
                                "环境变量 " + match.group(1) + " 未设置"));
                return "";
            }
            if (replacement.length() >= SHORTEST_SECRET) {
                expanded.put(match.group(1), replacement);
            }
            return Matcher.quoteReplacement(replacement);
        });
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isEmpty(@Nullable Node node) {
        return node == null
                || Tag.NULL.equals(node.getTag())
                || (node instanceof ScalarNode scalar && scalar.getValue().isBlank());
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** Levenshtein's edit distance, for near misses of a few letters. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
