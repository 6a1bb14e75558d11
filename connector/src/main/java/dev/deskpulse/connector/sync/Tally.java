package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one run counts on its way, for its certificate. */
final class Tally {
    static final long NO_CENSUS = -1;

    long listed;
    long unchanged;
    long census = NO_CENSUS;
    long deleted;
    long notVisible;
    private long fetched;
    private long commentTotal;
    private long commentsFetched;
    private long historyTotal;
    private long historyFetched;
    private final Map<String, Long> fieldProblems = new TreeMap<>();
    private final List<Words> gaps = new ArrayList<>();
    private final List<Words> notes = new ArrayList<>();

    void stored(JiraIssue issue, MappedTicket mapped) {
        fetched++;
        commentTotal += issue.commentTotal();
        commentsFetched += issue.comments().size();
        historyTotal += issue.historyTotal();
        historyFetched += issue.history().size();
        mapped.problems().forEach(problem -> fieldProblems.merge(problem, 1L, Long::sum));
    }

    void gap(Words what) {
        gaps.add(what);
    }

    void note(Words what) {
        notes.add(what);
    }

    long fetched() {
        return fetched;
    }

    long commentTotal() {
        return commentTotal;
    }

    long commentsFetched() {
        return commentsFetched;
    }

    long historyTotal() {
        return historyTotal;
    }

    long historyFetched() {
        return historyFetched;
    }

    Map<String, Long> fieldProblems() {
        return fieldProblems;
    }

    List<Words> gaps() {
        return gaps;
    }

    List<Words> notes() {
        return notes;
    }
}
