package dev.deskpulse.jirarestclient;

import java.net.URI;
import java.time.Instant;

/** @param time the site's own clock when it answered */
public record ServerFacts(URI baseUri, String version, Instant time) {}
