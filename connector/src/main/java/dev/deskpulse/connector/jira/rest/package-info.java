/**
 * Step 1 of 7: sync. The calls that are the same on Cloud (v3) and Data Center (v2) but for the path they start with and
 * the markup of rich text.
 */
@NullMarked
package dev.deskpulse.connector.jira.rest;

import org.jspecify.annotations.NullMarked;
