/** The Cloud site against the fake one, over HTTP. */
@NullMarked
package dev.deskpulse.connector.jira.cloud;

import org.jspecify.annotations.NullMarked;
