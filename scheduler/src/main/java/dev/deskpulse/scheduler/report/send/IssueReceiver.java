package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an issue of a report: its files attached, its summary in a comment that customers do not see. */
public final class IssueReceiver implements ReportReceiver {
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
    public Attempt send(ReportFiles.Made made) {
        ReportText text = new ReportText(made.document());
        try {
            IssueWriter.Created issue = writer.create(
                    project, type, text.subject(), new RichText(List.of(RichText.Paragraph.of(text.watermark()))));
            for (NamedFile file : made.files()) {
                writer.attach(issue.id(), file.name(), file.format().contentType(), file.content());
            }
            writer.addInternalComment(issue.id(), comment(text));
            return new Attempt.Taken();
        } catch (JiraException.Refused e) {
            return new Attempt.Refused(e.getMessage() + "; see reports.issue");
        } catch (JiraException e) {
            return new Attempt.NotNow(String.valueOf(e.getMessage()), Optional.empty());
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
