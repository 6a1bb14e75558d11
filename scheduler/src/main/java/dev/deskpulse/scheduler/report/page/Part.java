package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.report.Report;
import java.util.Optional;

/** One section of a report. Where it has nothing to say it is left out. */
@FunctionalInterface
public interface Part {
    /** Before the rest is gathered: what takes long may begin on a thread of its own. */
    default void begin(Report.Head head) {}

    Optional<Document.Section> tell(Teller teller);
}
