/** What both deployments share, by itself. */
@NullMarked
package dev.deskpulse.connector.jira.rest;

import org.jspecify.annotations.NullMarked;
