package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.privacy.Erasure;
import dev.deskpulse.scheduler.privacy.PersonTrace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is stored of one person, for admins who see the whole desk: where it is, all of it, and its end. Its steps put each into the audit log. */
public final class PersonDesk {
    private static final int LONGEST = 255;
    private static final int MOST_NAMES = 10;

    private final Steps steps;

    /** What is done in the store; see {@link dev.deskpulse.scheduler.privacy.MaskedTickets}. */
    public interface Steps {
        PersonTrace trace(Actor who, String account, List<String> names);

        Erasure erase(Actor who, String account, List<String> names);
    }

    public PersonDesk(Steps steps) {
        this.steps = steps;
    }

    /**
     * Whom it is about.
     *
     * @param account as Jira or the file has it
     * @param names by which texts may call them
     */
    record Asked(String account, List<String> names) {
        Asked {
            if (account.isBlank() || account.length() > LONGEST) {
                throw new IllegalArgumentException("account must have 1 to " + LONGEST + " characters");
            }
            if (names.size() > MOST_NAMES || names.stream().anyMatch(name -> name.length() > LONGEST)) {
                throw new IllegalArgumentException(
                        "names must be at most " + MOST_NAMES + ", each of at most " + LONGEST + " characters");
            }
            names = names.stream().filter(name -> !name.isBlank()).toList();
        }
    }

    /**
     * Where they stand.
     *
     * @param tables rows by table
     * @param raw tickets kept as they were read
     */
    record Places(Map<String, Integer> tables, int raw) {}

    /** What forgetting them came to. */
    record Forgotten(String pseudonym, int tickets) {}

    Places places(Viewer viewer, String address, Asked asked) {
        PersonTrace trace = trace(viewer, address, asked);
        return new Places(
                trace.rows().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, rows -> rows.getValue().size(), (a, b) -> a, TreeMap::new)),
                trace.raw().size());
    }

    /** All of it. */
    PersonTrace trace(Viewer viewer, String address, Asked asked) {
        mustSeeAll(viewer);
        return steps.trace(viewer.actor(address), asked.account, asked.names);
    }

    Forgotten forget(Viewer viewer, String address, Asked asked) {
        mustSeeAll(viewer);
        Erasure erasure = steps.erase(viewer.actor(address), asked.account, asked.names);
        return new Forgotten(erasure.pseudonym(), erasure.tickets().size());
    }

    private static void mustSeeAll(Viewer viewer) {
        if (!viewer.sight().seesAllTickets()) {
            throw new NotAllowedException("a person stands in tickets that Jira hides from you, too;"
                    + " ask an admin who sees every ticket, or use the command privacy");
        }
    }
}
