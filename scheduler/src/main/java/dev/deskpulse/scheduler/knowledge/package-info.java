/**
 * Step 5 of 7, explain: the question bank. What customers ask again and again, with the answer that resolved it, how often it
 * did, and what people made of both.
 */
@NullMarked
package dev.deskpulse.scheduler.knowledge;

import org.jspecify.annotations.NullMarked;
