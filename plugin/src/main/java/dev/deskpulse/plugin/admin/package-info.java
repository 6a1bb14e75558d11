/** What an admin looks after: settings, models, topics, write-backs and health, for the screens. */
@NullMarked
package dev.deskpulse.plugin.admin;

import org.jspecify.annotations.NullMarked;
