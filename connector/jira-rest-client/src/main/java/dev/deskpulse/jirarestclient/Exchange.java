package dev.deskpulse.jirarestclient;

import java.net.URI;

/** The HTTP below the client. What it throws comes out of the client unchanged. */
@FunctionalInterface
public interface Exchange {
    /** @return the answer's JSON; a call that the site refused is thrown, not returned */
    String get(URI uri);
}
