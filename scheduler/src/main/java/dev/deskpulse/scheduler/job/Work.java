package dev.deskpulse.scheduler.job;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.words.Words;

/** What a task does when its time has come. */
@FunctionalInterface
public interface Work {
    /** Returns one line for a person: what was done. Never ticket text. Throws where the run failed. */
    Words run(Progress progress);
}
