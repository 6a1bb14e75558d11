@NullMarked
package dev.deskpulse.connector.fuzz;

import org.jspecify.annotations.NullMarked;
