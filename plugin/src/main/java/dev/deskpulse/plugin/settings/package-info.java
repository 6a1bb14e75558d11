/** What an admin writes into {@code deskpulse.yml}: typed records with defaults, every problem found at once. */
@NullMarked
package dev.deskpulse.plugin.settings;

import org.jspecify.annotations.NullMarked;
