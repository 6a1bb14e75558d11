package dev.deskpulse.plugin.cli;

import picocli.CommandLine.Command;

/** {@code deskpulse cluster}. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "The analysis of very large desks on Apache Spark; docs/operations.md tells from what size on.",
            "`deskpulse cluster master` and `deskpulse cluster worker spark://HOST:PORT` start a cluster of this build."
        })
final class ClusterCommand {}
