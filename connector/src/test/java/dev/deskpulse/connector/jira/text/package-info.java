/** Markup of every kind, and some that is none. */
@NullMarked
package dev.deskpulse.connector.jira.text;

import org.jspecify.annotations.NullMarked;
