package dev.deskpulse.plugin.forge;

import java.util.Optional;

/**
 * A call that Forge made for our app, on our site.
 *
 * @param accountId of the person at the screen; empty where no person is, as with events
 */
record Invocation(Optional<String> accountId) {}
