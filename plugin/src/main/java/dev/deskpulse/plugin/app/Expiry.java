package dev.deskpulse.plugin.app;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.privacy.ExpireWords;
import dev.deskpulse.scheduler.privacy.Retention;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Forgets what is older than the settings let it be, and the words of tickets that the site has deleted. */
public final class Expiry {
    private final Supplier<Settings> settings;
    private final DeskStores stores;
    private final ExpireWords words;
    private final Clock clock;

    Expiry(Supplier<Settings> settings, DeskStores stores, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.clock = clock;
        this.words = stores.tickets()
                .expiry(List.of(
                        stores.tags()::forgetWords, stores.replies()::forgetWords, stores.questions()::forgetWords));
    }

    /**
     * What is, or would be, forgotten.
     *
     * @param tickets whose words
     * @param reports files
     */
    public record Expired(long tickets, int reports) {}

    /** What {@link #run} would forget now. */
    public Expired due() {
        return new Expired(
                words.due(retention(), clock.instant(), judgedUntil()),
                oldReports().size());
    }

    /** Forgets it; waits for a sync that is under way. What was done is in the audit log. */
    public Expired run(Actor who, Progress progress) {
        return stores.turns().during(DeskWork.READING, () -> run(progress, who));
    }

    private Expired run(Progress progress, Actor who) {
        long tickets = words.run(retention(), clock.instant(), judgedUntil(), progress);
        note(who, tickets, "words of tickets");
        List<Path> reports = oldReports();
        for (Path report : reports) {
            try {
                Files.deleteIfExists(report);
            } catch (IOException e) {
                throw new IllegalStateException(
                        report + " is too old by privacy.retention.reports and cannot be"
                                + " deleted; let this user write to its folder",
                        e);
            }
        }
        note(who, reports.size(), "report files");
        return new Expired(tickets, reports.size());
    }

    private void note(Actor who, long forgotten, String what) {
        if (forgotten > 0) {
            stores.audit().add(who, AuditAction.ERASE, what, forgotten + " by privacy.retention", AuditOutcome.DONE);
        }
    }

    private Retention retention() {
        return settings.get().privacy().retention();
    }

    /** Nobody has judged yet what was saved later. */
    private Instant judgedUntil() {
        return stores.mark().last().map(AnalysisMark.Mark::seenUntil).orElse(Instant.MIN);
    }

    private List<Path> oldReports() {
        Duration kept = retention().reports();
        Path folder = settings.get().reports().folder();
        if (kept == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        Instant oldest = clock.instant().minus(kept);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ReportFiles.isNamed(file.getFileName().toString()))
                    .filter(file -> isOlder(file, oldest))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read; let this user read the reports' folder", e);
        }
    }

    private static boolean isOlder(Path file, Instant oldest) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
        } catch (IOException e) {
            // Somebody has removed it meanwhile.
            return false;
        }
    }
}
