package dev.deskpulse.scheduler.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives each value a pseudonym that is the same wherever the value stands, such as {@code [phone-7f3a02bd]}: the kind,
 * and the start of an HMAC-SHA256 (RFC 2104) under the installation's key, without which no value can be tried out.
 */
public final class Pseudonyms {
    /** What a pseudonym looks like in a text. */
    static final Pattern PATTERN = Pattern.compile("\\[[a-z]{2,9}(?:-[a-z]{4,6})?-[0-9a-f]{8}(?:[0-9a-f]{8})?]");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int IN_TEXT = 4;
    private static final int OF_PERSONS = 8;

    private final Mac mac;

    Pseudonyms(byte[] key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The text with a blank in each pseudonym's place: for stages that judge words. */
    public static String without(String text) {
        return replaced(text, " ");
    }

    /** The text with something else in each pseudonym's place. */
    public static String replaced(String text, String by) {
        return text.indexOf('[') < 0 ? text : PATTERN.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }

    /** For a value in a text. */
    public String of(PersonalData kind, String value) {
        return token(kind.label(), value, IN_TEXT);
    }

    /** For somebody's identity, by which tickets are grouped: longer, so that no two customers become one. */
    public String ofPerson(String identity) {
        return token("person", identity, OF_PERSONS);
    }

    /** For somebody who was erased. */
    String ofErased(String identity) {
        return token("erased", identity, OF_PERSONS);
    }

    /** A key for another purpose, from which this one cannot be told. */
    byte[] derived(String purpose) {
        return copy().doFinal(("key for\0" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private String token(String label, String value, int bytes) {
        byte[] message = (label + '\0' + value).getBytes(StandardCharsets.UTF_8);
        return "[" + label + "-" + HexFormat.of().formatHex(copy().doFinal(message), 0, bytes) + "]";
    }

    // A Mac is not safe for use by several threads; its copies are cheap.
    private Mac copy() {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java cannot be copied", e);
        }
    }
}
