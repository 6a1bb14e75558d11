package dev.deskpulse.connector.store;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach a PostgreSQL that several processes share.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's own options behind it; without user and password
 * @param connections how many at most
 * @param node how people know this process among the others
 * @param lease after how long without a sign of life a process's work falls to another one
 */
public record PostgresSettings(String url, String user, String password, int connections, String node, Duration lease)
        implements Serializable {
    public static final Duration USUAL_LEASE = Duration.ofSeconds(30);
    private static final String SCHEME = "jdbc:postgresql://";
    private static final int LEAST_CONNECTIONS = 4;
    private static final Duration LEAST_LEASE = Duration.ofSeconds(2);

    public PostgresSettings {
        if (!url.startsWith(SCHEME) || place(url).endsWith("/")) {
            throw new IllegalArgumentException(
                    "the address does not look like " + SCHEME + "db.example.com:5432/deskpulse");
        }
        if (url.contains("@") || url.matches("(?i).*[?&](user|password)=.*")) {
            throw new IllegalArgumentException(
                    "user and password do not belong into the address; give them as keys beside it");
        }
        if (connections < LEAST_CONNECTIONS) {
            throw new IllegalArgumentException("a process needs at least " + LEAST_CONNECTIONS + " connections");
        }
        if (lease.compareTo(LEAST_LEASE) < 0) {
            throw new IllegalArgumentException("a lease lasts at least 2s");
        }
    }

    /** Host and database, for messages. */
    String place() {
        return place(url);
    }

    private static String place(String url) {
        URI address = URI.create(url.substring("jdbc:".length()));
        return address.getAuthority() + address.getPath();
    }

    @Override
    public String toString() {
        return place();
    }
}
