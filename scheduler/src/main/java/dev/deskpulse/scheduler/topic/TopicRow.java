package dev.deskpulse.scheduler.topic;

import java.util.Optional;

/**
 * One topic in figures.
 *
 * @param tickets created in the period
 * @param share of all tickets of the period, from 0 to 1
 * @param trend its share of the last 28 days over that of the 84 days before; empty where too few tickets tell
 * @param negative share of negative ones among those whose sentiment is known
 * @param resolutionHours median elapsed hours to the resolution, of those resolved
 */
public record TopicRow(
        String id,
        String language,
        String name,
        long tickets,
        double share,
        Optional<Double> trend,
        Optional<Double> negative,
        Optional<Double> resolutionHours) {}
