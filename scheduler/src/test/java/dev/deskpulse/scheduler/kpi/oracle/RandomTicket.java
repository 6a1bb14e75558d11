package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.Language;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A ticket at random.
 *
 * @param before as it was read first, with comments that were deleted since; null where it was read once
 * @param ticket as it was read last
 * @param tags null where it has none
 * @param deleted at its source, after both readings
 */
record RandomTicket(Ticket before, Ticket ticket, TicketTags tags, boolean deleted) {
    /** What a desk's log may hold; the last two have no category of their own, the last but one is mapped. */
    private static final List<String> STATUSES = List.of(
            "Open", "Working", "Waiting for customer", "Waiting for courier", "Resolved", "Closed", "Parked", "Odd");

    private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");
    private static final String[] ANSWERS = {"1", "2", "3", "4", "5", "7", "0", "8", "-1", "4.5", "good", " 5 ", ""};

    static RandomTicket of(Random random, int number, RandomDesk desk) {
        Writer writer = new Writer(random, number, desk);
        writer.write();
        Ticket ticket = writer.ticket(writer.messages);
        return new RandomTicket(
                random.nextInt(4) == 0 ? writer.readBefore() : null,
                ticket,
                random.nextInt(8) == 0 ? null : writer.tags(ticket),
                random.nextInt(25) == 0);
    }

    /** Goes through a ticket's life and writes down what happens. */
    private static final class Writer {
        private final Random random;
        private final int number;
        private final RandomDesk desk;
        private final List<Message> messages = new ArrayList<>();
        private final List<Change> history = new ArrayList<>();
        private final List<SlaCycle> sla = new ArrayList<>();
        private final Map<String, String> fields = new HashMap<>();
        private final String teamField;
        private final boolean teamIds;
        private Instant created = Instant.EPOCH;
        private Instant clock = Instant.EPOCH;
        private String status = "Open";
        private String resolution;
        private Instant resolved;
        private String assignee;
        private String team;
        private String reporter;
        private String customer;

        Writer(Random random, int number, RandomDesk desk) {
            this.random = random;
            this.number = number;
            this.desk = desk;
            teamField = desk.settings.extras().getOrDefault("team", "team");
            teamIds = desk.settings.extras().containsKey("team");
        }

        @SafeVarargs
        private <T> T pick(T... of) {
            return of[random.nextInt(of.length)];
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        void write() {
            begin();
            int events = random.nextInt(14);
            for (int i = 0; i < events; i++) {
                pass();
                happen();
            }
            logWork();
            if (chance(8) && !history.isEmpty()) {
                history.remove(random.nextInt(history.size()));
            }
            if (chance(12)) {
                Collections.shuffle(messages, random);
            }
            if (team != null) {
                fields.put("team", chance(20) ? "Billing" : team);
            }
            answers();
            cycles();
        }

        private void begin() {
            ZoneId zone = desk.settings.zone();
            created = desk.first
                    .plusDays(random.nextInt(RandomDesk.DAYS - 12))
                    .atStartOfDay(zone)
                    .toInstant();
            created = created.plusSeconds(
                    chance(6) ? 0 : chance(6) ? 3600L * random.nextInt(24) : random.nextInt(86_400));
            created = created.plusMillis(chance(4) ? random.nextInt(1000) : 0);
            clock = created;
            status = chance(12) ? pick("Resolved", "Odd") : chance(5) ? "Working" : "Open";
            resolution = status.equals("Resolved") && !chance(3) ? "Done" : null;
            resolved = status.equals("Resolved") ? created : null;
            assignee = chance(3) ? agent() : null;
            team = chance(3) ? null : team();
            customer = chance(8) ? null : "customer-" + random.nextInt(4);
            reporter = chance(8) ? null : chance(5) ? agent() : customer;
        }

        private String agent() {
            return AGENTS.get(random.nextInt(AGENTS.size()));
        }

        private String team() {
            return RandomDesk.TEAMS.get(random.nextInt(RandomDesk.TEAMS.size()));
        }

        /** Time passes: none, a moment, hours, days, or until a round hour. Rarely the clock goes back. */
        private void pass() {
            long seconds =
                    switch (random.nextInt(9)) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(8);
                        case 2, 3 -> random.nextInt(7200);
                        case 4, 5 -> random.nextInt(86_400);
                        case 6 -> random.nextInt(5 * 86_400);
                        case 7 -> 3600 - Math.floorMod(clock.getEpochSecond(), 3600L);
                        default -> chance(6) ? -random.nextInt(9000) : random.nextInt(600);
                    };
            clock = clock.plusSeconds(seconds).plusMillis(chance(8) ? random.nextInt(1000) : 0);
        }

