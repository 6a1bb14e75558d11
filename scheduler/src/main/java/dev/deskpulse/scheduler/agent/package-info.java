/** Step 5 of 7, explain: how agents do on like cases, told from noise. */
@NullMarked
package dev.deskpulse.scheduler.agent;

import org.jspecify.annotations.NullMarked;
