package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.scheduler.kpi.FigureEngine;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Facts in files.
 *
 * @param firstDay of the earliest ticket; empty where there is none
 */
public record FigureFiles(FigureEngine engine, long tickets, Optional<LocalDate> firstDay) {}
