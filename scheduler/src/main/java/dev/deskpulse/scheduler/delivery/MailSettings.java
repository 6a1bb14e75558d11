package dev.deskpulse.scheduler.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alerts are mailed.
 *
 * @param user null where the server asks for no signing in; then there is no password either
 * @param to those who get each message
 * @param timeout of connecting and of each answer
 */
public record MailSettings(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable Password password,
        String from,
        List<String> to,
        Duration timeout) {
    /** How the way to the server is kept private; none only on this machine. */
    public enum Tls {
        /** Begins in clear text and must change to TLS before anything is said. */
        STARTTLS(587),
        /** From the first byte. */
        TLS(465),
        NONE(25);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }

        public int usualPort() {
            return usualPort;
        }
    }

    public MailSettings {
        to = List.copyOf(to);
        if (tls == Tls.NONE && !Loopback.is(host)) {
            throw new IllegalArgumentException("tls is none, which only a mail server on this machine may have");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("needs user and password, or neither");
        }
        if (to.isEmpty()) {
            throw new IllegalArgumentException("has nobody in to; give at least one address");
        }
        address(from, "from");
        to.forEach(address -> address(address, "to"));
    }

    /** The same server for other receivers. */
    public MailSettings to(List<String> others) {
        return new MailSettings(host, port, tls, user, password, from, others, timeout);
    }

    static InternetAddress address(String text, String key) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("holds no mail address in " + key + ", such as desk@example.com", e);
        }
    }

    /** No address of a person. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
