/** What of the requests goes into the audit log. */
@NullMarked
package dev.deskpulse.plugin.audit;

import org.jspecify.annotations.NullMarked;
