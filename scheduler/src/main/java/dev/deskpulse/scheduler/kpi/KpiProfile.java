package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.words.Wire;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The choices in which definitions of the same figure differ. {@code docs/kpi.md} explains each.
 *
 * @param oneTouchReplies most agent's replies of a one-touch ticket
 * @param repeatWindow of first contact resolution and repeat contact
 */
public record KpiProfile(
        String name,
        ResponseStart responseStart,
        CalendarRule calendarRule,
        ResolutionRule resolutionRule,
        HandlingRule handlingRule,
        ThirdPartyRule thirdPartyRule,
        boolean automationReplies,
        int oneTouchReplies,
        Duration repeatWindow)
        implements Serializable {

    /** The product's own definitions. */
    public static final KpiProfile DESKPULSE = new KpiProfile(
            "deskpulse",
            ResponseStart.CREATION,
            CalendarRule.IN_FORCE,
            ResolutionRule.WHOLE,
            HandlingRule.ASSIGNED,
            ThirdPartyRule.OWN,
            false,
            1,
            Duration.ofDays(7));

    /** As Zendesk's reports count. */
    public static final KpiProfile ZENDESK = new KpiProfile(
            "zendesk",
            ResponseStart.CREATION,
            CalendarRule.LAST,
            ResolutionRule.WHOLE,
            HandlingRule.DESK,
            ThirdPartyRule.DESK,
            false,
            1,
            Duration.ofDays(7));

    /** As the SLAs of a new Jira Service Management project count. */
    public static final KpiProfile JSM = new KpiProfile(
            "jsm",
            ResponseStart.CREATION,
            CalendarRule.LAST,
            ResolutionRule.WITHOUT_CUSTOMER,
            HandlingRule.LOGGED,
            ThirdPartyRule.OWN,
            false,
            1,
            Duration.ofDays(7));

    /** Those that ship. */
    public static final List<KpiProfile> SHIPPED = List.of(DESKPULSE, ZENDESK, JSM);

    public KpiProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a profile needs a name");
        }
        if (oneTouchReplies < 0 || repeatWindow.isNegative() || repeatWindow.isZero()) {
            throw new IllegalArgumentException("profile " + name + ": oneTouchReplies is at least 0 and repeatWindow"
                    + " longer than nothing, not " + oneTouchReplies + " and " + repeatWindow);
        }
    }

    /** When the clock of the first response starts. */
    public enum ResponseStart {
        CREATION,
        /** The first time somebody was assigned; without, there is no first response. */
        ASSIGNMENT,
        /** The customer's first message, else the creation. */
        CUSTOMER_MESSAGE
    }

    /** Which calendar counts where a ticket met several. */
    public enum CalendarRule {
        /** Adds up over the calendars, each for its time. */
        IN_FORCE,
        /** That of today's team, in the version in force at the end of what is measured. */
        LAST
    }

    /** What of the time to the resolution counts. */
    public enum ResolutionRule {
        WHOLE,
        /** Without the time done before a reopen. */
        OPEN_ONLY,
        /** Without that, and without the waits on the customer. */
        WITHOUT_CUSTOMER
    }

    /** What handling a ticket is. */
    public enum HandlingRule {
        /** Open and assigned. */
        ASSIGNED,
        /** In a status that waits on the desk. */
        DESK,
        /** The work that people logged. */
        LOGGED
    }

    /** Where the waits on third parties count. */
    public enum ThirdPartyRule {
        OWN,
        DESK
    }

    /** One of the choices, for showing and for trying one after the other. */
    public enum Choice {
        RESPONSE_START("responseStart", labels(ResponseStart.values())),
        CALENDAR_RULE("calendarRule", labels(CalendarRule.values())),
        RESOLUTION_RULE("resolutionRule", labels(ResolutionRule.values())),
        HANDLING_RULE("handlingRule", labels(HandlingRule.values())),
        THIRD_PARTY_RULE("thirdPartyRule", labels(ThirdPartyRule.values())),
        AUTOMATION_REPLIES("automationReplies", List.of("false", "true")),
        ONE_TOUCH_REPLIES("oneTouchReplies", List.of()),
        REPEAT_WINDOW("repeatWindow", List.of());

        private final String key;

        @SuppressWarnings("ImmutableEnumChecker") // only ever a List.of
        private final List<String> options;

        Choice(String key, List<String> options) {
            this.key = key;
            this.options = options;
        }

        private static List<String> labels(Enum<?>[] values) {
            return Arrays.stream(values).map(KpiProfile::label).toList();
        }

        /** What it can be; empty where it is a number or a duration. */
        public List<String> options() {
            return options;
        }

        /** As it stands in the settings. */
        public String key() {
            return key;
        }
    }

    /** What a choice is here, as people write it. */
    public String value(Choice choice) {
        return switch (choice) {
            case RESPONSE_START -> label(responseStart);
            case CALENDAR_RULE -> label(calendarRule);
            case RESOLUTION_RULE -> label(resolutionRule);
            case HANDLING_RULE -> label(handlingRule);
            case THIRD_PARTY_RULE -> label(thirdPartyRule);
            case AUTOMATION_REPLIES -> Boolean.toString(automationReplies);
            case ONE_TOUCH_REPLIES -> Integer.toString(oneTouchReplies);
            case REPEAT_WINDOW -> repeatWindow.toHours() + "h";
        };
    }

    /** This profile with one choice of another. */
    KpiProfile taking(Choice choice, KpiProfile from) {
        return new KpiProfile(
                name,
                choice == Choice.RESPONSE_START ? from.responseStart : responseStart,
                choice == Choice.CALENDAR_RULE ? from.calendarRule : calendarRule,
                choice == Choice.RESOLUTION_RULE ? from.resolutionRule : resolutionRule,
                choice == Choice.HANDLING_RULE ? from.handlingRule : handlingRule,
                choice == Choice.THIRD_PARTY_RULE ? from.thirdPartyRule : thirdPartyRule,
                choice == Choice.AUTOMATION_REPLIES ? from.automationReplies : automationReplies,
                choice == Choice.ONE_TOUCH_REPLIES ? from.oneTouchReplies : oneTouchReplies,
                choice == Choice.REPEAT_WINDOW ? from.repeatWindow : repeatWindow);
    }

    /** How people write a choice: {@code in-force}. */
    static String label(Enum<?> choice) {
        return Wire.name(choice);
    }
}
