package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.FieldAdmin;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ticket fields that Deskpulse writes. Found on the site by name, so the names never change; the option values are
 * English, so that filters and automation rules work in every language of the site.
 */
public enum DeskpulseField {
    SENTIMENT(
            "sentiment",
            "Deskpulse Sentiment",
            "How the customer feels, judged by Deskpulse. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.SELECT,
            List.of("Negative", "Neutral", "Positive", "Unsure")),
    MOOD(
            "mood",
            "Deskpulse Mood",
            "How the customer's mood moved, judged by Deskpulse; Worsening is an early warning. Change it where it is"
                    + " wrong: your value stays.",
            FieldAdmin.Kind.SELECT,
            List.of("Worsening", "Steady", "Improving", "Recovered", "Mixed")),
    SENTIMENT_SCORE(
            "sentimentScore",
            "Deskpulse Sentiment Score",
            "From -1 (very negative) to 1 (very positive), judged by Deskpulse.",
            FieldAdmin.Kind.NUMBER,
            List.of()),
    KIND(
            "kind",
            "Deskpulse Kind",
            "What the customer wants, judged by Deskpulse. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.SELECT,
            List.of("Complaint", "Suggestion", "Praise", "Question", "Request", "Unsure")),
    PRIORITY(
            "priority",
            "Deskpulse Priority",
            "The priority that Deskpulse suggests. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.SELECT,
            List.of("Highest", "High", "Medium", "Low", "Lowest")),
    TOPIC(
            "topic",
            "Deskpulse Topic",
            "The common problem that the ticket is about, found by Deskpulse, under its present name. Empty where it is"
                    + " near none. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.TEXT,
            List.of()),
    CHURN_RISK(
            "churnRisk",
            "Deskpulse Churn Risk",
            "How likely the customer is to leave, judged by Deskpulse. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.SELECT,
            List.of("High", "Medium", "Low")),
    CUSTOMER_SEGMENT(
            "customerSegment",
            "Deskpulse Customer Segment",
            "How the customer behaves, found by Deskpulse. Change it where it is wrong: your value stays.",
            FieldAdmin.Kind.TEXT,
            List.of());

    private final String key;
    private final String fieldName;
    private final String description;
    private final FieldAdmin.Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // only ever a List.of
    private final List<String> options;

    DeskpulseField(String key, String fieldName, String description, FieldAdmin.Kind kind, List<String> options) {
        this.key = key;
        this.fieldName = fieldName;
        this.description = description;
        this.kind = kind;
        this.options = options;
    }

    /** In the settings. */
    public String key() {
        return key;
    }

    /** The field's name on the site. */
    public String fieldName() {
        return fieldName;
    }

    /** What the site shows as the field's description. */
    public String description() {
        return description;
    }

    public FieldAdmin.Kind kind() {
        return kind;
    }

    /** The choices, in order; empty where the field is no choice. */
    public List<String> options() {
        return options;
    }

    /** Whether it tells of the customer and not of the ticket: written only where the admin wants it, into open tickets. */
    public boolean ofCustomer() {
        return this == CHURN_RISK || this == CUSTOMER_SEGMENT;
    }

    /** Those that are written. */
    public static Set<DeskpulseField> written(boolean ofCustomers) {
        return Arrays.stream(values())
                .filter(field -> ofCustomers || !field.ofCustomer())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeskpulseField.class)));
    }

    /** The names of all of them. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(DeskpulseField::fieldName).collect(Collectors.toUnmodifiableSet());
    }
}
