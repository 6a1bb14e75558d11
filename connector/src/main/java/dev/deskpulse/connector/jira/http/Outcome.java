package dev.deskpulse.connector.jira.http;

import dev.deskpulse.connector.jira.JiraException;
import org.jspecify.annotations.Nullable;

/** How one attempt of a call ended. */
sealed interface Outcome<T> {
    record Done<T>(T value, RateLimitHeaders said) implements Outcome<T> {}

    /**
     * @param why what the caller will be told if this was the last attempt
     * @param again whether another attempt may help and can do no harm
     * @param answer the answer, where one came
     */
    record Failed<T>(
            JiraException why, boolean again, @Nullable RawAnswer answer) implements Outcome<T> {}

    /** The site asks to slow down; the call was not carried out. */
    record Throttled<T>(JiraException why, RateLimitHeaders said, RawAnswer answer) implements Outcome<T> {}
}
