/** Step 3 of 7, tag: checks what agents write to customers, phrase by phrase, and lets people say where it is wrong. */
@NullMarked
package dev.deskpulse.scheduler.quality;

import org.jspecify.annotations.NullMarked;
