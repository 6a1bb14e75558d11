/** Measures the real product against the fake site in a process of its own; {@code docs/benchmarks.md} has the results. */
@NullMarked
package dev.deskpulse.plugin.bench;

import org.jspecify.annotations.NullMarked;
