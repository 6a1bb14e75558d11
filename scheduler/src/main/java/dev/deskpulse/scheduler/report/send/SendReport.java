package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.scheduler.delivery.Attempt;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends a report: again after a while where a receiver cannot take it now, and never again where it has it. */
public final class SendReport {
    /** Before the second, third and fourth try. A receiver that is away for longer needs somebody to look. */
    public static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final SentReports sent;
    private final List<Duration> pauses;

    /** @param pauses before each further try */
    public SendReport(SentReports sent, List<Duration> pauses) {
        this.sent = sent;
        this.pauses = List.copyOf(pauses);
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** It is there. */
    public record Sent(int tries) implements Outcome {}

    /** It was there before, and was not sent again. */
    public record SentBefore(Instant at) implements Outcome {}

    /**
     * It is not.
     *
     * @param later whether another try may do, with nothing mended
     */
    public record NotSent(String problem, int tries, boolean later) implements Outcome {}

    /** @param again whether to send what was sent before */
    public Outcome send(ReportFiles.Made made, ReportReceiver receiver, boolean again) {
        SentReports.Received received = sent.of(report(made), receiver.id());
        if (again) {
            received.forget();
        }
        Optional<Instant> before = received.wholeAt();
        if (before.isPresent()) {
            return new SentBefore(before.get());
        }
        for (int tries = 1; ; tries++) {
            Attempt attempt = receiver.send(made, received);
            if (attempt instanceof Attempt.Taken) {
                received.hasAll();
                return new Sent(tries);
            }
            if (attempt instanceof Attempt.Refused refused) {
                return new NotSent(refused.problem(), tries, false);
            }
            Attempt.NotNow later = (Attempt.NotNow) attempt;
            if (tries > pauses.size() || !paused(pauses.get(tries - 1), later.after())) {
                return new NotSent(later.problem(), tries, true);
            }
        }
    }

    private static String report(ReportFiles.Made made) {
        Report.Head head = made.report().head();
        return head.period() + " for " + head.reader().role() + " in "
                + made.document().language().tag();
    }

    /** False where the program is to end. */
    private static boolean paused(Duration own, Optional<Duration> asked) {
        Duration pause = asked.filter(time -> time.compareTo(own) > 0).orElse(own);
        try {
            Thread.sleep((pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
