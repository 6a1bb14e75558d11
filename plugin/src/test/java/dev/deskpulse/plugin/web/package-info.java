@NullMarked
package dev.deskpulse.plugin.web;

import org.jspecify.annotations.NullMarked;
