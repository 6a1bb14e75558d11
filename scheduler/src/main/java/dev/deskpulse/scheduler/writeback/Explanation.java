package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.scheduler.text.Entity;
import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TopicTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a ticket got its tags, as the entity property {@code deskpulse}. Holds no moments, so the same tags always give
 * the same text; bounded well below Jira's 32,768 characters.
 *
 * <p>How near the topic is, its telling words and who resolves it best move a little whenever other tickets come: they are
 * told as of the writing, and are no part of the fingerprint.
 */
final class Explanation {
    static final String PROPERTY = "deskpulse";

    private static final String TOPIC = "topic";
    private static final String NEAR = "near";
    private static final String WORDS = "words";
    private static final String ROUTING = "routing";

    private static final int REASONS_AT_MOST = 12;
    private static final int ENTITIES_AT_MOST = 20;
    private static final int WORDS_AT_MOST = 160;

    private Explanation() {}

    /** All that is part of the fingerprint. */
    static ObjectNode lasting(Wanted wanted) {
        TicketTags tags = wanted.tags();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model", tags.model());
        root.put("language", tags.language().name());
        ObjectNode sentiment = root.putObject("sentiment");
        sentiment.put("label", tags.sentiment().label().name());
        sentiment.put("score", tags.sentiment().score());
        sentiment.put("confidence", tags.sentiment().confidence());
        add(sentiment.putArray("evidence"), tags.sentiment().evidence());
        add(root.putObject("trajectory"), tags.trajectory());
        ObjectNode kind = root.putObject("kind");
        kind.put("label", tags.kind().kind().name());
        kind.put("confidence", tags.kind().confidence());
        add(kind.putArray("evidence"), tags.kind().evidence());
        ObjectNode priority = root.putObject("priority");
        priority.put("level", tags.priority().level().name());
        priority.put("impact", tags.priority().impact());
        priority.put("urgency", tags.priority().urgency());
        add(priority.putArray("reasons"), tags.priority().reasons());
        addEntities(root.putArray("entities"), tags.entities());
        TopicTag topic = wanted.topic();
        if (topic != null) {
            root.putObject(TOPIC).put("id", topic.id()).put("name", bounded(String.valueOf(topic.name())));
        }
        return root;
    }

    /**
     * The same with what is as of the writing.
     *
     * @param topic with its words
     * @param routing none where nobody needs to be told
     */
    static ObjectNode whole(TicketTags tags, @Nullable TopicTag topic, List<RoutingHint> routing) {
        ObjectNode root = lasting(new Wanted(tags, topic, null));
        if (topic != null && topic.score() != null && root.get(TOPIC) instanceof ObjectNode node) {
            node.put(NEAR, Math.round(topic.score() * 100) / 100.0);
            ArrayNode words = node.putArray(WORDS);
            topic.words().forEach(word -> words.add(bounded(word)));
            ArrayNode hints = node.putArray(ROUTING);
            routing.forEach(hint -> hints.addObject()
                    .put("level", hint.level().name())
                    .put("name", bounded(hint.who()))
                    .put("score", Math.round(hint.score() * 100) / 100.0)
                    .put("cases", hint.cases()));
        }
        return root;
    }

    private static void add(ObjectNode node, Trajectory trajectory) {
        node.put("course", trajectory.course().name());
        node.put("warning", trajectory.warning());
        add(node.putObject("first"), trajectory.first());
        add(node.putObject("last"), trajectory.last());
        add(node.putObject("worst"), trajectory.worst());
    }

    private static void add(ObjectNode node, Trajectory.State state) {
        node.put("message", state.message());
        node.put("label", state.label().name());
        node.put("score", state.score());
    }

    private static void addEntities(ArrayNode array, List<Entity> entities) {
        entities.stream().limit(ENTITIES_AT_MOST).forEach(entity -> {
            ObjectNode node = array.addObject();
            node.put("type", entity.type().name());
            node.put("text", bounded(entity.text()));
            node.put("value", bounded(entity.value()));
            addPlace(node, entity.place());
        });
    }

    private static void addPlace(ObjectNode node, Evidence.@Nullable Place place) {
        if (place != null) {
            node.putObject("place")
                    .put("message", place.message())
                    .put("start", place.start())
                    .put("end", place.end());
        }
    }

    private static void add(ArrayNode array, List<Evidence> evidence) {
        evidence.stream().limit(REASONS_AT_MOST).forEach(one -> {
            ObjectNode node = array.addObject();
            node.put("text", bounded(one.text()));
            node.put("weight", one.weight());
            node.put("rule", one.rule());
            addPlace(node, one.place());
        });
    }

    private static String bounded(String words) {
        return words.length() <= WORDS_AT_MOST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, WORDS_AT_MOST))) + "…";
    }

    /** @throws StoreException where the text is no JSON: it can only come from a damaged ledger */
    static JsonNode parsed(String json) {
        try {
            return StoreJson.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new StoreException("The write ledger holds a property that is no JSON; restore it from a backup", e);
        }
    }

    static String fingerprint(String json) {
        JsonNode root = parsed(json);
        if (root.get(TOPIC) instanceof ObjectNode topic) {
            topic.remove(List.of(NEAR, WORDS, ROUTING));
        }
        return fingerprint(root);
    }

    /** @param lasting as {@link #lasting} gives it */
    static String fingerprint(JsonNode lasting) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(lasting.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
