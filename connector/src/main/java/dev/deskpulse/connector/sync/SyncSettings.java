package dev.deskpulse.connector.sync;

import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one site is synced.
 *
 * @param projects keys; empty means every project the account can browse
 * @param ownFields names of the fields that Deskpulse writes; their present values are kept with each ticket
 * @param automation accounts that are machines although they look like people, Deskpulse's own among them: what they
 *     say is nobody's reply
 * @param overlap how far before the cursor each run looks again, for what the site's index showed late
 * @param storedAs how the store changes what it is given, such as the personal data it masks; after a change every issue
 *     is read again
 * @param batchSize how many issues are read and stored at a time; bounds the memory a run needs
 */
public record SyncSettings(
        SourceId source,
        List<String> projects,
        FieldMapping mapping,
        Set<String> ownFields,
        Set<PersonId> automation,
        String storedAs,
        Duration overlap,
        int batchSize,
        CensusPolicy census) {
    public static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(10);
    public static final int DEFAULT_BATCH_SIZE = 200;

    private static final Duration SHORTEST_OVERLAP = Duration.ofMinutes(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(31);
    private static final int LARGEST_BATCH = 1000;
    private static final Pattern PROJECT_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,254}");

    /** @throws IllegalArgumentException with every problem, one a line, each with its setting's key */
    public SyncSettings {
        projects = List.copyOf(projects);
        ownFields = Set.copyOf(ownFields);
        automation = Set.copyOf(automation);
        List<String> problems = new ArrayList<>();
        for (String project : projects) {
            if (!PROJECT_KEY.matcher(project).matches()) {
                problems.add("jira.projects: '" + project + "' is not a project key, such as HD");
            }
        }
        if (overlap.compareTo(SHORTEST_OVERLAP) < 0 || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            problems.add(
                    "sync.overlap: " + overlap + " is not from PT1M to P31D; " + DEFAULT_OVERLAP + " suits most sites");
        }
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            problems.add("sync.batchSize: " + batchSize + " is not from 1 to " + LARGEST_BATCH + "; "
                    + DEFAULT_BATCH_SIZE + " suits most sites");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** Everything the account can browse, nothing mapped, the usual pace. */
    public static SyncSettings of(SourceId source) {
        return new SyncSettings(
                source,
                List.of(),
                FieldMapping.NONE,
                Set.of(),
                Set.of(),
                "",
                DEFAULT_OVERLAP,
                DEFAULT_BATCH_SIZE,
                CensusPolicy.EVERY_RUN);
    }

    public SyncSettings withProjects(List<String> keys) {
        return new SyncSettings(source, keys, mapping, ownFields, automation, storedAs, overlap, batchSize, census);
    }

    public SyncSettings withMapping(FieldMapping fields) {
        return new SyncSettings(source, projects, fields, ownFields, automation, storedAs, overlap, batchSize, census);
    }

    public SyncSettings withBatchSize(int issues) {
        return new SyncSettings(source, projects, mapping, ownFields, automation, storedAs, overlap, issues, census);
    }

    public SyncSettings withCensus(CensusPolicy policy) {
        return new SyncSettings(source, projects, mapping, ownFields, automation, storedAs, overlap, batchSize, policy);
    }
}
