@NullMarked
package dev.deskpulse.cluster;

import org.jspecify.annotations.NullMarked;
