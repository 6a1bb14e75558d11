package dev.deskpulse.plugin.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of a settings file in which single values are changed where they stand. Comments, order and everything else
 * stay as the admin wrote them.
 */
final class SettingsText {
    private static final int MOST_STEPS = 200;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_/][\\p{L}\\p{N}_./@+: -]*");
    private static final Pattern NO_WORD = Pattern.compile("(?i)null|.*:|.* |.*: .*");

    private final String text;

    private SettingsText(String text) {
        this.text = text;
    }

    /**
     * The text that says what is wanted, changed in as few places as it takes.
     *
     * @param wanted everything that the file is to say, as a {@link SettingsTree}
     * @throws IllegalArgumentException where the text is written so that it cannot be changed without a person
     */
    static String saying(Map<String, Object> wanted, String text) {
        String now = text;
        try {
            for (int step = 0; step < MOST_STEPS; step++) {
                Node root = new Yaml(new LoaderOptions()).compose(new StringReader(now));
                Optional<String> next = new SettingsText(now).towards(root, wanted);
                if (next.isEmpty()) {
                    return now;
                }
                now = next.get();
            }
        } catch (YAMLException e) {
            throw byHand();
        }
        throw byHand();
    }

    private static IllegalArgumentException byHand() {
        return new IllegalArgumentException(
                "the settings file is written in a way that only a person can change here; change this in the file");
    }

    /** One step nearer; empty where nothing is left to do. */
    private Optional<String> towards(@Nullable Node root, Map<String, Object> wanted) {
        if (root instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return towards(mapping, wanted);
        }
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + blocks(wanted));
    }

    private static String blocks(Map<String, Object> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private Optional<String> towards(MappingNode mapping, Map<String, Object> wanted) {
        List<NodeTuple> entries = mapping.getValue();
        for (int i = 0; i < entries.size(); i++) {
            Object now = SettingsTree.of(entries.get(i).getValueNode());
            Object then = wanted.get(SettingsTree.keyOf(entries.get(i)));
            if (!Objects.equals(now, then)) {
                return Optional.of(then == null ? without(mapping, i) : changed(entries.get(i), now, then));
            }
        }
        return wanted.entrySet().stream()
                .filter(entry -> entries.stream()
                        .noneMatch(present -> SettingsTree.keyOf(present).equals(entry.getKey())))
                .findFirst()
                .map(entry -> added(mapping, entry.getKey(), entry.getValue()));
    }

    private String changed(NodeTuple entry, @Nullable Object now, Object then) {
        Node node = entry.getValueNode();
        if (now == null) {
            int from = afterColon(entry);
            boolean written = end(node) > place(node.getStartMark());
            return replaced(from, written ? end(node) : from, " " + flow(then));
        }
        if (node instanceof MappingNode mapping && then instanceof Map) {
            return towards(mapping, SettingsTree.map(then)).orElseThrow(SettingsText::byHand);
        }
        if (isBlock(node) && node instanceof SequenceNode list && then instanceof List<?> items) {
            return towards(list, items);
        }
        return isBlock(node)
                ? replaced(afterColon(entry), end(lastLeaf(node)), " " + flow(then))
                : replaced(place(node.getStartMark()), end(node), flow(then));
    }

    /** What a list begins and ends with stays; in between items are changed, taken away or put in. */
    private String towards(SequenceNode list, List<?> wanted) {
        List<Node> items = list.getValue();
        List<Object> now = new ArrayList<>(Objects.requireNonNull((List<?>) SettingsTree.of(list)));
        int alike = 0;
        while (alike < Math.min(now.size(), wanted.size()) && now.get(alike).equals(wanted.get(alike))) {
            alike++;
        }
        int behind = 0;
        while (behind < Math.min(now.size(), wanted.size()) - alike
                && now.get(now.size() - 1 - behind).equals(wanted.get(wanted.size() - 1 - behind))) {
            behind++;
        }
        if (now.size() - behind == alike) {
            return inserted(list, alike, wanted.get(alike));
        }
        Node item = items.get(alike);
        if (wanted.size() - behind == alike) {
            return withoutLines(place(item.getStartMark()), end(lastLeaf(item)));
        }
        if (item instanceof MappingNode mapping && wanted.get(alike) instanceof Map) {
            return towards(mapping, SettingsTree.map(wanted.get(alike))).orElseThrow(SettingsText::byHand);
        }
        return replaced(place(item.getStartMark()), end(lastLeaf(item)), flow(wanted.get(alike)));
    }

    private String inserted(SequenceNode list, int before, @Nullable Object item) {
        String line = " ".repeat(list.getStartMark().getColumn()) + "- " + flow(item);
        return before == 0
                ? replaced(lineStart(place(list.getStartMark())), lineStart(place(list.getStartMark())), line + "\n")
                : behindLine(end(lastLeaf(list.getValue().get(before - 1))), line);
    }

    private String added(MappingNode mapping, String key, Object value) {
        List<NodeTuple> entries = mapping.getValue();
        Node last = lastLeaf(entries.get(entries.size() - 1));
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return replaced(end(last), end(last), ", " + entry(key, value));
        }
        int indent = entries.get(0).getKeyNode().getStartMark().getColumn();
        return behindLine(end(last), " ".repeat(indent) + entry(key, value));
    }

    private String without(MappingNode mapping, int i) {
        List<NodeTuple> entries = mapping.getValue();
        int from = place(entries.get(i).getKeyNode().getStartMark());
        int to = end(lastLeaf(entries.get(i)));
        boolean flow = mapping.getFlowStyle() == FlowStyle.FLOW;
        if (!flow && text.substring(lineStart(from), from).isBlank()) {
            return withoutLines(from, to);
        }
        if (i + 1 < entries.size()) {
            return replaced(from, place(entries.get(i + 1).getKeyNode().getStartMark()), "");
        }
        return i == 0 ? replaced(from, to, "") : replaced(end(lastLeaf(entries.get(i - 1))), to, "");
    }

    private String withoutLines(int from, int to) {
        int lineEnd = text.indexOf('\n', to);
        return replaced(lineStart(from), lineEnd < 0 ? text.length() : lineEnd + 1, "");
    }

    private String behindLine(int place, String line) {
        int lineEnd = text.indexOf('\n', place);
        int at = lineEnd < 0 ? text.length() : lineEnd;
        return replaced(at, at, "\n" + line);
    }

    private static Node lastLeaf(NodeTuple entry) {
        return SettingsTree.of(entry.getValueNode()) == null && !(entry.getValueNode() instanceof CollectionNode)
                ? entry.getKeyNode()
                : lastLeaf(entry.getValueNode());
    }

    /** The end mark of a block itself is behind the comments that follow it. */
    private static Node lastLeaf(Node node) {
        if (!isBlock(node)) {
            return node;
        }
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return lastLeaf(mapping.getValue().get(mapping.getValue().size() - 1));
        }
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return lastLeaf(list.getValue().get(list.getValue().size() - 1));
        }
        return node;
    }

    private static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW;
    }

    private static String entry(String key, Object value) {
        return scalar(key) + ": " + flow(value);
    }

    private static String flow(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return SettingsTree.map(map).entrySet().stream()
                    .map(entry -> entry(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SettingsText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(String.valueOf(value));
    }

    /** A word as it is; anything that YAML could take for more in quotes. */
    private static String scalar(String value) {
        if (WORD.matcher(value).matches() && !NO_WORD.matcher(value).matches()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append((char) letter);
            } else if (Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT) {
                quoted.append("\\u%04x".formatted(letter));
            } else {
                quoted.append((char) letter);
            }
        });
        return quoted.append('"').toString();
    }

    private int afterColon(NodeTuple entry) {
        return text.indexOf(':', end(entry.getKeyNode())) + 1;
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private String replaced(int from, int to, String by) {
        return text.substring(0, from) + by + text.substring(to);
    }

    private int end(Node node) {
        return place(node.getEndMark());
    }

    /** Marks count code points. */
    private int place(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
