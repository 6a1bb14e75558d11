package dev.deskpulse.connector.file;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a column of a file can mean for a ticket. In settings each goes by its name in lower case, with or without
 * hyphens: {@code order-number}, {@code orderNumber}.
 */
public enum TicketColumn {
    /** The channel's own unchanging id; where there is none, the key, and where that is missing too, the content. */
    ID,
    KEY,
    TYPE,
    SUMMARY,
    DESCRIPTION,
    CREATED,
    UPDATED,
    RESOLVED,
    STATUS,
    RESOLUTION,
    PRIORITY,
    LABELS,
    CUSTOMER,
    ORGANISATION,
    AGENT,
    CHANNEL,
    PRODUCT,
    REGION,
    ORDER_NUMBER,
    ORDER_CREATED,
    ORDER_CONFIRMED,
    ORDER_SHIPPED,
    ORDER_COMPLETED,
    /** 1 to 5. */
    RATING,
    RATING_COMMENT,
    /** 0 to 10. */
    NPS,
    /**
     * A JSON array of objects with {@code text}, {@code at}, {@code author}, {@code role} (customer, agent or
     * automation) and {@code public}; any other text is one message of the customer's.
     */
    MESSAGES;

    /** The column that a setting's name means. */
    public static Optional<TicketColumn> named(String name) {
        String plain = plain(name);
        return Arrays.stream(values())
                .filter(column -> plain(column.name()).equals(plain))
                .findFirst();
    }

    /** The name in settings and messages. */
    public String settingName() {
        return Wire.name(this);
    }

    static String allNames() {
        return Arrays.stream(values()).map(TicketColumn::settingName).collect(Collectors.joining(", "));
    }

    private static String plain(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }
}
