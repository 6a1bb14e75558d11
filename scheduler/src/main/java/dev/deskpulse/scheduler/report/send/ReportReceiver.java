package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.report.file.ReportFiles;

/** Somewhere that a report is sent to. */
public interface ReportReceiver {
    /** For the audit log and for people; no person's address. */
    String name();

    /** Tells apart who gets it; no person's address. */
    String id();

    /**
     * Sends once. Where it cannot be sent the answer says why: nothing is thrown for a receiver that refuses.
     *
     * @param received what it has of the report already
     */
    Attempt send(ReportFiles.Made made, SentReports.Received received);
}
