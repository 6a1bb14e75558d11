/** Step 5 of 7, explain: how likely a customer is to leave, with the reasons and with how good that is on unseen ones. */
@NullMarked
package dev.deskpulse.scheduler.churn;

import org.jspecify.annotations.NullMarked;
