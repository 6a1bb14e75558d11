/** The HTTP API and the local page. */
@NullMarked
package dev.deskpulse.plugin.web;

import org.jspecify.annotations.NullMarked;
