package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.plugin.app.DeskScreens;
import dev.deskpulse.plugin.app.JobSummary;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code run} and {@code demo} have in common: the whole job once with a summary, then the service. */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Console console;
    private final Clock clock;
    private final boolean json;

    JobRun(Console console, Clock clock, boolean json) {
        this.console = console;
        this.clock = clock;
        this.json = json;
    }

    /** Runs once and prints the summary; the exit code is 0 where the store is complete and nothing was rejected. */
    int once(Desk desk) {
        JobSummary summary = console.watch(progress -> new WholeJob(desk, clock).run(progress));
        if (json) {
            console.printJson(summary);
        } else {
            LocalDate today =
                    LocalDate.ofInstant(clock.instant(), desk.settings().zone());
            console.print(Summaries.job(
                    summary,
                    new DeskScreens(desk).view().figuresOfLastDays(30),
                    desk.causes().all(desk.standingFindings()),
                    today));
            if (desk.settings().writeBack().enabled() && summary.written() == 0) {
                console.print("Nothing had to be written: the site holds what it should. No write was sent.");
            }
        }
        return summary.certificateComplete() && summary.rejected() == 0 ? 0 : 1;
    }

    /**
     * Serves until the process is asked to stop.
     *
     * @param newToken whether to make another admin's token
     */
    void serve(Desk desk, boolean newToken) throws InterruptedException {
        serve(desk, newToken, () -> {});
    }

    /**
     * The same as one of several processes: serves at once, and runs the whole job only where none ever has.
     *
     * @param newToken whether to make another admin's token
     */
    void serveAsOneOfMany(Desk desk, boolean newToken) throws InterruptedException {
        serve(desk, newToken, () -> {
            if (!desk.isWorkedOn()) {
                once(desk);
            }
        });
    }

    private void serve(Desk desk, boolean newToken, Runnable first) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            awaitQuietly(closed);
        }));
        try (LocalService service = new LocalService(desk, clock)) {
            URI page = service.start();
            ConsoleSignIn signIn = service.signIn();
            console.say(whereToBegin(page, newToken ? signIn.newToken() : signIn.firstToken()));
            warmUp();
            service.webhookAddress().ifPresent(address -> console.say("Jira's webhooks are taken at " + address));
            service.forgeAddress().ifPresent(address -> console.say("The Forge app's calls are taken at " + address));
            inBackground(first, stopped);
            stopped.await();
        } finally {
            closed.countDown();
        }
    }

    /** It may last for hours; whoever stops the process does not wait for it, and the next run goes on where it was. */
    private void inBackground(Runnable first, CountDownLatch stopped) {
        Thread thread = new Thread(
                () -> {
                    try {
                        first.run();
                    } catch (RuntimeException e) {
                        if (stopped.getCount() > 0) {
                            LOG.error("the first run failed; the schedules try again", e);
                        }
                    }
                },
                "first-run");
        thread.setDaemon(true);
        thread.start();
    }

    private static void warmUp() {
        Thread warm = new Thread(DeskReports::warmUp, "reports-warm-up");
        warm.setDaemon(true);
        warm.start();
    }

    /** The part behind # stays in the browser: no log and no proxy sees the token. */
    private static String whereToBegin(URI page, Optional<String> token) {
        return token.map(made -> "The results are at " + page + "/#/sign-in/" + made
                        + " (Ctrl-C ends)\nThis link signs you in as the admin. It is shown only now: keep it, or make another"
                        + " with `deskpulse run --new-admin-token`.")
                .orElse("The results are at " + page + " (Ctrl-C ends)");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
