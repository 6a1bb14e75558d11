package dev.deskpulse.scheduler.handover;

import dev.deskpulse.scheduler.insight.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * A finding that was handed over.
 *
 * @param finding its id
 * @param department its name when that was
 * @param slice of the finding, as {@link Finding#sliceText} has it
 * @param issue where it stands; of several findings that tell of the same, one issue. Empty while it is not known whether the
 *     site has made it
 * @param endedAt when it came to its last state; empty while it is open
 */
public record Handover(
        String finding,
        String department,
        String project,
        String slice,
        State state,
        Instant intendedAt,
        Optional<Issue> issue,
        Optional<Instant> endedAt) {
    /** How far it is. */
    public enum State {
        /** The site was asked to make the issue, and its answer is not known. */
        INTENDED,
        OPEN,
        /** The figure is as usual again. */
        RECOVERED,
        /** The department has closed the issue. */
        DONE,
        /** The issue was deleted, or is not shown to us any more. */
        GONE,
        /** Somebody here took it back. */
        WITHDRAWN
    }

    /** An issue of the department's project. */
    public record Issue(String id, String key) {}

    static Handover intended(Finding finding, Department department, Instant now) {
        return new Handover(
                finding.id(),
                department.name(),
                department.project(),
                finding.sliceText(),
                State.INTENDED,
                now,
                Optional.empty(),
                Optional.empty());
    }

    Handover open(Issue made) {
        return new Handover(
                finding, department, project, slice, State.OPEN, intendedAt, Optional.of(made), Optional.empty());
    }

    Handover ended(State as, Instant now) {
        return new Handover(finding, department, project, slice, as, intendedAt, issue, Optional.of(now));
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
