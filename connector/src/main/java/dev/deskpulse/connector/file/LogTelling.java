package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Untold;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a log tells of none of its cases: from what its activities mean, and which of them name a holder. */
final class LogTelling {
    private final Naming agents;
    private final Naming teams;

    /**
     * Which activities come with a value in a column.
     *
     * @param place of the column among the cells; below 0 where the log has none
     * @param most so many activities at most; more are of a wrong column, and need no remembering
     */
    private record Naming(int place, int most, Set<String> activities) {
        static Naming of(@Nullable String title, List<String> kept, int most) {
            return new Naming(title == null ? -1 : kept.indexOf(title), most, new HashSet<>());
        }

        void note(LogEvent event) {
            if (place >= 0
                    && activities.size() < most
                    && !event.cells().get(place).isEmpty()) {
                activities.add(event.activity());
            }
        }

        boolean isOfHolders(Map<String, EventMeaning> meanings) {
            boolean onlyAssigned = meanings.containsValue(EventMeaning.ASSIGNED);
            return activities.stream().anyMatch(activity -> meanings.getOrDefault(activity, EventMeaning.IN_PROGRESS)
                    .handsOver(onlyAssigned));
        }
    }

    /**
     * @param kept the columns of {@link LogEvent#cells}
     * @param most how many activities a log may have
     */
    LogTelling(Map<EventColumn, String> columns, List<String> kept, int most) {
        this.agents = Naming.of(columns.get(EventColumn.AGENT), kept, most);
        this.teams = Naming.of(columns.get(EventColumn.TEAM), kept, most);
    }

    void note(LogEvent event) {
        agents.note(event);
        teams.note(event);
    }

    /** Once all events have been noted. */
    Set<Untold> untold(Map<String, EventMeaning> activities) {
        Set<EventMeaning> known = EnumSet.noneOf(EventMeaning.class);
        known.addAll(activities.values());
        Set<Untold> untold = EnumSet.allOf(Untold.class);
        untold.remove(Untold.OPENING);
        tell(untold, Untold.REPLIES, known.contains(EventMeaning.REPLY));
        tell(untold, Untold.AGENTS, agents.isOfHolders(activities));
        tell(untold, Untold.TEAMS, teams.isOfHolders(activities));
        tell(untold, Untold.CUSTOMER_WAITS, known.contains(EventMeaning.WAITING_ON_CUSTOMER));
        tell(untold, Untold.THIRD_PARTY_WAITS, known.contains(EventMeaning.WAITING_ON_THIRD_PARTY));
        tell(untold, Untold.REOPENS, tellsReopens(known));
        return untold;
    }

    private static void tell(Set<Untold> untold, Untold what, boolean told) {
        if (told) {
            untold.remove(what);
        }
    }

    /** A reopened case is one that is done, and then in an open status. */
    private static boolean tellsReopens(Set<EventMeaning> known) {
        return known.contains(EventMeaning.DONE)
                && known.stream()
                        .map(EventMeaning::category)
                        .anyMatch(category -> category != null && category != StatusCategory.DONE);
    }
}
