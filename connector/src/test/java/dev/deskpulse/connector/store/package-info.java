/** Tests of the store. */
@NullMarked
package dev.deskpulse.connector.store;

import org.jspecify.annotations.NullMarked;
