package dev.deskpulse.scheduler.kpi;

import java.util.ArrayList;
import java.util.List;

/**
 * Where two profiles disagree about one ticket, and because of which choice.
 *
 * @param value under the first profile
 * @param other under the second
 * @param because each choice that alone changes the first value; empty where only several together do
 */
public record ProfileDifference(String figure, String value, String other, List<Cause> because) {
    public ProfileDifference {
        because = List.copyOf(because);
    }

    /**
     * A choice in which the two differ.
     *
     * @param alone what the first profile would say with only this choice of the second
     */
    public record Cause(String choice, String value, String other, String alone) {}

    /** Tries the choices of the second profile one by one in the first. */
    public static List<ProfileDifference> between(
            TicketMeasurer measurer, KpiProfile a, KpiProfile b, Derivation.Asked asked) {
        List<Derivation.Figure> first = figures(measurer, a, asked);
        List<Derivation.Figure> second = figures(measurer, b, asked);
        List<ProfileDifference> differences = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String value = first.get(i).value();
            String other = second.get(i).value();
            if (!value.equals(other)) {
                differences.add(new ProfileDifference(
                        first.get(i).name(), value, other, causes(measurer, a, b, asked, i, value)));
            }
        }
        return differences;
    }

    private static List<Cause> causes(
            TicketMeasurer measurer, KpiProfile a, KpiProfile b, Derivation.Asked asked, int figure, String value) {
        List<Cause> causes = new ArrayList<>();
        for (KpiProfile.Choice choice : KpiProfile.Choice.values()) {
            if (!a.value(choice).equals(b.value(choice))) {
                String alone = figures(measurer, a.taking(choice, b), asked)
                        .get(figure)
                        .value();
                if (!alone.equals(value)) {
                    causes.add(new Cause(choice.key(), a.value(choice), b.value(choice), alone));
                }
            }
        }
        return causes;
    }

    private static List<Derivation.Figure> figures(
            TicketMeasurer measurer, KpiProfile profile, Derivation.Asked asked) {
        return Derivation.of(measurer.under(profile), asked).figures();
    }
}
