package dev.deskpulse.scheduler.report.page;

import java.util.Optional;

/** One section of a report. Where it has nothing to say it is left out. */
@FunctionalInterface
public interface Part {
    Optional<Document.Section> tell(Teller teller);
}
