package dev.deskpulse.scheduler.surge;

/**
 * What the rows before say of one.
 *
 * @param expected the value that was to be expected, in the values' unit
 * @param score how rare the row and those just before it are: minus the decimal logarithm of the chance, 0 where usual;
 *     negative for dips
 * @param alert whether an event begins with this row
 */
public record Judgement(double expected, double score, boolean alert) {}
