/** Shapes that real sites have answered with. */
@NullMarked
package dev.deskpulse.connector.jira.wire;

import org.jspecify.annotations.NullMarked;
