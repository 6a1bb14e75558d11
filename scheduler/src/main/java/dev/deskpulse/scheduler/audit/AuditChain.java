package dev.deskpulse.scheduler.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chains entries: each holds the HMAC-SHA256 (RFC 2104) of itself and of the one before, so that whoever changes the table
 * without the key cannot make it fit again.
 */
final class AuditChain {
    /** Stands before the first entry. */
    static final String BEGINNING = "0".repeat(64);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEAD = "head of the audit log";

    private final SecretKeySpec key;

    AuditChain(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param before the mac of the entry before, {@link #BEGINNING} for the first */
    String mac(String before, long number, Instant at, AuditEvent event) {
        return mac(out -> {
            text(out, before);
            out.writeLong(number);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            text(out, event.actor());
            text(out, event.role());
            text(out, event.origin());
            text(out, event.action().name());
            text(out, event.target());
            text(out, event.detail());
            text(out, event.outcome().name());
            out.writeLong(event.times());
        });
    }

    /** Seals a head that is kept beside the table. */
    String seal(AuditHead head) {
        return mac(out -> {
            text(out, HEAD);
            out.writeLong(head.number());
            text(out, head.mac());
        });
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** Each text with its length before it, so that no two entries are written alike. */
    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private String mac(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            fields.writeTo(new DataOutputStream(bytes));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written to it", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
