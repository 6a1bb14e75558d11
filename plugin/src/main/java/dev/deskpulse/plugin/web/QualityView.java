package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.quality.Kappa;
import dev.deskpulse.scheduler.quality.QualityReport;
import dev.deskpulse.scheduler.quality.ReplyQuality;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.scheduler.quality.ReviewReplies;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How replies keep the rules, and the sheet on which leads judge some of them. */
public final class QualityView {
    private static final int SAMPLED = 5;

    private final ReplyQuality quality;
    private final ReviewReplies reviews;
    private final TicketStore tickets;
    private final URI site;

    /** @param site the Jira site, for links */
    public QualityView(ReplyQuality quality, ReviewReplies reviews, TicketStore tickets, URI site) {
        this.quality = quality;
        this.reviews = reviews;
        this.tickets = tickets;
        this.site = site;
    }

    /**
     * A team's or an agent's rules, on the wire.
     *
     * @param agent empty where it is the whole team
     */
    record Row(String agent, String name, String team, List<AgentView.Rule> rules) {}

    /** How far reviewers and the check agree; kappa is null where it cannot be told. */
    record Agreement(
            String rule,
            Words name,
            long reviewed,
            @Nullable Double kappa,
            @Nullable Double low,
            @Nullable Double high) {}

    /** Of these days; the agreement is of all. */
    record Answer(LocalDate from, LocalDate to, List<Row> teams, List<Row> agents, List<Agreement> agreement) {}

    /** A rule to judge. */
    record Judged(String rule, Words name) {}

    /** A reply to judge. What the check says of it is not told: whoever sees it agrees too easily. */
    record Sample(String key, URI url, String summary, String message, String agent, String text, List<Judged> rules) {}

    /** What a reviewer says of a reply: the rules that it breaks; it keeps the others. */
    record Review(String key, String message, List<String> broken) {}

    /** @throws IllegalArgumentException where the days are none, or too many */
    Answer quality(LocalDate from, LocalDate to, Sight sight) {
        AgentView.requireFew(from, to);
        QualityReport report = quality.report(from, to, sight);
        Map<PersonId, Person> people = tickets.people();
        return new Answer(
                from,
                to,
                report.teams().stream().map(row -> row(row, people)).toList(),
                report.agents().stream().map(row -> row(row, people)).toList(),
                reviews.agreement(sight).stream().map(QualityView::agreement).toList());
    }

    private static Row row(QualityReport.Row row, Map<PersonId, Person> people) {
        String name = row.agent().isEmpty() ? row.team() : AgentView.name(row.agent(), people);
        return new Row(row.agent(), name, row.team(), AgentView.rules(row));
    }

    private static Agreement agreement(Kappa kappa) {
        Kappa.Value value = kappa.value().orElse(null);
        return new Agreement(
                kappa.rule().label(),
                AgentView.words(kappa.rule()),
                kappa.reviewed(),
                value == null ? null : value.kappa(),
                value == null ? null : value.low(),
                value == null ? null : value.high());
    }

    /** Some that nobody has judged, of agents whom the viewer leads. */
    List<Sample> sample(LocalDate from, LocalDate to, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        AgentView.requireFew(from, to);
        Map<PersonId, Person> people = tickets.people();
        return reviews.sample(from, to, SAMPLED, viewer.sight()).stream()
                .map(sample -> new Sample(
                        sample.key().value(),
                        sample.key().pageOn(site),
                        sample.summary(),
                        sample.message(),
                        AgentView.name(sample.agent(), people),
                        sample.text(),
                        sample.toKeep().stream()
                                .map(rule -> new Judged(rule.label(), AgentView.words(rule)))
                                .toList()))
                .toList();
    }

    /** @throws IllegalArgumentException where there is no such reply for the viewer to judge, or a rule was not to be kept in it */
    void review(Review review, Viewer viewer) {
        viewer.mustBe(Role.LEAD);
        List<ReplyRule> broken = review.broken.stream()
                .map(label -> ReplyRule.labelled(label)
                        .orElseThrow(() -> new IllegalArgumentException("there is no rule '" + label + "'")))
                .toList();
        reviews.review(new TicketKey(review.key), review.message, broken, viewer.who(), viewer.sight());
    }
}
