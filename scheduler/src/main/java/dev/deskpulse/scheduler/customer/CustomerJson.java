package dev.deskpulse.scheduler.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.store.StoreException;

/** What of customers is kept as JSON. */
final class CustomerJson {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private CustomerJson() {}

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "a " + type.getSimpleName() + " in the store cannot be read; run `deskpulse analyze` again", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StoreException("a " + value.getClass().getSimpleName() + " has no JSON form", e);
        }
    }
}
