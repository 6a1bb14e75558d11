package dev.deskpulse.plugin.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a settings file says, without how it is written: maps, lists and texts as they stand, variables not replaced. What
 * is empty is left out, since the settings take it for not given.
 */
final class SettingsTree {
    private SettingsTree() {}

    /** One value that differs; null where it is not given. Lists differ as a whole. */
    record Difference(
            List<String> path,
            @Nullable Object before,
            @Nullable Object after) {
        String key() {
            return String.join(".", path);
        }
    }

    static Map<String, Object> of(String text) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        return root == null ? Map.of() : map(of(root));
    }

    /** The plain value of a node; null where it is empty. */
    static @Nullable Object of(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                Object value = of(entry.getValueNode());
                if (value != null) {
                    values.put(keyOf(entry), value);
                }
            }
            return values.isEmpty() ? null : values;
        }
        if (node instanceof SequenceNode list) {
            List<Object> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(Objects.requireNonNullElse(of(item), "")));
            return items.isEmpty() ? null : items;
        }
        boolean empty =
                Tag.NULL.equals(node.getTag()) || ((ScalarNode) node).getValue().isBlank();
        return empty ? null : ((ScalarNode) node).getValue();
    }

    static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    /** A value as it came over the wire, in the form of this tree. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, one) -> {
                Object plain = plain(one);
                if (plain != null) {
                    values.put(String.valueOf(key), plain);
                }
            });
            return values.isEmpty() ? null : values;
        }
        if (value instanceof Collection<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(Objects.requireNonNullElse(plain(item), "")));
            return items.isEmpty() ? null : items;
        }
        String text = value == null ? "" : String.valueOf(value);
        return text.isBlank() ? null : text;
    }

    /** The value at a place; null where there is none. */
    static @Nullable Object at(Map<String, Object> tree, List<String> path) {
        Object value = tree;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** The tree with another value at a place; null takes it away, and with it what then holds nothing else. */
    static Map<String, Object> with(Map<String, Object> tree, List<String> path, @Nullable Object value) {
        String key = path.get(0);
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        Object inner = value;
        if (path.size() > 1) {
            Map<String, Object> below = with(map(tree.get(key)), path.subList(1, path.size()), value);
            inner = below.isEmpty() ? null : below;
        }
        if (inner == null) {
            changed.remove(key);
        } else {
            changed.put(key, inner);
        }
        return changed;
    }

    /** A value with every key of this name left out. */
    static @Nullable Object without(String name, Object value) {
        if (value instanceof List<?> list) {
            return plain(list.stream().map(item -> without(name, item)).toList());
        }
        Map<String, Object> kept = new LinkedHashMap<>(map(value));
        kept.remove(name);
        return value instanceof Map ? plain(kept) : value;
    }

    static List<Difference> differences(Map<String, Object> before, Map<String, Object> after) {
        List<Difference> found = new ArrayList<>();
        differences(List.of(), before, after, found);
        return found;
    }

    private static void differences(
            List<String> path, Map<String, Object> before, Map<String, Object> after, List<Difference> found) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            Object old = before.get(key);
            Object now = after.get(key);
            List<String> place = new ArrayList<>(path);
            place.add(key);
            if (isBranch(old) && isBranch(now)) {
                differences(place, map(old), map(now), found);
            } else if (!Objects.equals(old, now)) {
                found.add(new Difference(List.copyOf(place), old, now));
            }
        }
    }

    /** What is given as a whole, or taken away so, is told key by key. */
    private static boolean isBranch(@Nullable Object value) {
        return value == null || value instanceof Map;
    }

    @SuppressWarnings("unchecked") // this class alone makes the maps
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
}