        private void happen() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> say();
                case 4, 5, 6 -> move(STATUSES.get(random.nextInt(chance(6) ? STATUSES.size() : 6)));
                case 7, 8 -> assign(chance(4) ? null : agent());
                default -> handOver(chance(5) ? null : team());
            }
        }

        /** Jira shows the sum of all that was logged. */
        private void logWork() {
            int seconds = 0;
            for (int entries = random.nextInt(3); entries > 0; entries--) {
                String before = seconds == 0 ? null : Integer.toString(seconds);
                seconds += 60 * (1 + random.nextInt(90));
                change("timespent", before, before, Integer.toString(seconds), Integer.toString(seconds));
            }
        }

        private void say() {
            AuthorRole role = pick(AuthorRole.CUSTOMER, AuthorRole.AGENT, AuthorRole.AGENT, AuthorRole.AUTOMATION);
            String author =
                    switch (role) {
                        case CUSTOMER -> chance(6) ? "friend" : customer;
                        case AGENT -> chance(4) ? reporter : agent();
                        case AUTOMATION -> chance(4) ? reporter : "robot";
                    };
            messages.add(new Message(
                    "m" + messages.size(), person(chance(12) ? null : author), role, clock, clock, !chance(5), "text"));
        }

        private void move(String to) {
            change("status", "id-" + status, status, "id-" + to, to);
            status = to;
            boolean done = category(to) == StatusCategory.DONE;
            if (done && resolution == null && !chance(6)) {
                change("resolution", null, null, "1", "Done");
                resolution = "Done";
            } else if (!done && resolution != null && !chance(6)) {
                change("resolution", "1", "Done", null, null);
                resolution = null;
            }
            resolved = done ? (resolved == null ? clock : resolved) : null;
        }

        private void assign(String to) {
            change("assignee", assignee, assignee, to, to);
            assignee = to;
        }

        private void handOver(String to) {
            String before = teamIds && team != null ? "7" + team : team;
            change(teamField, before, team, teamIds && to != null ? "7" + to : to, to);
            team = to;
        }

        private void change(String field, String from, String fromText, String to, String toText) {
            history.add(new Change(history.size() + "#0", clock, null, field, from, fromText, to, toText));
        }

        private StatusCategory category(String name) {
            return desk.settings.categories().getOrDefault(name, StatusCategory.IN_PROGRESS);
        }

        private void answers() {
            fields.put("csat-speed", pick(ANSWERS));
            fields.put("csat-agent", pick(ANSWERS));
            fields.put("effort", pick(ANSWERS));
            fields.put("segment", pick("gold", "silver", "铜", ""));
            fields.put("topic", pick("refund", "delivery", "COMPLAINT", "", ""));
            fields.put("plan", pick("a", "b", "c", "d", ""));
            fields.keySet().removeIf(name -> !name.equals("team") && chance(3));
        }

        private void cycles() {
            for (String name : List.of("Response", "Resolution", "Repair")) {
                if (chance(2)) {
                    Duration goal = Duration.ofSeconds(chance(8) ? 0 : 1000L * (1 + random.nextInt(20)));
                    Duration elapsed = Duration.ofSeconds(pick(0L, goal.toSeconds(), goal.toSeconds() * 8 / 10, 799L)
                            + (chance(2) ? random.nextInt(20_000) : 0));
                    Instant stop = chance(4) ? null : created.plusSeconds(random.nextInt(400_000) - 2000L);
                    Instant breach = chance(2) ? null : created.plusSeconds(random.nextInt(400_000));
                    sla.add(new SlaCycle(name, created, stop, breach, goal, elapsed, chance(3), chance(5)));
                }
            }
        }

        /** As the ticket was read once: other comments, and some SLA cycles as they were shown then. */
        Ticket readBefore() {
            List<Message> more = new ArrayList<>(messages);
            more.add(new Message(
                    "deleted", person("agent-2"), AuthorRole.AGENT, created.plusSeconds(9), created, true, "gone"));
            Ticket today = ticket(more);
            List<SlaCycle> shown = sla.stream()
                    .map(c -> new SlaCycle(
                            c.name(),
                            c.start(),
                            chance(2) ? null : c.stop(),
                            c.breachTime(),
                            chance(2) ? c.goal() : c.goal().plusSeconds(5000),
                            c.elapsed(),
                            chance(3),
                            c.paused()))
                    .toList();
            return Parts.withSla(today, shown);
        }

        private OrderMilestones milestones() {
            if (chance(2)) {
                return OrderMilestones.NONE;
            }
            Instant[] at = new Instant[4];
            Instant moment = created;
            for (int i = 0; i < at.length; i++) {
                moment = moment.plusSeconds(chance(6) ? -3000 : random.nextInt(400_000));
                at[i] = chance(5) ? null : moment;
            }
            int reached = 1 + random.nextInt(4);
            Arrays.fill(at, reached, 4, null);
            return new OrderMilestones(at[0], at[1], at[2], at[3]);
        }

        Ticket ticket(List<Message> said) {
            SourceId source = new SourceId(number % 5 == 0 ? "mail" : "site");
            boolean done = category(status) == StatusCategory.DONE;
            String project = RandomDesk.PROJECTS.get(number % RandomDesk.PROJECTS.size());
            Instant sourceDate = done ? (chance(8) ? null : chance(8) ? created.minusSeconds(50) : resolved) : null;
            return new Ticket(
                    TicketId.of(source, Integer.toString(number)),
                    source,
                    new TicketKey(project + "-" + number),
                    project,
                    pick("Request", "Incident"),
                    "summary",
                    "description",
                    new Ticket.Lifecycle(status, category(status), created, clock, sourceDate, resolution),
                    new Ticket.Parties(person(reporter), person(assignee), customer, null),
                    new Ticket.Subject(
                            pick("chat", "email", "", null),
                            pick("Kettle", "Pan", null),
                            pick("East", null),
                            null,
                            milestones()),
                    pick("High", "Low", null),
                    List.of(),
                    said,
                    history,
                    sla,
                    chance(2) ? null : new Satisfaction(1 + random.nextInt(5), chance(2) ? null : clock, null),
                    chance(2) ? null : (Integer) random.nextInt(11),
                    fields);
        }

        TicketTags tags(Ticket ticket) {
            double start = random.nextInt(9) / 4.0 - 1;
            double end = random.nextInt(9) / 4.0 - 1;
            return new TicketTags(
                    ticket.id(),
                    "input",
                    "model",
                    created,
                    pick(Language.values()),
                    new Sentiment(pick(Sentiment.Label.values()), 0, 1, List.of()),
                    new KindTag(pick(KindTag.Kind.values()), 1, List.of()),
                    new PrioritySuggestion(PrioritySuggestion.Level.MEDIUM, 0.5, 0.5, List.of()),
                    new Trajectory(pick(Trajectory.Course.values()), state(start), state(end), state(-1), false),
                    List.of());
        }

        private static Trajectory.State state(double score) {
            return new Trajectory.State("m", Sentiment.Label.NEUTRAL, score);
        }

        private static PersonId person(String id) {
            return id == null ? null : new PersonId(id);
        }
    }
}
