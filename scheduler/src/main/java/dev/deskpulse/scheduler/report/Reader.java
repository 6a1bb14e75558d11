package dev.deskpulse.scheduler.report;

import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.sight.Sight;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * For whom a report is made. A report leaves the desk, so that readers without a say in it get less than a screen shows
 * them: no ticket's words and no single customer.
 *
 * @param role whose parts are in it; stands in the watermark
 * @param person who asked for it for themselves, and stands in the watermark too; null where it goes to many
 * @param sight what of the desk counts
 * @param details whether ticket texts and single customers may be in it
 * @param certificate whether the site's totals may be
 * @param sees of findings, which are made once, of all tickets
 */
public record Reader(
        String role,
        @Nullable String person,
        Sight sight,
        boolean details,
        boolean certificate,
        Predicate<Finding> sees) {}
