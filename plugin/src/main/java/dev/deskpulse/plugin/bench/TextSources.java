package dev.deskpulse.plugin.bench;

import java.nio.file.Path;

/**
 * Where the benchmark of texts finds what is no part of the program.
 *
 * @param datasets the folder with the public sets
 * @param rivals the script that judges texts by other programs
 */
public record TextSources(Path datasets, Path rivals) {}
