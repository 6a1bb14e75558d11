package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.insight.FindCauses;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.quality.CheckReplies;
import dev.deskpulse.scheduler.text.EarlyWarnings;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.topic.FollowTopics;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.scheduler.topic.TopicNews;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * Steps 3 to 5 in order: tag, check replies and sort by topic, measure, explain. Looks only at what was saved since the last analysis, and at everything
 * on a new day or after a change of settings or models.
 */
public final class Analysis {
    private final Database database;
    private final TicketStore tickets;
    private final TagTickets tag;
    private final CheckReplies replies;
    private final Topics topics;
    private final MeasureTickets measure;
    private final FindCauses explain;
    private final AnalysisMark mark;
    private final String configuration;
    private final Clock clock;
    private final ZoneId zone;

    /** What is done about topics: each ticket's is kept up to date, and what is new is told from the figures. */
    public record Topics(FollowTopics follow, TopicFigures figures) {}

    /**
     * Puts the steps together.
     *
     * @param configuration fingerprint of all settings and model versions that results depend on
     * @param zone the desk's zone
     */
    public Analysis(
            Database database,
            TicketStore tickets,
            TagTickets tag,
            CheckReplies replies,
            Topics topics,
            MeasureTickets measure,
            FindCauses explain,
            String configuration,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.tickets = tickets;
        this.tag = tag;
        this.replies = replies;
        this.topics = topics;
        this.measure = measure;
        this.explain = explain;
        this.mark = new AnalysisMark(database);
        this.configuration = configuration;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What a run did.
     *
     * @param tagged tickets judged; the others had not changed
     * @param measured fact rows computed
     * @param findings all that stand now, not only new ones
     * @param topics those that are new or grow
     * @param warnings open tickets whose mood has turned for the worse, all that stand now
     */
    public record Outcome(
            long tagged, long measured, List<Finding> findings, List<TopicNews> topics, EarlyWarnings warnings) {
        public Outcome {
            findings = List.copyOf(findings);
            topics = List.copyOf(topics);
        }
    }

    /** Runs the steps; safe to kill at any moment, since the mark moves last. */
    public Outcome run(Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Instant watermark = tickets.watermark();
        Instant since = since(today);
        long tagged = tag.run(since, progress);
        replies.run(since, progress);
        topics.follow().run(since, progress);
        long measured = measure.run(since, progress).measured();
        // Times are kept to the microsecond: a finding of this run must not seem older than the run.
        Instant explainedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Finding> findings = explain.run(today, progress);
        if (!watermark.equals(Instant.MIN)) {
            mark.keep(new AnalysisMark.Mark(configuration, watermark, today, explainedAt));
        }
        return new Outcome(tagged, measured, findings, topics.figures().news(today), EarlyWarnings.in(database));
    }

    private Instant since(LocalDate today) {
        return mark.last()
                .filter(last -> Objects.equals(last.configuration(), configuration)
                        && last.day().equals(today))
                .map(AnalysisMark.Mark::seenUntil)
                .orElse(Instant.MIN);
    }
}
