package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.topic.TopicTag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the fields should hold, as text, and how Jira writes and reads it. Numbers have at most two decimals. */
final class FieldValues {
    private static final int LONGEST_TEXT = 254;

    private FieldValues() {}

    /** Null where the field is to be empty. */
    static @Nullable String wanted(DeskpulseField field, Wanted wanted) {
        TicketTags tags = wanted.tags();
        return switch (field) {
            case SENTIMENT -> titled(tags.sentiment().label());
            case MOOD -> mood(tags);
            case SENTIMENT_SCORE -> score(tags.sentiment());
            case KIND -> titled(tags.kind().kind());
            case PRIORITY -> priority(tags.priority().level());
            case TOPIC -> topic(wanted.topic());
            case CHURN_RISK -> customer(wanted, CustomerWishes.Standing::risk);
            case CUSTOMER_SEGMENT -> customer(wanted, CustomerWishes.Standing::segment);
        };
    }

    private static @Nullable String customer(Wanted wanted, Function<CustomerWishes.Standing, @Nullable String> of) {
        CustomerWishes.Standing customer = wanted.customer();
        return customer == null ? null : of.apply(customer);
    }

    private static @Nullable String priority(PrioritySuggestion.Level level) {
        return level == PrioritySuggestion.Level.UNSURE ? null : titled(level);
    }

    /** One line, since Jira's short texts have no more. */
    private static @Nullable String topic(@Nullable TopicTag topic) {
        if (topic == null || topic.name() == null) {
            return null;
        }
        String line = topic.name().strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_TEXT)))
                        .strip();
    }

    /** A mood that fell last and is negative now is worsening, whatever it did before: the early warning. */
    private static @Nullable String mood(TicketTags tags) {
        if (nothingUnderstood(tags.sentiment())) {
            return null;
        }
        Trajectory trajectory = tags.trajectory();
        return titled(trajectory.warning() ? Trajectory.Course.WORSENING : trajectory.course());
    }

    /** A text that nobody understood has no score; 0 would say that it is neutral. */
    private static @Nullable String score(Sentiment sentiment) {
        return nothingUnderstood(sentiment) ? null : number(BigDecimal.valueOf(sentiment.score()));
    }

    private static boolean nothingUnderstood(Sentiment sentiment) {
        return sentiment.label() == Sentiment.Label.UNSURE && sentiment.confidence() == 0;
    }

    private static String titled(Enum<?> constant) {
        String name = constant.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** @param writer knows how its site takes a choice */
    static JsonNode toJira(DeskpulseField field, @Nullable String value, IssueWriter writer) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        return switch (field.kind()) {
            case NUMBER -> nodes.numberNode(new BigDecimal(value));
            case TEXT -> nodes.textNode(value);
            case SELECT -> writer.choice(value);
        };
    }

    /** Null where the field is empty. */
    static @Nullable String fromJira(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        String text = value.isObject() ? value.path("value").asText("") : value.asText();
        return text.isBlank() ? null : text.strip();
    }

    /** Whether two texts are the same value: {@code 0.50} and {@code 0.5} are. */
    static boolean same(DeskpulseField field, @Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (field.kind() == FieldAdmin.Kind.NUMBER && isNumber(one) && isNumber(other)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }
        return one.equals(other);
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    }

    private static String number(BigDecimal value) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
