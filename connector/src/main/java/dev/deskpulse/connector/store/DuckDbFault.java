package dev.deskpulse.connector.store;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a DuckDB file, in the words of someone who can mend it. DuckDB gives neither SQL states nor error
 * codes, so its texts are all there is to tell faults apart; what is not known here keeps DuckDB's own first line.
 */
enum DuckDbFault {
    IN_USE("Could not set lock|Conflicting lock|being used by another process"),
    NEWER_FILE("with version number .* can only read|newer version of DuckDB|storage version"),
    CORRUPT(
            "not a valid DuckDB database|[Cc]orrupt|checksum|Could not read enough bytes|Failure while replaying WAL|Serialization Error"),
    NO_ROOM("No space left on device|File too large|Disk quota exceeded|[Ff]ull disk|not enough space on the disk"),
    NO_MEMORY("Out of Memory Error"),
    NO_PERMISSION("Permission denied|Read-only file system|read-only mode"),
    INVALIDATED("database has been invalidated");

    private static final Pattern HOLDER = Pattern.compile("held in (\\S+) \\(PID (\\d+)\\)");

    /** DuckDB quotes values in its messages, such as the key that a constraint refuses. */
    private static final Pattern QUOTED_VALUE = Pattern.compile("(key|value|string) \"[^\"]*\"");

    private final Pattern sign;

    DuckDbFault(String sign) {
        this.sign = Pattern.compile(sign);
    }

    static StoreException explain(String place, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        DuckDbFault fault = of(message);
        if (fault == null) {
            return new StoreException("Store " + place + ": " + firstLine(message), failure);
        }
        String told = "Store " + place + " " + fault.mend(message);
        return fault == IN_USE ? new StoreInUseException(told, failure) : new StoreException(told, failure);
    }

    private static @Nullable DuckDbFault of(String message) {
        for (DuckDbFault fault : values()) {
            if (fault.sign.matcher(message).find()) {
                return fault;
            }
        }
        return null;
    }

    private String mend(String message) {
        return switch (this) {
            case IN_USE ->
                "is in use by " + holder(message) + "; stop that process, or use its own screens and commands";
            case NEWER_FILE ->
                "was written by a newer DuckDB; start the Deskpulse version that wrote it, or point this one at another"
                        + " file";
            case CORRUPT ->
                "is damaged or no DuckDB file (" + firstLine(message)
                        + "); put a backup in its place, or move it away and sync again, which reads every ticket anew";
            case NO_ROOM -> "has no room left on its disk; make room and start again: all that was committed is there";
            case NO_MEMORY -> "needs more memory than Deskpulse lets it take; please report what was being done";
            case NO_PERMISSION -> "cannot be written; check the owner and permissions of the file and its folder";
            case INVALIDATED ->
                "stopped after an earlier failure; mend that one and start again: all that was committed is there";
        };
    }

    private static String holder(String message) {
        Matcher matcher = HOLDER.matcher(message);
        return matcher.find() ? "process " + matcher.group(2) + " (" + matcher.group(1) + ")" : "another process";
    }

    private static String firstLine(String message) {
        return QUOTED_VALUE.matcher(message.lines().findFirst().orElse("")).replaceAll("$1 \"…\"");
    }
}
