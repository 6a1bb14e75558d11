package dev.deskpulse.scheduler.kpi;

import java.time.LocalDate;

/**
 * When to look at what is there.
 *
 * @param period first day of the period that it stands for
 * @param day at whose end to look
 * @param second of the epoch at which it ends, or now where that is sooner
 */
record PeriodEnd(LocalDate period, LocalDate day, long second) {}
