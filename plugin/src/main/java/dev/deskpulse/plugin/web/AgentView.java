package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.agent.AgentFigure;
import dev.deskpulse.scheduler.agent.AgentLoad;
import dev.deskpulse.scheduler.agent.AgentReport;
import dev.deskpulse.scheduler.agent.Agents;
import dev.deskpulse.scheduler.agent.ComplaintEnds;
import dev.deskpulse.scheduler.agent.Standing;
import dev.deskpulse.scheduler.quality.QualityReport;
import dev.deskpulse.scheduler.quality.ReplyQuality;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Agents beside their team, for themselves and their leads. */
public final class AgentView {
    private static final int MOST_DAYS = 1_100;

    private final Supplier<Agents> agents;
    private final Database database;
    private final TicketStore tickets;

    /** Reads from these; writes nothing. */
    public AgentView(Supplier<Agents> agents, Database database, TicketStore tickets) {
        this.agents = agents;
        this.database = database;
        this.tickets = tickets;
    }

    /** A figure on the wire. */
    record Figure(
            Words name,
            boolean duration,
            boolean moreIsBetter,
            long cases,
            double raw,
            @Nullable Double team,
            @Nullable Double adjusted,
            @Nullable Double low,
            @Nullable Double high,
            Standing.Verdict verdict) {}

    /** How often a rule of replies was broken, on the wire. */
    record Rule(String rule, Words name, long asked, long broken, double low, double high) {}

    /** An agent on the wire. */
    record Row(
            String agent,
            String name,
            String team,
            long tickets,
            ComplaintEnds complaints,
            LocalDate latest,
            long angry,
            long moods,
            long streak,
            List<Figure> figures,
            List<Rule> rules) {}

    /** What is told of these days. */
    record Answer(LocalDate from, LocalDate to, boolean cut, List<Row> agents) {}

    /** @throws IllegalArgumentException where the days are none, or too many */
    Answer agents(LocalDate from, LocalDate to, Sight sight) {
        requireFew(from, to);
        AgentReport report = agents.get().report(from, to, sight);
        Map<String, List<Rule>> rules = new HashMap<>();
        for (QualityReport.Row row :
                new ReplyQuality(database).report(from, to, sight).agents()) {
            rules.put(row.agent(), rules(row));
        }
        Map<String, AgentLoad> loads = new HashMap<>();
        agents.get().loads(from, to, sight).forEach(load -> loads.put(load.agent(), load));
        Map<PersonId, Person> people = tickets.people();
        return new Answer(
                report.from(),
                report.to(),
                report.cut(),
                report.agents().stream()
                        .map(agent -> row(
                                agent,
                                name(agent.agent(), people),
                                rules.getOrDefault(agent.agent(), List.of()),
                                Objects.requireNonNull(loads.get(agent.agent()))))
                        .toList());
    }

    /** @throws IllegalArgumentException where the days are none, or too many */
    static void requireFew(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("from and to are to be 1 to " + MOST_DAYS + " days");
        }
    }

    /** As people read it. */
    static String name(String agent, Map<PersonId, Person> people) {
        Person person = people.get(new PersonId(agent));
        return person == null ? agent : person.displayName();
    }

    private static Row row(AgentReport.Agent agent, String name, List<Rule> rules, AgentLoad load) {
        return new Row(
                agent.agent(),
                name,
                agent.team(),
                agent.tickets(),
                agent.complaints(),
                agent.latest(),
                load.angry(),
                load.moods(),
                load.streak(),
                agent.figures().entrySet().stream()
                        .map(figure -> figure(figure.getKey(), figure.getValue()))
                        .toList(),
                rules);
    }

    static Figure figure(AgentFigure figure, Standing standing) {
        return new Figure(
                new Words(figure.english(), figure.chinese()),
                figure.isDuration(),
                figure.isMoreBetter(),
                standing.cases(),
                standing.raw(),
                standing.team(),
                standing.adjusted(),
                standing.low(),
                standing.high(),
                standing.verdict());
    }

    static List<Rule> rules(QualityReport.Row row) {
        return row.shares().stream()
                .map(share -> new Rule(
                        share.rule().label(),
                        words(share.rule()),
                        share.asked(),
                        share.broken(),
                        share.low(),
                        share.high()))
                .toList();
    }

    static Words words(ReplyRule rule) {
        return new Words(rule.english(), rule.chinese());
    }
}
