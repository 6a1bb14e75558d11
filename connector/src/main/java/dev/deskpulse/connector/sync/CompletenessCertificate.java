package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one sync run can prove about the store: that what the site shows is what is stored, or exactly what is not.
 * Comments and history entries count all that the site holds, those of our own writing among them: what left some out
 * would prove less.
 *
 * @param cursorBefore {@link Instant#EPOCH} for the first run of a source
 * @param cursorAfter equals {@code cursorBefore} where the run could not store everything it listed
 * @param listed issues that the site listed as changed, or all on a first run
 * @param unchanged those of them that were stored already with the same time of update
 * @param fetched issues read whole and stored by this run, for whatever reason they were read
 * @param censusTickets how many issues the site's census listed; negative where this run took none
 * @param storedTickets how many of the source's tickets the store holds as present
 * @param commentTotal comments the site says exist, over the issues that this run fetched
 * @param historyTotal history entries the site says exist, over the issues that this run fetched
 * @param historyFetched those that were fetched
 * @param setAside issues that could not be read, with the reason; they are tried again on every run
 * @param fieldProblems values that were left empty because they could not be understood, counted by field and reason;
 *     their tickets are stored, so these do not make a run incomplete
 * @param gaps every other reason why the run is not complete, for a person to read, with the mend
 * @param notes what was special about the run and takes nothing from its proof, for a person to read
 */
public record CompletenessCertificate(
        String runId,
        SourceId source,
        Instant startedAt,
        Instant finishedAt,
        Instant cursorBefore,
        Instant cursorAfter,
        long listed,
        long unchanged,
        long fetched,
        long censusTickets,
        long storedTickets,
        long commentTotal,
        long commentsFetched,
        long historyTotal,
        long historyFetched,
        long deleted,
        long notVisible,
        List<SetAside> setAside,
        Map<String, Long> fieldProblems,
        List<Words> gaps,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Words> notes) {
    public CompletenessCertificate {
        setAside = List.copyOf(setAside);
        fieldProblems = Map.copyOf(fieldProblems);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }

    /**
     * An issue that is in the rerun set.
     *
     * @param attempts how many runs have tried it
     */
    public record SetAside(String issueId, String key, String reason, int attempts) {
        /** The reason of an issue of whose change the site told, until a run begins to read it. */
        static final String TOLD = "the site told of a change; the next run reads it";

        /** The same from then until it was read. */
        static final String BEGUN = "the site told of a change, and a run that began to read it did not end";
    }

    /** Whether all that the site shows is stored; part of the JSON form. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean complete() {
        return setAside.isEmpty()
                && gaps.isEmpty()
                && commentsFetched == commentTotal
                && historyFetched == historyTotal
                && (censusTickets < 0 || censusTickets == storedTickets);
    }
}
