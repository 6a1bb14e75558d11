package dev.deskpulse.scheduler.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Quartz's side of a task. One task is one Quartz job, so the annotation keeps a task from overlapping with itself. */
@DisallowConcurrentExecution
final class ScheduledRun implements Job {
    private final Schedules schedules;
    private final Task task;

    ScheduledRun(Schedules schedules, Task task) {
        this.schedules = schedules;
        this.task = task;
    }

    @Override
    public void execute(JobExecutionContext context) {
        schedules.run(task);
    }
}
