package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Every step once, in order: sync, analyse, write back. */
public final class WholeJob {
    private final Desk desk;
    private final Clock clock;

    public WholeJob(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Runs and sums up. A sync that could not finish is in the certificate; what was stored is analysed all the same. */
    public JobSummary run(Progress progress) {
        Instant started = clock.instant();
        StageTimes times = new StageTimes(progress, clock);
        CompletenessCertificate certificate = desk.sync(RunOptions.WITH_CENSUS, times);
        Analysis.Outcome analysis = desk.analyze(times);
        Optional<WriteBackReport> writes =
                desk.settings().writeBack().enabled() ? Optional.of(desk.writeBack(times)) : Optional.empty();
        Optional<HandFindingsOver.Report> handed = writes.map(written -> desk.handOver());
        desk.knowledge().answerTickets(times);
        TicketStore.Totals totals = desk.totals();
        return new JobSummary(
                totals.tickets(),
                totals.messages(),
                totals.historyEntries(),
                certificate.fetched(),
                analysis.tagged(),
                writes.map(WriteBackReport::written).orElse(0),
                writes.map(WriteBackReport::corrected).orElse(0),
                writes.map(WriteBackReport::rejected).orElse(0),
                analysis.findings().size(),
                analysis.topics(),
                writes.map(WriteBackReport::comments).orElse(0),
                handed.map(HandFindingsOver.Report::made).orElse(0),
                certificate.complete(),
                times.secondsSince(started),
                times.seconds(),
                certificate,
                desk.settings().fields().unmapped(),
                Stream.concat(
                                writes.stream().flatMap(written -> written.messages().stream()),
                                handed.stream().flatMap(report -> report.problems().stream()))
                        .toList());
    }
}
