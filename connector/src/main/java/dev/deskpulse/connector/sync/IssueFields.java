package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskpulse.connector.jira.JiraIssue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** One issue's fields, read so that a value that cannot be understood is left empty and noted, and nothing is lost. */
final class IssueFields {
    /** A whole number alone, or before words as in the choice "5 - very happy"; not the start of a longer number. */
    private static final Pattern LEADING_NUMBER =
            Pattern.compile("(-?\\d{1,4})(?:\\.0+)?(?![\\d.,]).*", Pattern.DOTALL);

    private final JiraIssue issue;
    private final ValueText texts;
    private final ZoneId zone;
    private final Function<String, String> label;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param zone in which dates without an offset are meant
     * @param label how a field is named in a problem
     */
    IssueFields(JiraIssue issue, ValueText texts, ZoneId zone, Function<String, String> label) {
        this.issue = issue;
        this.texts = texts;
        this.zone = zone;
        this.label = label;
    }

    List<String> problems() {
        return problems;
    }

    void problem(String fieldId, String what) {
        problems.add(label.apply(fieldId) + ": " + what);
    }

    /** A field's value; missing where the site gave none or null. */
    JsonNode value(String fieldId) {
        JsonNode value = issue.fields().get(fieldId);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    Optional<String> text(String fieldId) {
        JsonNode value = value(fieldId);
        Optional<String> text = texts.of(value);
        if (text.isEmpty() && value.isObject() && !value.isEmpty()) {
            problem(fieldId, "a shape that is not known");
        }
        return text;
    }

    Optional<String> markup(String fieldId) {
        return texts.ofMarkup(value(fieldId));
    }

    Optional<Instant> moment(String fieldId) {
        JsonNode value = value(fieldId);
        Optional<Instant> moment = Moments.of(value, zone);
        if (moment.isEmpty() && !isBlank(value)) {
            problem(fieldId, "not a date");
        }
        return moment;
    }

    /** A moment inside a service desk's value. */
    Optional<Instant> momentIn(JsonNode value) {
        return Moments.of(value, zone);
    }

    OptionalInt number(String fieldId, int least, int most) {
        return number(fieldId, value(fieldId), least, most);
    }

    /** A whole number from a number, a text or a choice that starts with one. */
    OptionalInt number(String fieldId, JsonNode value, int least, int most) {
        if (isBlank(value)) {
            return OptionalInt.empty();
        }
        Matcher number = LEADING_NUMBER.matcher(texts.of(value).orElse(""));
        if (number.matches()) {
            int read = Integer.parseInt(number.group(1));
            if (read >= least && read <= most) {
                return OptionalInt.of(read);
            }
        }
        problem(fieldId, "not a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    List<String> texts(String fieldId) {
        return StreamSupport.stream(value(fieldId).spliterator(), false)
                .map(texts::of)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isBlank());
    }
}
