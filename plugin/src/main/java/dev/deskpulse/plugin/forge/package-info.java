/**
 * The Forge app's side of Deskpulse: who calls from Jira Cloud, as proven by invocation tokens, and what Jira tells of its
 * tickets. Every call is checked before anything else; the screens' calls then go to the same routes as the console's.
 */
@NullMarked
package dev.deskpulse.plugin.forge;

import org.jspecify.annotations.NullMarked;
