/** Step 4 of 7: measure. One fact row a ticket, computed in Java; the SQL texts only group and take percentiles. */
@NullMarked
package dev.deskpulse.scheduler.kpi;

import org.jspecify.annotations.NullMarked;
