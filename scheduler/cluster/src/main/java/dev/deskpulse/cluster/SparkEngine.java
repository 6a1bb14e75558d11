package dev.deskpulse.cluster;

import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cluster.AnalysisRecipe;
import dev.deskpulse.scheduler.cluster.AnalyzedTickets;
import dev.deskpulse.scheduler.cluster.ClusterEngine;
import dev.deskpulse.scheduler.cluster.ClusterException;
import dev.deskpulse.scheduler.cluster.ClusterSettings;
import dev.deskpulse.scheduler.cluster.FigureFiles;
import dev.deskpulse.scheduler.cluster.FileAnalysis;
import dev.deskpulse.scheduler.kpi.FigureEngine;
import dev.deskpulse.ticket.TicketId;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The analysis as Spark jobs; the driver is this process. */
public final class SparkEngine implements ClusterEngine {
    private static final String LOOPBACK = "127.0.0.1";
    /** What Spark says of a task's last try: the exception's class, and its message up to the end of the line. */
    private static final Pattern LAST_FAILURE = Pattern.compile("most recent failure: .*?\\): [\\w.$]+: (.*)");

    private final SparkSession session;

    private SparkEngine(SparkSession session) {
        this.session = session;
    }

    static SparkEngine start(ClusterSettings settings) {
        String address = System.getenv().getOrDefault("SPARK_LOCAL_IP", LOOPBACK);
        return new SparkEngine(SparkSession.builder()
                .appName("deskpulse")
                .master(settings.master())
                .config("spark.driver.host", address)
                .config("spark.driver.bindAddress", address)
                .config("spark.ui.enabled", settings.page())
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.executor.memory", settings.memory() + "m")
                // a worker's process ends with its memory, and its parts go to another one
                .config(
                        "spark.executor.extraJavaOptions",
                        "-XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC -Dlogback.configurationFile=cluster-logback.xml")
                .config("spark.task.maxFailures", 4)
                .config("spark.network.timeout", "60s")
                .config("spark.executor.heartbeatInterval", "5s")
                // a part waits for no worker that has its data: there may be none any more
                .config("spark.locality.wait", "0s")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.timestampType", "TIMESTAMP_NTZ")
                .config("spark.sql.shuffle.partitions", 16)
                .getOrCreate());
    }

    @Override
    public List<AnalyzedTickets> analyze(AnalysisRecipe recipe, PostgresSettings store, List<List<TicketId>> parts) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        Broadcast<Worksheet> sheet = spark.broadcast(new Worksheet(UUID.randomUUID(), recipe, store));
        try {
            return spark.parallelize(parts, parts.size())
                    .mapPartitions(part -> sheet.value().analyze(part))
                    .collect();
        } catch (Exception e) {
            // all of them: Scala throws checked ones without declaring them
            throw explained(session, e);
        } finally {
            sheet.destroy();
        }
    }

    @Override
    public FigureEngine figures(PostgresSettings store) {
        return SparkFigures.of(session, store);
    }

    @Override
    public void analyze(FileAnalysis analysis, Path tickets, int of, List<Integer> parts, Progress progress) {
        new SparkFiles(session).analyze(analysis, tickets, of, parts, progress);
    }

    @Override
    public FigureFiles figures(Path work) {
        FigureEngine engine = SparkFigures.of(session, work);
        Row found =
                session.sql("SELECT count(*), min(created_day) FROM kpi_fact").head();
        return new FigureFiles(
                engine, found.getLong(0), Optional.ofNullable(found.getDate(1)).map(Date::toLocalDate));
    }

    @Override
    public void close() {
        session.stop();
    }

    static ClusterException explained(SparkSession session, Exception failure) {
        String told = String.valueOf(failure.getMessage());
        Matcher last = LAST_FAILURE.matcher(told);
        String reason;
        if (session.sparkContext().isStopped()) {
            reason =
                    "the cluster's master is not there, or gives this run no workers; start it and at least one worker from"
                            + " this build, with as much memory as --worker-memory says";
        } else if (told.contains("ExecutorLostFailure") || told.contains("OutOfMemoryError")) {
            reason = "a worker's process ended again and again at the same part, most likely for want of memory; give"
                    + " --worker-memory more, or --part fewer tickets";
        } else {
            reason = last.find()
                    ? last.group(1)
                    : "a task failed again and again: " + failure.getClass().getName();
        }
        return new ClusterException(
                "The cluster gave up, and nothing of this chunk is stored; what was before it is, and the next run goes on"
                        + " behind it: " + reason,
                failure);
    }
}
