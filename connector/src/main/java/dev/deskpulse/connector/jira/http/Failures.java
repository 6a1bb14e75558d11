package dev.deskpulse.connector.jira.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraException.BadAnswer;
import dev.deskpulse.connector.jira.JiraException.Refused;
import dev.deskpulse.connector.jira.JiraException.Unavailable;
import dev.deskpulse.connector.jira.wire.BadShape;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into words: which call, what happened, what to do. Never a query, a body or a token. */
final class Failures {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_QUOTE = 200;
    private static final int MOST_FIELDS = 50;

    private final HttpUrl base;
    private final SignIn signIn;

    Failures(HttpUrl base, SignIn signIn) {
        this.base = base;
        this.signIn = signIn;
    }

    /** No answer, or one that broke off. */
    JiraException noAnswer(HttpUrl url, IOException e) {
        String call = address(url);
        if (e instanceof UnknownHostException) {
            return new Unavailable(
                    "the host " + url.host() + " is not known: check the site address's spelling, the name service and"
                            + " the proxy",
                    e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new Unavailable(
                    "nothing answers at " + url.host() + ":" + url.port()
                            + ": check the address and port, and whether a firewall stands in between",
                    e);
        }
        if (e instanceof SocketTimeoutException) {
            return new Unavailable(
                    call + " did not answer in time: try again later or allow a longer read time-out", e);
        }
        return e instanceof SSLException tls
                ? tls(url, tls)
                : new Unavailable("the connection to " + call + " broke", e);
    }

    private static JiraException tls(HttpUrl url, SSLException e) {
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return new Unavailable(
                    "the certificate of " + url.host() + " is not trusted: check the address, or add the company's"
                            + " certificate authority to Java's trust store (javax.net.ssl.trustStore)",
                    e);
        }
        return new Unavailable(
                "no encrypted connection with " + url.host() + ":" + url.port()
                        + ": does this port speak https? A site without it needs http:// in its address",
                e);
    }

    /** Whether the request has certainly not reached the site. */
    static boolean neverSent(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    static boolean mayPass(IOException e) {
        return !(e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException);
    }

    /**
     * An answer that came whole but could not be read. The cause is left out on purpose: the parser's messages quote
     * the text they stumble over.
     */
    BadAnswer unreadable(HttpUrl url, JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        if (e instanceof StreamConstraintsException) {
            return new BadAnswer(
                    address(url) + " answered with JSON that is too long or nested too deeply to be read safely"
                            + where,
                    null);
        }
        String what = e instanceof JsonEOFException ? "an answer that breaks off" : "JSON of an unexpected shape";
        return new BadAnswer(address(url) + " gave " + what + where, null);
    }

    BadAnswer badShape(HttpUrl url, BadShape e) {
        return new BadAnswer(
                address(url) + " gave an answer where " + e.getMessage() + ": is something between us and Jira?", null);
    }

    BadAnswer webPage(HttpUrl url) {
        return new BadAnswer(
                address(url)
                        + " answered with a web page instead of data: the site address must be that of Jira itself,"
                        + " such as https://company.atlassian.net; a login page or a proxy may stand in between",
                null);
    }

    JiraException redirect(HttpUrl url, int status, @Nullable String location) {
        HttpUrl target = location == null ? null : url.resolve(location);
        String from = status + " from " + address(url) + ": ";
        if (target == null) {
            return new BadAnswer(from + "redirected to nowhere; check the site address", null);
        }
        if (!target.host().equals(url.host()) || (target.port() != url.port() && !toHttps(url, target))) {
            return refused(
                    status,
                    from + "the site sends us to another host, " + target.host()
                            + "; credentials do not go there. Give that address as the site address if it is yours");
        }
        if (toHttps(url, target)) {
            return refused(status, from + "the site wants https: write https:// in the site address");
        }
        return refused(
                status,
                from + "the site sends us to " + target.encodedPath()
                        + ": check the path in the site address, and that the sign-in is right");
    }

    private static boolean toHttps(HttpUrl url, HttpUrl target) {
        return !url.isHttps() && target.isHttps();
    }

    /** A final answer that is no success. */
    JiraException status(HttpUrl url, RawAnswer answer) {
        int status = answer.status();
        String from = status + " from " + address(url) + ": ";
        if (status == 429 || status == 408 || status >= 500) {
            return new Unavailable(status, from + busy(status));
        }
        boolean page = answer.contentType().contains("html");
        JsonNode said = page ? MAPPER.missingNode() : json(answer.body().toByteArray());
        return new Refused(status, from + mend(status, answer, page) + quote(said), fieldErrors(said));
    }

    private static String busy(int status) {
        return status == 429
                ? "the site asks for fewer requests; lower the limits in the settings if this goes on"
                : "the site is not able to answer just now; try again later";
    }

    private String mend(int status, RawAnswer answer, boolean page) {
        return switch (status) {
            case 401 -> signIn.mend();
            case 403 ->
                answer.headers()
                                .getOrDefault("x-seraph-loginreason", List.of())
                                .toString()
                                .contains("AUTHENTICATION_DENIED")
                        ? "too many failed sign-ins: log in once in a browser, answer the captcha, then try again"
                        : "the account may not do this: give it the permission, or use another account";
            case 404 ->
                page
                        ? "there is no Jira API at this address: check the site's name, and whether its address has a path"
                                + " too many or lacks one (" + base.encodedPath() + ")"
                        : "it does not exist, or the account may not see it";
            case 410 -> "the site no longer has this call: use a newer Deskpulse";
            case 413 -> "the request is too large for the site";
            default -> "the site did not accept the request";
        };
    }

    private static Refused refused(int status, String message) {
        return new Refused(status, message, Map.of());
    }

    /** The call as people may see it: without its query, which can hold text. */
    static String address(HttpUrl url) {
        return url.newBuilder().query(null).build().toString();
    }

    private static String quote(JsonNode said) {
        JsonNode words = said.path("errorMessages").isEmpty()
                ? said.path("errorMessage").isTextual() ? said.path("errorMessage") : said.path("message")
                : said.path("errorMessages").path(0);
        return words.isTextual() && !words.asText().isBlank() ? " (it says: " + clean(words.asText()) + ")" : "";
    }

    private static Map<String, String> fieldErrors(JsonNode said) {
        Map<String, String> errors = new LinkedHashMap<>();
        said.path("errors").properties().stream()
                .filter(e -> e.getValue().isTextual())
                .limit(MOST_FIELDS)
                .forEach(e -> errors.put(e.getKey(), clean(e.getValue().asText())));
        return errors;
    }

    private static String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return MAPPER.missingNode(); // an error page of some proxy: the status says enough
        }
    }
}
