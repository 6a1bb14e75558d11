package dev.deskpulse.scheduler.text.model;

/**
 * A text whose label is known.
 *
 * @param group where it comes from: cross-validation never learns from the group it judges, where there are several
 */
public record Example(Sample sample, String label, String group) {}
