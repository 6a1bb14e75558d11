package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.scheduler.topic.TopicNews;
import java.util.List;
import java.util.Map;

/**
 * What one run of the whole job did.
 *
 * @param tickets tickets of the site in the store after the run
 * @param comments their comments, our own on findings among them
 * @param history their history entries, also those that our own writes have left
 * @param fetched issues that this run read, new and changed ones
 * @param tagged tickets that this run judged
 * @param written writes that this run sent: fields, properties and comments
 * @param corrections values that people had set and that were left as they are
 * @param rejected writes that Jira refused
 * @param findings findings that stand
 * @param topics topics that are new or grow
 * @param commentsPosted comments on findings that this run added or changed
 * @param handedOver findings that other departments were told of in an issue of their own
 * @param seconds the whole run
 * @param stages seconds by stage, in order
 * @param unmapped settings below {@code fields} that are not given: slices and figures that need them have no data
 * @param messages what somebody should mend for the write-back to be whole
 */
public record JobSummary(
        long tickets,
        long comments,
        long history,
        long fetched,
        long tagged,
        long written,
        long corrections,
        long rejected,
        long findings,
        List<TopicNews> topics,
        long commentsPosted,
        long handedOver,
        boolean certificateComplete,
        double seconds,
        Map<String, Double> stages,
        CompletenessCertificate certificate,
        List<String> unmapped,
        List<String> messages) {}
