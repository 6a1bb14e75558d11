package dev.deskpulse.scheduler.audit;

import java.time.Instant;

/**
 * A row of the log.
 *
 * @param number counts up from 1 without a gap
 * @param mac which chains it to the entry before, in hexadecimal digits
 */
public record AuditEntry(long number, Instant at, AuditEvent event, String mac) {}
