/** Step 3 of 7, tag: what tickets are about. Topics are found without labels, named by their words, and keep their names. */
@NullMarked
package dev.deskpulse.scheduler.topic;

import org.jspecify.annotations.NullMarked;
