package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an issue of a report: its files attached, its summary in a comment that customers do not see. A further try goes on
 * where the one before ended.
 */
public final class IssueReceiver implements ReportReceiver {
    private static final String ISSUE = "issue";
    /** With these answers the site has done nothing. */
    private static final Set<Integer> BUSY = Set.of(429, 503);

    private final IssueWriter writer;
    private final String project;
    private final String type;

    /**
     * @param project its key
     * @param type the name of one of its issue types
     */
    public IssueReceiver(IssueWriter writer, String project, String type) {
        this.writer = writer;
        this.project = project;
        this.type = type;
    }

    @Override
    public String name() {
        return "an issue in " + project;
    }

    @Override
    public String id() {
        return "issue " + project;
    }

    @Override
    public Attempt send(ReportFiles.Made made, SentReports.Received received) {
        ReportText text = new ReportText(made.document());
        Optional<String> known = received.called(ISSUE);
        try {
            String issue = known.isPresent() ? known.get() : made(text, received);
            for (NamedFile file : made.files()) {
                once(received, "file " + file.format().ending(), () -> attach(issue, file));
            }
            once(received, "comment", () -> writer.addInternalComment(issue, comment(text)));
            return new Attempt.Taken();
        } catch (UnknownEnd e) {
            return new Attempt.Refused("the site did not say whether it made the issue; look in " + project + " for '"
                    + text.subject() + "', and where it is not there run deskpulse report --send");
        } catch (JiraException.Refused e) {
            return new Attempt.Refused(e.getMessage() + "; see reports.issue");
        } catch (JiraException e) {
            return new Attempt.NotNow(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private String made(ReportText text, SentReports.Received received) {
        try {
            IssueWriter.Created issue = writer.create(
                    project, type, text.subject(), new RichText(List.of(RichText.Paragraph.of(text.watermark()))));
            received.has(ISSUE, issue.id());
            return issue.id();
        } catch (JiraException.Unavailable e) {
            if (BUSY.contains(e.status()) || isUnreached(e)) {
                throw e;
            }
            throw new UnknownEnd(e);
        }
    }

    private static boolean isUnreached(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause != null && (cause instanceof ConnectException || isUnreached(cause));
    }

    private void attach(String issue, NamedFile file) {
        writer.attach(issue, file.name(), file.format().contentType(), file.content());
    }

    private static void once(SentReports.Received received, String part, Runnable send) {
        if (received.called(part).isEmpty()) {
            send.run();
            received.has(part, "");
        }
    }

    /** Another try could make a second issue. */
    private static final class UnknownEnd extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownEnd(Throwable cause) {
            super(cause);
        }
    }

    private static RichText comment(ReportText text) {
        List<RichText.Block> blocks = new ArrayList<>();
        blocks.add(new RichText.Heading(text.subject()));
        blocks.add(new RichText.Bullets(
                text.summary().stream().map(RichText.Paragraph::of).toList()));
        return new RichText(blocks);
    }
}
