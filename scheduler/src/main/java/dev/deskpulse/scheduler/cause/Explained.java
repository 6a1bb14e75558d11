package dev.deskpulse.scheduler.cause;

import dev.deskpulse.scheduler.insight.Finding;

/** A finding with what is known of why it came about. */
public record Explained(Finding finding, Causes causes) {}
