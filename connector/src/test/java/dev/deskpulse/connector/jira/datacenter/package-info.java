/** The Data Center site against the fake one, over HTTP. */
@NullMarked
package dev.deskpulse.connector.jira.datacenter;

import org.jspecify.annotations.NullMarked;
