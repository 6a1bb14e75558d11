@NullMarked
package dev.deskpulse.scheduler.text.model;

import org.jspecify.annotations.NullMarked;
