package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.job.RunRecord;
import dev.deskpulse.scheduler.job.Schedule;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.job.TaskState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and changes when the tasks run. */
final class ScheduleRoutes {
    private final Schedules schedules;

    ScheduleRoutes(Schedules schedules) {
        this.schedules = schedules;
    }

    /** A task on the wire. */
    record TaskView(
            String task,
            ScheduleView schedule,
            boolean paused,
            List<Instant> nextRuns,
            @Nullable RunRecord lastRun,
            TaskState.@Nullable Running running) {
        static TaskView of(TaskState state) {
            return new TaskView(
                    state.task().label(),
                    new ScheduleView(
                            state.schedule().cron(), state.schedule().zone().getId()),
                    state.paused(),
                    state.nextRuns(),
                    state.lastRun(),
                    state.running());
        }
    }

    /** A schedule on the wire. */
    record ScheduleView(String cron, String zone) {
        Schedule toSchedule() {
            try {
                return new Schedule(cron, ZoneId.of(zone));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + zone + "' is not a time zone such as Asia/Shanghai", e);
            }
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/schedules", Gate.forAdmins(this::list));
        routes.put("/api/schedules/{task}", Gate.forAdmins(this::change));
        routes.post("/api/schedules/{task}/pause", Gate.forAdmins(request -> {
            schedules.pause(task(request));
            answer(request);
        }));
        routes.post("/api/schedules/{task}/resume", Gate.forAdmins(request -> {
            schedules.resume(task(request));
            answer(request);
        }));
        routes.post("/api/schedules/{task}/run", Gate.forAdmins(this::run));
    }

    private void list(Context request) {
        request.json(schedules.list().stream().map(TaskView::of).toList());
    }

    private void change(Context request) {
        schedules.change(task(request), request.bodyAsClass(ScheduleView.class).toSchedule());
        answer(request);
    }

    private void run(Context request) {
        if (!schedules.runNow(task(request))) {
            throw new ConflictResponse("this task is running already");
        }
        request.status(202);
        answer(request);
    }

    private void answer(Context request) {
        request.json(TaskView.of(schedules.state(task(request))));
    }

    private static Task task(Context request) {
        return Task.ofLabel(request.pathParam("task"));
    }
}
