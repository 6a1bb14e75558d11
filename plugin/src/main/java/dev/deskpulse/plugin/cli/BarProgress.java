package dev.deskpulse.plugin.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One bar a stage, for a person at a terminal. */
final class BarProgress implements Console.ConsoleProgress {
    private static final int NAME_WIDTH = 30;

    private final PrintStream err;
    private @Nullable ProgressBar bar;

    BarProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void begin(String stage, long total) {
        close();
        bar = new ProgressBarBuilder()
                .setTaskName(String.format("%-" + NAME_WIDTH + "s", stage))
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .showSpeed()
                .build();
    }

    @Override
    public synchronized void advance(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    @Override
    public synchronized void note(String message) {
        if (bar == null) {
            err.println(message);
        } else {
            bar.setExtraMessage(" " + message);
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
