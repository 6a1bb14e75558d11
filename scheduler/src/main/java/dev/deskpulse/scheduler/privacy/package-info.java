/**
 * Between reading and storing: personal data in what people wrote becomes pseudonyms, before anything is stored, judged,
 * logged or shown.
 */
@NullMarked
package dev.deskpulse.scheduler.privacy;

import org.jspecify.annotations.NullMarked;
