package dev.deskpulse.plugin.bench;

import dev.deskpulse.jirarestclient.IssueFacts;
import dev.deskpulse.jirarestclient.RestClient;
import dev.deskpulse.progress.Progress;
import java.net.URI;
import java.util.List;

/**
 * The loop of most integrations over the Atlassian Jira REST Java Client: a page of {@code searchJql}, then
 * {@code getIssue} for each issue's whole history, one call after the other. The client speaks Data Center's version 2,
 * since Cloud has removed its search.
 */
final class PlainLoop {
    private static final int PAGE = 50;

    private final RestClient client;

    PlainLoop(URI site) {
        this.client = new RestClient(site, new PlainHttp());
    }

    /** Reads so many issues whole. */
    void read(int issues, Progress progress) {
        int read = 0;
        while (read < issues) {
            List<IssueFacts> page = client.searchJql("ORDER BY key", read, Math.min(PAGE, issues - read));
            if (page.isEmpty()) {
                throw new IllegalStateException("the site has only " + read + " issues of " + issues);
            }
            page.forEach(issue -> whole(issue.key()));
            read += page.size();
            progress.advance(page.size());
        }
    }

    private void whole(String key) {
        if (client.issue(key).history().isEmpty()) {
            throw new IllegalStateException(key + ": the site gave no history");
        }
    }
}
