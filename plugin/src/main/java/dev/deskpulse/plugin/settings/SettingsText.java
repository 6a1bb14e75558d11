package dev.deskpulse.plugin.settings;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of a settings file in which single values are changed where they stand. Comments, order and everything else
 * stay as the admin wrote them.
 */
final class SettingsText {
    private SettingsText() {}

    /**
     * The text with one value changed, or added behind its neighbours.
     *
     * @param path the keys from the outermost in; plain words that need no quotes
     * @param value a plain scalar that needs no quotes
     * @throws IllegalArgumentException where something else than settings stands on the way
     */
    static String with(String text, List<String> path, String value) {
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        if (node == null) {
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block(path, value, 0) + "\n";
        }
        for (int depth = 0; depth < path.size(); depth++) {
            MappingNode mapping = mapping(node, path.subList(0, depth));
            Node next = valueOf(mapping, path.get(depth));
            if (next == null) {
                return added(text, mapping, path.subList(depth, path.size()), value);
            }
            if (isEmpty(next)) {
                return filled(text, next, path.subList(depth + 1, path.size()), value);
            }
            node = next;
        }
        if (!(node instanceof ScalarNode)) {
            throw new IllegalArgumentException(String.join(".", path) + " is no single value; change it in the file");
        }
        return replaced(text, node.getStartMark(), node.getEndMark(), value);
    }

    private static MappingNode mapping(Node node, List<String> path) {
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return mapping;
        }
        throw new IllegalArgumentException(
                String.join(".", path) + " holds no settings that can be added to; change it in the file");
    }

    private static @Nullable Node valueOf(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof ScalarNode scalar && scalar.getValue().isEmpty())
                || (node instanceof MappingNode mapping && mapping.getValue().isEmpty());
    }

    /** Behind the key of an empty value. */
    private static String filled(String text, Node empty, List<String> rest, String value) {
        String flow = rest.isEmpty() ? value : "{" + flow(rest, value) + "}";
        boolean braces = empty instanceof MappingNode;
        return replaced(
                text,
                empty.getStartMark(),
                braces ? empty.getEndMark() : empty.getStartMark(),
                braces ? flow : " " + flow);
    }

    private static String added(String text, MappingNode mapping, List<String> rest, String value) {
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int end = place(text, last(mapping).getEndMark());
            return text.substring(0, end) + ", " + flow(rest, value) + text.substring(end);
        }
        int lineEnd = text.indexOf('\n', place(text, lastLeaf(mapping).getEndMark()));
        int at = lineEnd < 0 ? text.length() : lineEnd;
        int indent = mapping.getValue().get(0).getKeyNode().getStartMark().getColumn();
        return text.substring(0, at) + "\n" + block(rest, value, indent) + text.substring(at);
    }

    /** The end mark of a block itself is behind the comments that follow it. */
    private static Node lastLeaf(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW) {
            return node;
        }
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return lastLeaf(last(mapping));
        }
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return lastLeaf(list.getValue().get(list.getValue().size() - 1));
        }
        return node;
    }

    private static Node last(MappingNode mapping) {
        return mapping.getValue().get(mapping.getValue().size() - 1).getValueNode();
    }

    private static String block(List<String> path, String value, int indent) {
        String rest = path.size() == 1 ? value : "{" + flow(path.subList(1, path.size()), value) + "}";
        return " ".repeat(indent) + path.get(0) + ": " + rest;
    }

    private static String flow(List<String> path, String value) {
        return block(path, value, 0);
    }

    private static String replaced(String text, Mark from, Mark to, String value) {
        return text.substring(0, place(text, from)) + value + text.substring(place(text, to));
    }

    /** Marks count code points. */
    private static int place(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
