package dev.deskpulse.scheduler.cluster;

import java.util.ServiceLoader;

/** Starts engines; its one implementation is an assembly of its own, which the product does not carry. */
public interface ClusterEngines {
    ClusterEngine start(ClusterSettings settings);

    /** @throws IllegalStateException where the assembly is not on the class path */
    static ClusterEngines here() {
        return ServiceLoader.load(ClusterEngines.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the cluster engine is not built into this program; start"
                        + " the command by `./deskpulse cluster`, which builds it on first use"));
    }
}
