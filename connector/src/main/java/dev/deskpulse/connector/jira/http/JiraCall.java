package dev.deskpulse.connector.jira.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One call of the REST API, immutable. Values go into path and query by an escaping builder; the template with its
 * placeholders is what limits are counted by.
 */
public final class JiraCall {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String method;
    private final String template;
    private final List<String> pathValues;
    private final List<Map.Entry<String, String>> query;
    private final @Nullable CallBody body;
    private final boolean repeatable;
    private final @Nullable String writtenIssue;
    private final int objects;
    private final int attempts;

    private JiraCall(
            String method,
            String template,
            List<String> pathValues,
            List<Map.Entry<String, String>> query,
            @Nullable CallBody body,
            boolean repeatable,
            @Nullable String writtenIssue,
            int objects,
            int attempts) {
        this.method = method;
        this.template = template;
        this.pathValues = List.copyOf(pathValues);
        this.query = List.copyOf(query);
        this.body = body;
        this.repeatable = repeatable;
        this.writtenIssue = writtenIssue;
        this.objects = objects;
        this.attempts = attempts;
    }

    /** @param template such as {@code /rest/api/3/issue/{issue}/comment}, with one value for each placeholder */
    public static JiraCall get(String template, String... pathValues) {
        return plain("GET", template, pathValues, true);
    }

    /** A POST is not repeated where it might have been carried out, unless {@link #readOnly()} says it is harmless. */
    public static JiraCall post(String template, String... pathValues) {
        return plain("POST", template, pathValues, false);
    }

    public static JiraCall put(String template, String... pathValues) {
        return plain("PUT", template, pathValues, true);
    }

    public static JiraCall delete(String template, String... pathValues) {
        return plain("DELETE", template, pathValues, true);
    }

    /**
     * A call whose address another client has built. Numbers and issue keys in its path become placeholders.
     *
     * @param uri below the site's address; anything else is refused when the call is sent
     */
    public static JiraCall of(String method, URI uri) {
        String upper = method.toUpperCase(Locale.ROOT);
        return new JiraCall(
                upper, uri.toString(), List.of(), List.of(), null, !upper.equals("POST"), null, 0, Integer.MAX_VALUE);
    }

    private static JiraCall plain(String method, String template, String[] values, boolean repeatable) {
        return new JiraCall(method, template, List.of(values), List.of(), null, repeatable, null, 0, Integer.MAX_VALUE);
    }

    public JiraCall query(String name, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(query);
        longer.add(Map.entry(name, value));
        return new JiraCall(method, template, pathValues, longer, body, repeatable, writtenIssue, objects, attempts);
    }

    public JiraCall body(JsonNode json) {
        try {
            return body(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(this + ": the request body cannot be written as JSON", e);
        }
    }

    /** A body that is JSON already, in UTF-8. */
    public JiraCall body(byte[] json) {
        return with(CallBody.json(json));
    }

    /** One file, as a form sends it in its field {@code file}. */
    public JiraCall file(String name, String contentType, byte[] content) {
        return with(CallBody.file(name, contentType, content));
    }

    private JiraCall with(CallBody other) {
        return new JiraCall(method, template, pathValues, query, other, repeatable, writtenIssue, objects, attempts);
    }

    /** Declares that the call changes nothing, so that it may be sent again whatever happened to it. */
    public JiraCall readOnly() {
        return repeatable();
    }

    /** Declares that sent twice it does the same as sent once. */
    public JiraCall repeatable() {
        return new JiraCall(method, template, pathValues, query, body, true, writtenIssue, objects, attempts);
    }

    /** Counts the call against the limits of writes to this issue. */
    public JiraCall writesIssue(String issueId) {
        return new JiraCall(method, template, pathValues, query, body, repeatable, issueId, objects, attempts);
    }

    /** @param expectedObjects how many objects the answer may hold: each costs a point where points are counted */
    public JiraCall points(int expectedObjects) {
        return new JiraCall(
                method, template, pathValues, query, body, repeatable, writtenIssue, expectedObjects, attempts);
    }

    /** Tries at most this often, even where the settings allow more. */
    public JiraCall attempts(int most) {
        return new JiraCall(method, template, pathValues, query, body, repeatable, writtenIssue, objects, most);
    }

    String method() {
        return method;
    }

    @Nullable
    CallBody body() {
        return body;
    }

    boolean mayRepeat() {
        return repeatable;
    }

    @Nullable
    String writtenIssue() {
        return writtenIssue;
    }

    int attempts() {
        return attempts;
    }

    /** A read costs one point and one for each object, a write one. */
    long cost() {
        return 1L + objects;
    }

    /** What bursts are counted by: the method and the path without its values. */
    String endpoint() {
        return isForeign()
                ? method + " "
                        + HttpUrl.get(template).encodedPath().replaceAll("/([A-Z][A-Z0-9_]*-)?\\d+(?=/|$)", "/{}")
                : method + " " + template;
    }

    HttpUrl url(HttpUrl base) {
        if (isForeign()) {
            return foreignUrl(base);
        }
        HttpUrl.Builder url = base.newBuilder();
        int next = 0;
        for (String segment : template.substring(1).split("/", -1)) {
            url.addPathSegment(segment.startsWith("{") ? checked(pathValues.get(next++)) : segment);
        }
        query.forEach(q -> url.addQueryParameter(q.getKey(), q.getValue()));
        return url.build();
    }

    private HttpUrl foreignUrl(HttpUrl base) {
        HttpUrl url = HttpUrl.get(template);
        boolean ours =
                url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        if (!ours) {
            throw new IllegalArgumentException("a call to " + url.host() + " is refused: the site is " + base.host());
        }
        return url;
    }

    /** A segment of dots would climb to another path. */
    private String checked(String value) {
        if (value.isEmpty() || value.replaceAll("(?i)%2e", ".").matches("\\.+")) {
            throw new IllegalArgumentException(this + ": a value in the path is empty or only dots");
        }
        return value;
    }

    private boolean isForeign() {
        return !template.startsWith("/");
    }

    /** The method and the template, without any value. */
    @Override
    public String toString() {
        return endpoint();
    }
}
