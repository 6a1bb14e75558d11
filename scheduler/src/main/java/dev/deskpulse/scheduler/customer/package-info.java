/**
 * Step 5 of 7, explain: who the customers are, by rules that an admin can change; who is likely to leave, and who to win back
 * first.
 */
@NullMarked
package dev.deskpulse.scheduler.customer;

import org.jspecify.annotations.NullMarked;
