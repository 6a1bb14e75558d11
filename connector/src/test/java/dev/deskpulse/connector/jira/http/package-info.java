/** The HTTP stack against a scripted server, in virtual time. */
@NullMarked
package dev.deskpulse.connector.jira.http;

import org.jspecify.annotations.NullMarked;
