/** Facts about tags. Every sentence in here is made up. */
@NullMarked
package dev.deskpulse.scheduler.text;

import org.jspecify.annotations.NullMarked;
