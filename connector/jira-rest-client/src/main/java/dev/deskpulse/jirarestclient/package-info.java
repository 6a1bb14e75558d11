/**
 * Step 1 of 7: sync. The Atlassian Jira REST Java Client behind types of our own; {@link
 * dev.deskpulse.jirarestclient.RestClient} is the door. Its libraries are relocated when this module is packaged.
 */
@NullMarked
package dev.deskpulse.jirarestclient;

import org.jspecify.annotations.NullMarked;
