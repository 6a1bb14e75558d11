package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.OwnFields;

/** What people call a dimension. */
final class DimensionName {
    private DimensionName() {}

    /**
     * Also one of the site's own fields.
     *
     * @throws IllegalArgumentException where nothing is called so
     */
    static Dimension read(String name, OwnFields own) {
        return own.dimension(name)
                .or(() -> Dimension.named(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is nothing to slice by; `deskpulse kpi --help` lists what is" + extras(own)));
    }

    private static String extras(OwnFields own) {
        return own.names().isEmpty() ? "" : ", and the names in fields.extras are: " + String.join(", ", own.names());
    }
}
