package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.deskpulse.connector.jira.rest.IssuePages;
import dev.deskpulse.connector.jira.wire.IssueBody;
import dev.deskpulse.jirarestclient.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The same pages of a search, held in memory, read by our Jackson stream and by the Atlassian Jira REST Java Client:
 * what the readers themselves cost, without site and network. Both take turns, after a round that is not counted.
 */
record BulkPages(int issues) implements Benchmark {
    private static final int PAGE = 50;
    private static final int ROUNDS = 5;

    /** The address of the search, and what the site answered. */
    private record Page(URI address, String body) {}

    @Override
    public String name() {
        return "bulk-pages";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(issues)) {
            List<Page> pages = pages(site.url());
            double ours = 0;
            double theirs = 0;
            for (int round = 0; round <= ROUNDS; round++) {
                double stream = workshop.seconds(() -> read(pages, this::stream));
                double client = workshop.seconds(() -> read(pages, page -> client(site.url(), page)));
                ours += round == 0 ? 0 : stream;
                theirs += round == 0 ? 0 : client;
            }
            double all = (double) issues * ROUNDS;
            return List.of(
                    Row.of(
                            "bulk-pages: Jackson stream, of the Jira REST Java Client's rate",
                            all / ours,
                            "issues/s",
                            theirs / ours),
                    Row.of("bulk-pages: Jira REST Java Client", all / theirs, "issues/s"));
        }
    }

    private List<Page> pages(URI site) {
        PlainHttp http = new PlainHttp();
        List<Page> pages = new ArrayList<>();
        RestClient client = new RestClient(site, uri -> {
            String body = http.get(uri);
            pages.add(new Page(uri, body));
            return body;
        });
        for (int start = 0; start < issues; start += PAGE) {
            client.searchJql("ORDER BY key", start, Math.min(PAGE, issues - start));
        }
        return pages;
    }

    private void read(List<Page> pages, ToIntFunction<Page> reader) {
        int read = pages.stream().mapToInt(reader).sum();
        if (read != issues) {
            throw new IllegalStateException("read " + read + " issues of " + issues);
        }
    }

    private int stream(Page page) {
        Map<String, IssueBody> found = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(page.body)) {
            IssuePages.read(parser, found, new HashMap<>());
            return found.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be read", e);
        }
    }

    private int client(URI site, Page page) {
        return new RestClient(site, uri -> page.body).searchJql("", 0, PAGE).size();
    }
}
