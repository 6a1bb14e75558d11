/** The command line: one small class a command; results go to standard output, progress and problems to standard error. */
@NullMarked
package dev.deskpulse.plugin.cli;

import org.jspecify.annotations.NullMarked;
