package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.report.file.ReportFiles;

/** Somewhere that a report is sent to. */
public interface ReportReceiver {
    /** For the audit log; no person's address. */
    String name();

    /** Where it cannot be sent the answer says why: nothing is thrown for a receiver that refuses. */
    Attempt send(ReportFiles.Made made);
}
