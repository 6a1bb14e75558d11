package dev.deskpulse.connector.sync;

import dev.deskpulse.ticket.StatusCategory;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the site's fields mean what. Each is a field's id or its name (a name that two fields share is refused);
 * null where the site has no such field, and the analysis that needs it then says so.
 *
 * @param extras further fields to keep, by the name they get here
 * @param waitingOn whom a status waits on, by status name; a status not listed waits on the desk while its category is
 *     not done
 */
public record FieldMapping(
        @Nullable String customer,
        @Nullable String organisation,
        @Nullable String channel,
        @Nullable String product,
        @Nullable String region,
        @Nullable String orderNumber,
        @Nullable String orderCreated,
        @Nullable String orderConfirmed,
        @Nullable String orderShipped,
        @Nullable String orderCompleted,
        @Nullable String npsAnswer,
        @Nullable String satisfaction,
        Map<String, String> extras,
        Map<String, WaitingOn> waitingOn)
        implements Serializable {

    /** Nothing mapped: what a site without custom fields gives. */
    public static final FieldMapping NONE = of(Map.of(), Map.of());

    public FieldMapping {
        extras = Map.copyOf(extras);
        waitingOn = Map.copyOf(waitingOn);
    }

    /** No field of its own mapped, but the extras and whom statuses wait on. */
    public static FieldMapping of(Map<String, String> extras, Map<String, WaitingOn> waitingOn) {
        return new FieldMapping(
                null, null, null, null, null, null, null, null, null, null, null, null, extras, waitingOn);
    }

    /** Whether the same is read with both; whom statuses wait on is measured later. */
    public boolean readsLike(FieldMapping other) {
        return fields().equals(other.fields()) && extras.equals(other.extras);
    }

    /** Whom a ticket waits on while it is in a status. */
    public enum WaitingOn {
        DESK,
        CUSTOMER,
        THIRD_PARTY,
        NOBODY
    }

    public WaitingOn waitingOn(String status, StatusCategory category) {
        WaitingOn byCategory = category == StatusCategory.DONE ? WaitingOn.NOBODY : WaitingOn.DESK;
        return waitingOn.getOrDefault(status, byCategory);
    }

    /**
     * The settings that are not given and that nothing stands in for: what needs them has no data. The customer is the
     * reporter where no field is named, and a service desk's own fields are found by themselves.
     */
    public List<String> unmapped() {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        fields.put("channel", Optional.ofNullable(channel));
        fields.put("product", Optional.ofNullable(product));
        fields.put("region", Optional.ofNullable(region));
        fields.put("orderNumber", Optional.ofNullable(orderNumber));
        fields.put("orderCreated", Optional.ofNullable(orderCreated));
        fields.put("orderConfirmed", Optional.ofNullable(orderConfirmed));
        fields.put("orderShipped", Optional.ofNullable(orderShipped));
        fields.put("orderCompleted", Optional.ofNullable(orderCompleted));
        fields.put("npsAnswer", Optional.ofNullable(npsAnswer));
        return fields.entrySet().stream()
                .filter(field -> field.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names or ids that the settings give, without the empty ones. */
    public List<String> named() {
        return Stream.concat(fields().stream().filter(Objects::nonNull), extras.values().stream())
                .toList();
    }

    private List<@Nullable String> fields() {
        return Arrays.asList(
                customer,
                organisation,
                channel,
                product,
                region,
                orderNumber,
                orderCreated,
                orderConfirmed,
                orderShipped,
                orderCompleted,
                npsAnswer,
                satisfaction);
    }
}
