/**
 * Step 1 of 7, for channels that are no Jira site: files become tickets. Every file is hostile until read: its kind and
 * encoding are taken from its content, its size is bounded, and a row that cannot be understood is refused by itself.
 */
@NullMarked
package dev.deskpulse.connector.file;

import org.jspecify.annotations.NullMarked;
