package dev.deskpulse.scheduler.driver;

import java.util.List;

/**
 * What goes with the outcome, everything else that is known held fixed. Never a cause: what is not in the data is not
 * held fixed.
 *
 * @param factors one; several where they go together so closely that the data cannot tell which of them it is
 * @param effect the average over all cases of the predicted outcome with the factors moved, less that without: in shares,
 *     in typical units of the outcome for {@link Scale#LOGARITHM}, else in its units
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param pValue corrected for all effects looked at (Holm 1979)
 * @param cases how many cases have the value; of a number, for how many it is known
 */
public record Driver(List<Factor> factors, double effect, double low, double high, double pValue, int cases) {
    public Driver {
        factors = List.copyOf(factors);
    }

    /**
     * One thing that is moved.
     *
     * @param from a number's lower end (a quartile, unless said otherwise by the data); empty for a value, which is compared
     *     with all other values in their proportions
     * @param to the value, or the number's upper end
     */
    public record Factor(String name, String from, String to) {}
}
