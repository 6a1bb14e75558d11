package dev.deskpulse.connector.jira;

/** What became of one issue that was asked for. */
public sealed interface FetchOutcome {
    IssueStub stub();

    record Fetched(IssueStub stub, JiraIssue issue) implements FetchOutcome {}

    /** The site does not show it: deleted, or no longer visible to this account. The two look the same here. */
    record NotFound(IssueStub stub) implements FetchOutcome {}

    /**
     * It could not be read or understood; the others were not harmed.
     *
     * @param reason for a person, with the mend; no ticket text
     */
    record Unreadable(IssueStub stub, String reason) implements FetchOutcome {}
}
