package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.event.WebhookServer;
import dev.deskpulse.scheduler.job.RunRecord;
import dev.deskpulse.scheduler.job.TaskState;
import dev.deskpulse.words.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the product measures of itself, in Prometheus' text format. No label names a person, a customer or a ticket. */
public final class Metrics implements AutoCloseable {
    private static final Duration[] ANSWER_TIMES = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final HealthView health;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<HealthView.@Nullable Health> latest = new AtomicReference<>();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final MultiGauge succeeded = MultiGauge.builder("deskpulse.task.succeeded")
            .description("Whether its last run did what it should")
            .register(registry);
    private final MultiGauge took = MultiGauge.builder("deskpulse.task.duration")
            .description("Of the last run")
            .baseUnit("seconds")
            .register(registry);
    private final MultiGauge finished = MultiGauge.builder("deskpulse.task.finished.timestamp")
            .description("When the last run ended, since 1970")
            .baseUnit("seconds")
            .register(registry);
    private final MultiGauge running = MultiGauge.builder("deskpulse.task.running")
            .description("Whether a run is under way")
            .register(registry);

    public Metrics(HealthView health) {
        this.health = health;
        List<MeterBinder> machine = List.of(
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                collections);
        machine.forEach(binder -> binder.bindTo(registry));
        gauge("tickets", "Tickets in the store", null, HealthView.Health::tickets);
        gauge("messages", "Messages in the store", null, HealthView.Health::messages);
        gauge("tickets.to.analyse", "Changed since the last analysis began", null, HealthView.Health::toAnalyse);
        gauge("issues.set.aside", "Sync could not read them and tries again", null, HealthView.Health::setAside);
        gauge("alerts.unsent", "Messages of alerts that wait or were refused", null, HealthView.Health::unsent);
        gauge("store.size", "The store with its journal", "bytes", HealthView.Health::storeBytes);
        gauge("disk.free", "Left on the store's disk", "bytes", HealthView.Health::freeBytes);
        gauge(
                "site.answering",
                "Whether calls are sent to the site; 0 while they are stopped because it does not answer",
                null,
                now -> now.siteFailingSince() == null ? 1 : 0);
        gauge(
                "site.tried.again.timestamp",
                "When the site is called again, since 1970; 0 while it answers",
                "seconds",
                now -> seconds(now.siteTriesAgain()));
        gauge(
                "synced.timestamp",
                "When the last sync ended, since 1970; 0 before the first",
                "seconds",
                now -> seconds(now.syncedAt()));
        gauge(
                "analysed.timestamp",
                "When the last analysis ended, since 1970; 0 before the first",
                "seconds",
                now -> seconds(now.analysedAt()));
    }

    private void gauge(String name, String says, @Nullable String unit, ToDoubleFunction<HealthView.Health> value) {
        Gauge.builder("deskpulse." + name, latest, of -> {
                    HealthView.Health now = of.get();
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .description(says)
                .baseUnit(unit)
                .register(registry);
    }

    private static double seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }

    /**
     * A request was answered.
     *
     * @param route as it is described, such as {@code /api/tickets/{key}/panel}, never as it was asked
     */
    public void answered(String method, String route, int status, Duration took) {
        Timer.builder("deskpulse.http.requests")
                .description("Requests to the API")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .serviceLevelObjectives(ANSWER_TIMES)
                .register(registry)
                .record(took);
    }

    /** A webhook came. */
    public void told(WebhookServer.Outcome outcome) {
        Counter.builder("deskpulse.webhooks")
                .description("Webhooks of Jira, by what became of them")
                .tag("outcome", Wire.name(outcome))
                .register(registry)
                .increment();
    }

    /** All of it as of now. */
    public synchronized String text(List<TaskState> tasks) {
        latest.set(health.health());
        row(succeeded, tasks, run -> run.succeeded() ? 1 : 0);
        row(took, tasks, run -> Duration.between(run.started(), run.finished()).toMillis() / 1e3);
        row(finished, tasks, run -> run.finished().getEpochSecond());
        running.register(
                tasks.stream()
                        .map(state -> Row.of(named(state), state.running() == null ? 0 : 1))
                        .toList(),
                true);
        return registry.scrape();
    }

    private static void row(MultiGauge gauge, List<TaskState> tasks, ToDoubleFunction<RunRecord> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (TaskState state : tasks) {
            RunRecord run = state.lastRun();
            if (run != null) {
                rows.add(Row.of(named(state), value.applyAsDouble(run)));
            }
        }
        gauge.register(rows, true);
    }

    private static Tags named(TaskState state) {
        return Tags.of("task", state.task().label());
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
