/** Looks at everything that can keep the product from working, and says for each problem what to do. */
@NullMarked
package dev.deskpulse.plugin.doctor;

import org.jspecify.annotations.NullMarked;
