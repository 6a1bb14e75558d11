package dev.deskpulse.plugin.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gadgets in the order in which a person reads them. The screens' own types are generated from the same description. */
public record Dashboard(String id, String name, List<Gadget> gadgets) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_GADGETS = 40;
    private static final int COLUMNS = 12;
    private static final int LEAST_COLUMNS = 3;
    private static final List<String> PERIODS = List.of("this-month", "last-month", "this-quarter", "last-quarter");
    private static final List<String> CUSTOMERS = List.of("at-risk", "win-back");

    public Dashboard {
        gadgets = List.copyOf(gadgets);
        require(ID.matcher(id).matches(), "a dashboard's id is made of a-z, 0-9 and -, not '" + id + "'");
        require(!name.isBlank() && name.length() <= LONGEST_NAME, "a dashboard has a name of 1 to 100 characters");
        require(gadgets.size() <= MOST_GADGETS, "a dashboard has at most " + MOST_GADGETS + " gadgets; take some away");
        Set<String> ids = new HashSet<>();
        gadgets.forEach(gadget -> require(ids.add(gadget.id), "two gadgets have the id '" + gadget.id + "'"));
    }

    /**
     * One gadget.
     *
     * @param width of twelve columns
     */
    public record Gadget(String id, int width, Settings settings) {
        public Gadget {
            require(ID.matcher(id).matches(), "a gadget's id is made of a-z, 0-9 and -, not '" + id + "'");
            require(width >= LEAST_COLUMNS && width <= COLUMNS, "a gadget is 3 to 12 columns wide, not " + width);
        }
    }

    /**
     * What a gadget shows; what its kind does not use is left unread.
     *
     * @param kind such as {@code trend}
     * @param title instead of the usual one
     * @param days how far it looks back from today
     * @param period of the calendar, instead of days
     * @param only {@code dimension=value}, as in the API
     * @param target a line to reach, in the figure's unit
     * @param customers which of them: those at risk, unless it says otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Settings(
            String kind,
            @Nullable String title,
            @Nullable List<String> kpi,
            @Nullable Integer days,
            @Nullable String period,
            @Nullable String each,
            @Nullable List<String> by,
            @Nullable List<String> only,
            @Nullable String compare,
            @Nullable String shape,
            @Nullable Integer top,
            @Nullable Double target,
            @Nullable Boolean forecast,
            @Nullable String customers) {
        public Settings {
            require(ID.matcher(kind).matches(), "'" + kind + "' is no kind of gadget");
            oneOf(PERIODS, period, "a gadget's period");
            oneOf(CUSTOMERS, customers, "a gadget's customers");
        }

        private static void oneOf(List<String> choices, @Nullable String choice, String what) {
            require(
                    choice == null || choices.contains(choice),
                    what + " is one of " + String.join(", ", choices) + ", not '" + choice + "'");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
