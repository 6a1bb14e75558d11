package dev.deskpulse.connector.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.fixtures.hostile.Fragments;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts and documents as somebody who means harm would write them. */
public final class Hostile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int WIDEST = 4;
    private static final int PIECES = 12;

    private Hostile() {}

    /** Any text; now and then one of pieces that have broken parsers. */
    public static Arbitrary<String> text(List<String> more) {
        List<String> pieces =
                Stream.concat(Fragments.TEXT.stream(), more.stream()).toList();
        Arbitrary<String> joined =
                Arbitraries.of(pieces).list().ofMaxSize(PIECES).map(some -> String.join("", some));
        return Arbitraries.frequencyOf(
                Tuple.of(3, joined), Tuple.of(1, Arbitraries.strings().ofMaxLength(200)));
    }

    /** Any JSON whose objects use these names. */
    public static Arbitrary<JsonNode> json(List<String> names, List<String> texts, int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                text(texts).map(JSON::textNode),
                Arbitraries.of(texts.isEmpty() ? List.of("x") : texts).map(JSON::textNode),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> json(names, texts, depth - 1));
        Arbitrary<JsonNode> array =
                inner.list().ofMaxSize(WIDEST).map(items -> JSON.arrayNode().addAll(items));
        Arbitrary<JsonNode> object = Arbitraries.maps(Arbitraries.of(names), inner)
                .ofMaxSize(2 * WIDEST)
                .map(fields -> {
                    ObjectNode node = JSON.objectNode();
                    fields.forEach(node::set);
                    return node;
                });
        return Arbitraries.frequencyOf(Tuple.of(2, object), Tuple.of(1, array), Tuple.of(1, leaf));
    }
}
