package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How many tickets and texts a second are judged on all cores. */
record TextSpeed(TextModels models, Workshop workshop) {
    private static final double WANTED_TICKETS = 5_000;
    private static final double WANTED_TEXTS = 300;
    private static final int WORDS_AT_MOST = 8_000;
    private static final int BATCH = 1_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 50;

    /** The scenario's tickets, in memory: those of which the cheap models are sure are tagged many times over. */
    List<Row> tickets(int count) {
        List<Ticket> all = scenario(count);
        workshop.progress().begin("Tagging tickets of the scenario", -1);
        List<Ticket> cheap = all.parallelStream().filter(this::isCheap).toList();
        Tagger tagger = new Tagger(workshop.clock(), OwnComments.NONE, models.judge(), TagSettings.DEFAULTS);
        tagAll(tagger, cheap, WARM_UP);
        double seconds = workshop.seconds(() -> tagAll(tagger, cheap, ROUNDS));
        double rate = ROUNDS * cheap.size() / seconds;
        String what = "text: tickets without sentence vectors, ";
        return List.of(
                Row.of(what + "of " + all.size(), cheap.size(), "tickets", (double) cheap.size() / all.size()),
                Row.of(what + "tagging in memory, of the wanted 5,000", rate, "tickets/s", rate / WANTED_TICKETS));
    }

    private List<Ticket> scenario(int count) {
        try (SiteStarter.Running site = workshop.site(count)) {
            return workshop.inHome(home -> {
                Settings settings = workshop.settings(home, site.url());
                try (BenchDesk desk = workshop.desk(home, site.url())) {
                    desk.sync();
                }
                List<Ticket> all = new ArrayList<>();
                try (Database database = settings.store().open()) {
                    JdbcTicketStore.in(database, workshop.clock()).forEach(Instant.MIN, BATCH, all::addAll);
                }
                return all;
            });
        }
    }

    private boolean isCheap(Ticket ticket) {
        Stream<String> messages = ticket.messages().stream()
                .filter(message -> message.role() == AuthorRole.CUSTOMER)
                .map(Message::text);
        String opening = OwnWords.opening(ticket, WORDS_AT_MOST).text();
        return Stream.concat(Stream.of(opening), messages).noneMatch(models::needsVector);
    }

    private static void tagAll(Tagger tagger, List<Ticket> tickets, int rounds) {
        for (int round = 0; round < rounds; round++) {
            tagAll(tagger, tickets);
        }
    }

    private static void tagAll(Tagger tagger, List<Ticket> tickets) {
        long tagged = tickets.parallelStream()
                .map(tagger::tag)
                .filter(tags -> !tags.model().isEmpty())
                .count();
        if (tagged != tickets.size()) {
            throw new IllegalStateException("only " + tagged + " of " + tickets.size() + " tickets were tagged");
        }
    }

    /** @param texts of one language that all need their vectors */
    Row vectors(String language, List<String> texts) {
        workshop.progress().begin("Judging " + texts.size() + " texts by sentence vectors", -1);
        double rate =
                texts.size() / workshop.seconds(() -> texts.parallelStream().forEach(models::judge));
        return Row.of(
                "text: " + texts.size() + " " + language
                        + " texts of about 100 characters with sentence vectors, of the wanted 300",
                rate,
                "texts/s",
                rate / WANTED_TEXTS);
    }
}
