package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads any field value as the text a person would see, whichever of Jira's many shapes it has. */
final class ValueText {
    /** More than any field of Jira holds; what exceeds it was not typed by a person. */
    private static final int LONGEST = 1_000_000;

    /** Where an object keeps what people read, the most telling first. */
    private static final List<String> TELLING =
            List.of("value", "displayName", "name", "label", "title", "text", "key", "accountId", "id");

    private final Function<JsonNode, String> markup;

    /** @param markup turns the site's rich text (ADF, or wiki markup in a text node) into plain text */
    ValueText(Function<JsonNode, String> markup) {
        this.markup = markup;
    }

    /** The text, empty where there is no value or none that can be understood. */
    Optional<String> of(JsonNode value) {
        return plain(value).map(ValueText::bounded).filter(text -> !text.isBlank());
    }

    /** The text of a field that holds the site's rich text. */
    Optional<String> ofMarkup(JsonNode value) {
        return value.isTextual() || isDocument(value)
                ? Optional.of(bounded(markup.apply(value))).filter(text -> !text.isBlank())
                : of(value);
    }

    private Optional<String> plain(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isTextual()) {
            return Optional.of(value.textValue().strip());
        }
        if (value.isNumber()) {
            return Optional.of(number(value));
        }
        if (value.isArray()) {
            return joined(value);
        }
        return value.isObject() ? ofObject(value) : Optional.of(value.asText());
    }

    private Optional<String> joined(JsonNode array) {
        String all = StreamSupport.stream(array.spliterator(), false)
                .map(this::plain)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private Optional<String> ofObject(JsonNode object) {
        if (isDocument(object)) {
            return Optional.of(markup.apply(object));
        }
        if (object.path("requestType").isObject()) {
            return plain(object.path("requestType").path("name"));
        }
        Optional<String> first = TELLING.stream()
                .map(object::path)
                .filter(JsonNode::isValueNode)
                .map(this::plain)
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst();
        // A cascading choice: the second step lies in the first.
        Optional<String> child = object.path("child").isObject() ? ofObject(object.path("child")) : Optional.empty();
        return first.map(text -> child.map(second -> text + " / " + second).orElse(text));
    }

    private static String number(JsonNode value) {
        // Jira gives every number as a float; an order number 4711 is not "4711.0". A hostile exponent stays one.
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            return value.asText();
        }
        BigDecimal exact = value.decimalValue().stripTrailingZeros();
        return Math.abs((long) exact.scale()) > 30 ? exact.toString() : exact.toPlainString();
    }

    private static boolean isDocument(JsonNode value) {
        return value.path("type").asText().equals("doc")
                && value.path("content").isArray();
    }

    /** Cut where it is too long to be anyone's words. */
    static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
