package dev.deskpulse.connector.jira;

import java.net.URI;
import java.time.Instant;

/**
 * A site as it presents itself.
 *
 * @param serverTime the site's own clock: sync windows start from it, never from ours
 */
public record SiteInfo(URI baseUrl, Deployment deployment, String version, Instant serverTime) {}
