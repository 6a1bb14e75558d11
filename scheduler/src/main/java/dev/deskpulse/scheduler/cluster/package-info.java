/** Steps 3 and 4 of 7 on many machines: tag and measure in parts, with the same classes; aggregate by the same SQL texts. */
@NullMarked
package dev.deskpulse.scheduler.cluster;

import org.jspecify.annotations.NullMarked;
