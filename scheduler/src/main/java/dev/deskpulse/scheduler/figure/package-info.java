/** Step 7 of 7: figures as screens and reports are told them, with the names of all in them. */
@NullMarked
package dev.deskpulse.scheduler.figure;

import org.jspecify.annotations.NullMarked;
