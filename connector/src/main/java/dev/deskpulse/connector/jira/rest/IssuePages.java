package dev.deskpulse.connector.jira.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.IssueBody;
import dev.deskpulse.connector.jira.wire.JsonStream;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.io.IOException;
import java.util.Map;

/** Reads answers that hold many issues, so that one broken issue harms no other. */
public final class IssuePages {
    private IssuePages() {}

    /**
     * What one reading of an answer found is overwritten by the next, should the answer have broken off.
     *
     * @param found receives issues by id
     * @param broken receives why an issue cannot be understood, by id
     */
    public static boolean read(JsonParser parser, Map<String, IssueBody> found, Map<String, String> broken)
            throws IOException {
        JsonStream.object(parser, (name, value) -> {
            if (name.equals("issues")) {
                JsonStream.items(value, name, issue -> readIssue(issue, found, broken));
            }
        });
        return true;
    }

    private static void readIssue(JsonNode issue, Map<String, IssueBody> found, Map<String, String> broken) {
        try {
            IssueBody body = IssueBody.of(issue);
            found.put(body.id(), body);
        } catch (BadShape e) {
            String id = WireShapes.optionalText(issue, "id");
            if (id != null) {
                broken.put(id, "the site's answer is not of the promised shape: " + e.getMessage());
            }
        }
    }

    /** What a call for this one issue that failed says of it; throws where it says nothing of the issue. */
    public static FetchOutcome outcome(IssueStub stub, JiraException e) {
        if (e instanceof JiraException.Refused refused && refused.status() == 404) {
            return new FetchOutcome.NotFound(stub);
        }
        boolean hidden = e instanceof JiraException.Refused no && no.status() == 403;
        if (!hidden && !Halving.blamesAnItem(e)) {
            throw e;
        }
        return new FetchOutcome.Unreadable(stub, String.valueOf(e.getMessage()));
    }
}
