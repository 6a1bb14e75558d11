package dev.deskpulse.scheduler.job;

import dev.deskpulse.words.Words;
import java.time.Instant;

/**
 * How the last run of a task went.
 *
 * @param message what was done, or why it failed
 */
public record RunRecord(Instant started, Instant finished, boolean succeeded, Words message) {}
