package dev.deskpulse.cluster;

import dev.deskpulse.scheduler.cluster.ClusterEngine;
import dev.deskpulse.scheduler.cluster.ClusterEngines;
import dev.deskpulse.scheduler.cluster.ClusterSettings;

/** Starts Spark. */
public final class SparkEngines implements ClusterEngines {
    @Override
    public ClusterEngine start(ClusterSettings settings) {
        return SparkEngine.start(settings);
    }
}
