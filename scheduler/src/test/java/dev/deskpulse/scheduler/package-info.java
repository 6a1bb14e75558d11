/** What tests of several packages need. */
@NullMarked
package dev.deskpulse.scheduler;

import org.jspecify.annotations.NullMarked;
