package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.scheduler.privacy.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log's head in a file outside of its table, sealed by the same key: a table that was cut at its end is shorter.
 * Processes that share the table share the file; a head that another one moved on is never moved back.
 */
final class AuditAnchor {
    private static final Logger LOG = LoggerFactory.getLogger(AuditAnchor.class);
    private static final String FILE = "audit.head";

    private final Path file;
    private final AuditChain chain;
    private AuditHead held;

    /** Whether the table was ever seen not to hold what the file says: then the file stays as it is and tells so. */
    private boolean lost;

    /** @param present the table's own head as the log is opened */
    AuditAnchor(Path home, AuditChain chain, AuditHead present) {
        this.file = home.resolve(FILE);
        this.chain = chain;
        Optional<Kept> kept = read();
        this.held = kept.map(Kept::head).orElse(AuditHead.NONE);
        this.lost = kept.map(one -> !one.genuine()).orElse(present.number() > 0);
    }

    /**
     * What the file says.
     *
     * @param genuine whether its seal is of this installation's key
     */
    record Kept(AuditHead head, boolean genuine) {}

    /** Empty where there is no such file. */
    Optional<Kept> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            boolean whole = words.length == 3 && words[0].matches("\\d{1,18}");
            AuditHead head = whole ? new AuditHead(Long.parseLong(words[0]), words[1]) : AuditHead.NONE;
            return Optional.of(new Kept(head, whole && AuditChain.same(chain.seal(head), words[2])));
        } catch (IOException e) {
            throw new StoreException(file + " cannot be read; check its permissions", e);
        }
    }

    /** The head that the table must hold still. */
    synchronized AuditHead held() {
        return held;
    }

    /** The table no longer holds it. Whatever is added from now on, the file does not move: else a cut would be forgotten. */
    synchronized void lose() {
        if (!lost) {
            lost = true;
            LOG.error("the audit log lacks entries that it had; run `deskpulse audit verify`");
        }
    }

    /** Moves on to a head that was committed; threads may come in any order. */
    synchronized void moveTo(AuditHead head) {
        if (!lost && head.number() > held.number()) {
            long kept = read().map(Kept::head).map(AuditHead::number).orElse(0L);
            if (head.number() > kept) {
                write(head);
            }
            held = head;
        }
    }

    /** Takes a head for the true one, whatever was there before. */
    synchronized void accept(AuditHead head) {
        write(head);
        held = head;
        lost = false;
    }

    private void write(AuditHead head) {
        String line = head.number() + " " + head.mac() + " " + chain.seal(head) + "\n";
        try {
            OwnerOnly.replace(file, line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new StoreException(file + " cannot be written; check its folder's permissions and room", e);
        }
    }
}
