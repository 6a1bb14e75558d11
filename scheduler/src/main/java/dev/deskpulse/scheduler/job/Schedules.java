package dev.deskpulse.scheduler.job;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Turns;
import dev.deskpulse.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.quartz.CronTrigger;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the tasks at their times. A task never overlaps with itself; runs missed while the process was down, or while
 * the machine slept, are made up for by one run; schedules and pauses that an admin sets outlive a restart. Processes that share
 * the database share the tasks: each run is one process's, and falls to another where that one dies.
 */
public final class Schedules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final int SHOWN_RUNS = 5;
    /** What log lines of one run have in common. */
    private static final String RUN = "run";

    private final ScheduleStore store;
    private final Map<Task, Work> work;
    private final InstantSource clock;
    private final Scheduler quartz;
    private final ConcurrentMap<Task, RunningTask> running = new ConcurrentHashMap<>();
    private final Turns turns;
    private final boolean isShared;

    /**
     * Prepares the schedules; nothing runs before {@link #start}.
     *
     * @param defaults used for a task whose schedule no admin has changed
     */
    public Schedules(Database database, Map<Task, Schedule> defaults, Map<Task, Work> work, InstantSource clock) {
        this.store = new ScheduleStore(database);
        this.work = new EnumMap<>(work);
        this.clock = clock;
        this.turns = database.turns();
        this.isShared = database.shared().isPresent();
        this.quartz = QuartzSetUp.of(
                database,
                Task.values().length,
                (bundle, ignored) -> new ScheduledRun(
                        this, Task.ofLabel(bundle.getJobDetail().getKey().getName())));
        defaults.forEach((task, schedule) -> {
            if (work.containsKey(task) && store.find(task).isEmpty()) {
                store.save(task, schedule, false, clock.instant());
            }
        });
    }

    /** Starts the clock; tasks whose time passed while nothing ran are run at once. */
    public void start() {
        quartzDo(() -> {
            for (Task task : work.keySet()) {
                quartz.addJob(job(task), true);
                arm(task, kept(task));
            }
            quartz.start();
        });
        // Triggers that other processes share tell by themselves what they missed.
        if (!isShared) {
            work.keySet().stream().filter(this::missedARun).forEach(this::runNow);
        }
    }

    private JobDetail job(Task task) {
        return newJob(ScheduledRun.class)
                .withIdentity(task.label())
                .storeDurably()
                .requestRecovery(isShared)
                .build();
    }

    private void arm(Task task, ScheduleStore.Kept kept) throws SchedulerException {
        TriggerKey key = TriggerKey.triggerKey(task.label());
        if (kept.paused()) {
            quartz.unscheduleJob(key);
        } else if (!isArmed(key, kept.schedule())) {
            quartz.scheduleJob(job(task), Set.of(trigger(task, key, kept.schedule())), true);
        }
    }

    /** Another process has, or this one did before: then what it missed is known still. */
    private boolean isArmed(TriggerKey key, Schedule schedule) throws SchedulerException {
        return quartz.getTrigger(key) instanceof CronTrigger armed
                && armed.getCronExpression().equals(schedule.cron())
                && armed.getTimeZone().equals(TimeZone.getTimeZone(schedule.zone()));
    }

    private static Trigger trigger(Task task, TriggerKey key, Schedule schedule) {
        CronTrigger trigger = newTrigger()
                .withIdentity(key)
                .forJob(JobKey.jobKey(task.label()))
                .withSchedule(cronSchedule(schedule.cron())
                        .inTimeZone(TimeZone.getTimeZone(schedule.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        return trigger;
    }

    private boolean missedARun(Task task) {
        ScheduleStore.Kept kept = kept(task);
        RunRecord lastRun = kept.lastRun();
        Instant last = lastRun == null || lastRun.started().isBefore(kept.since()) ? kept.since() : lastRun.started();
        return !kept.paused()
                && kept.schedule()
                        .after(last)
                        .filter(due -> due.isBefore(clock.instant()))
                        .isPresent();
    }

    /** Every task with its schedule, last run and progress. */
    public List<TaskState> list() {
        return Arrays.stream(Task.values())
                .filter(work::containsKey)
                .map(this::state)
                .toList();
    }

    /** One task with its schedule, last run and progress. */
    public TaskState state(Task task) {
        ScheduleStore.Kept kept = kept(task);
        List<Instant> next = kept.paused()
                ? List.of()
                : kept.schedule().next(clock.instant()).limit(SHOWN_RUNS).toList();
        return new TaskState(
                task,
                kept.schedule(),
                kept.paused(),
                next,
                kept.lastRun(),
                kept.lastSuccess(),
                Optional.ofNullable(running.get(task))
                        .map(RunningTask::state)
                        .or(() -> turns.elsewhere(turn(task)).map(TaskState.Running::elsewhere))
                        .orElse(null));
    }

    /** The name under which turns at a task are taken. */
    private static String turn(Task task) {
        return "task " + task.label();
    }

    /** Sets when a task runs; kept over restarts. */
    public void change(Task task, Schedule schedule) {
        save(task, schedule, kept(task).paused());
    }

    public void pause(Task task) {
        save(task, kept(task).schedule(), true);
    }

    public void resume(Task task) {
        save(task, kept(task).schedule(), false);
    }

    private void save(Task task, Schedule schedule, boolean paused) {
        store.save(task, schedule, paused, clock.instant());
        quartzDo(() -> {
            if (quartz.isStarted()) {
                arm(task, kept(task));
            }
        });
    }

    /** Starts a task now, paused or not; false where it is running already. */
    public boolean runNow(Task task) {
        if (running.containsKey(task) || turns.elsewhere(turn(task)).isPresent()) {
            return false;
        }
        quartzDo(() -> quartz.triggerJob(JobKey.jobKey(task.label())));
        return true;
    }

    /**
     * Runs the task on the calling thread, after a run of it that is under way.
     *
     * @return false where it is paused or not set up here, and was not run
     */
    public boolean runHere(Task task) {
        if (!work.containsKey(task) || kept(task).paused()) {
            return false;
        }
        run(task);
        return true;
    }

    /** Runs the task on the calling thread, one run of it after the other, whichever process does it. */
    void run(Task task) {
        turns.run(turn(task), () -> runInTurn(task));
    }

    private void runInTurn(Task task) {
        Instant started = clock.instant();
        RunningTask progress = new RunningTask(started);
        running.put(task, progress);
        MDC.put(RUN, task.label() + " " + started);
        try {
            Words message = workOf(task).run(progress);
            store.saveRun(task, new RunRecord(started, clock.instant(), true, message));
        } catch (RuntimeException e) {
            LOG.error("{} failed; it will be tried again at its next time", task.label(), e);
            store.saveRun(task, new RunRecord(started, clock.instant(), false, FailureWords.ofRun(e)));
        } finally {
            running.remove(task);
            MDC.remove(RUN);
        }
    }

    private Work workOf(Task task) {
        Work found = work.get(task);
        if (found == null) {
            throw new IllegalArgumentException(task.label() + " is not set up here");
        }
        return found;
    }

    private ScheduleStore.Kept kept(Task task) {
        return store.find(task).orElseThrow(() -> new IllegalArgumentException(task.label() + " has no schedule"));
    }

    /** Waits for running tasks, then stops. */
    @Override
    public void close() {
        quartzDo(() -> quartz.shutdown(true));
    }

    @FunctionalInterface
    private interface QuartzCall {
        void run() throws SchedulerException;
    }

    private static void quartzDo(QuartzCall call) {
        try {
            call.run();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler refused: " + e.getMessage(), e);
        }
    }
}
