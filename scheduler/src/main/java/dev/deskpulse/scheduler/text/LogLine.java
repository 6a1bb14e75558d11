package dev.deskpulse.scheduler.text;

import java.util.regex.Pattern;

/** Tells lines that a program wrote (logs, stack traces) from a person's words about an error. */
final class LogLine {
    private static final String LEVEL = "(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL)";
    private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d";
    private static final String MONTH = "[A-Z][a-z]{2}";
    private static final String STAMP = "\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d";
    private static final String FRACTION_AND_ZONE = "(?::\\d\\d)?(?:[.,]\\d{1,9})?(?:Z| ?[+-]\\d\\d:?\\d\\d)?";

    /** Levels in small letters are words too: they count right after the time and before a sign alone. */
    private static final String DATED = STAMP + ".{0,80}?\\b" + LEVEL + "\\b.*|" + STAMP + FRACTION_AND_ZONE
            + "[\\] |-]{1,5}\\[?(?i:" + LEVEL + ")[\\]:|].*|" + CLOCK + "[.,]\\d{3} .{0,60}?\\b" + LEVEL + "\\b.*";

    private static final String LEVEL_FIRST =
            "\\[" + LEVEL + "\\].*|" + LEVEL + "(?:[\\]:].*| +\\S{0,200}[.:/=\\[(].*)";

    /** A bare "Error: " is how people begin, so what was thrown needs a package or a name of several words. */
    private static final String THROWN = "(?:Caused by: |Suppressed: |Uncaught |Exception in thread \"[^\"]{0,80}\" )?"
            + "(?:(?:[\\w$]{1,60}\\.){1,15}[\\w$]{0,60}(?:Exception|Error)(?:: .*)?"
            + "|[A-Z]\\w{1,60}(?:Exception|Error): .*)";

    private static final String TRACE =
            "at [\\w.$<>/]{3,200}\\(.*|Traceback \\(.*|File \"[^\"]{1,200}\", line \\d+.*|\\.{3} \\d+ (?:more|common).*";

    private static final String SYSLOG = "(?:<\\d{1,3}>)?(?:" + MONTH + " )?" + MONTH + " {1,2}\\d{1,2} " + CLOCK
            + " \\S{1,100} \\S{1,100}:.*|" + STAMP + FRACTION_AND_ZONE + " \\S{1,100} \\S{1,100}\\[\\d+\\]:.*";

    private static final String WEB_SERVER = "\\S{1,100} \\S{1,60} \\S{1,60} \\[\\d\\d/" + MONTH + "/\\d{4}:" + CLOCK
            + " [+-]\\d{4}\\] .*|" + STAMP + ":\\d\\d \\[[a-z]{4,6}\\] .*|\\[" + MONTH + " " + MONTH + " \\d\\d "
            + CLOCK + ".*";

    private static final String LOGCAT =
            "\\d\\d-\\d\\d " + CLOCK + "\\.\\d+ +\\d+ +\\d+ [VDIWEF] .*|[VDIWEF]/[^\\s(]{1,60} *\\( *\\d+\\): .*";

    private static final Pattern LOG = Pattern.compile(
            "^\\s*(?:" + String.join("|", DATED, LEVEL_FIRST, THROWN, TRACE, SYSLOG, WEB_SERVER, LOGCAT) + ")$");

    private LogLine() {}

    static boolean is(String line) {
        return LOG.matcher(line).matches();
    }
}
