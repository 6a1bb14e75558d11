package dev.deskpulse.scheduler.audit;

import dev.deskpulse.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log is as it was written.
 *
 * @param entries that are there
 * @param firstBroken the number of the first entry that is wrong or missing; null where none is
 * @param problems what is wrong, the first at most {@value #MOST_PROBLEMS}; empty where nothing is
 */
public record AuditVerdict(long entries, @Nullable Long firstBroken, List<Words> problems) {
    static final int MOST_PROBLEMS = 20;

    public AuditVerdict {
        problems = List.copyOf(problems);
    }

    public boolean intact() {
        return problems.isEmpty();
    }
}
