package dev.deskpulse.scheduler.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import java.util.List;

/** Parts of tags as JSON in a column. */
final class TagJson {
    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<List<Entity>> ENTITIES = new TypeReference<>() {};
    private static final TypeReference<Trajectory> TRAJECTORY = new TypeReference<>() {};

    private TagJson() {}

    static String write(Object part) {
        try {
            return StoreJson.MAPPER.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parts of tags are always JSON", e);
        }
    }

    static List<Evidence> evidence(String json) {
        return read(EVIDENCE, json);
    }

    static List<Entity> entities(String json) {
        return read(ENTITIES, json);
    }

    static Trajectory trajectory(String json) {
        return read(TRAJECTORY, json);
    }

    private static <T> T read(TypeReference<T> type, String json) {
        try {
            return StoreJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("a column of the tags is no JSON; rebuild the tags", e);
        }
    }
}
