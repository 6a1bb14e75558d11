/**
 * Step 1 of 7: sync. Turns the two markup languages of Jira into plain text: ADF (Cloud, v3) and wiki markup (Data
 * Center, v2). {@link dev.deskpulse.connector.jira.text.BodyText#of} takes either, as a field or comment body holds it.
 * What it cannot understand it takes as text; it never fails and never grows without bound.
 */
@NullMarked
package dev.deskpulse.connector.jira.text;

import org.jspecify.annotations.NullMarked;
