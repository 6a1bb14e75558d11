package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.event.HubSignature;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Webhooks of changed tickets, until these have their tags: one by one, and as many at once as a bad day brings. */
record EventSpeed(int tickets) implements Benchmark {
    /** In the settings of benchmarks. */
    private static final HubSignature SIGNATURE = HubSignature.of("the-webhook-secret-of-the-benchmark");

    private static final int ONE_BY_ONE = 50;
    private static final int AT_ONCE_OF = 20;
    private static final int FLOOD = 10;
    private static final double SLOWEST = 0.95;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int NO_CONTENT = 204;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(tickets)) {
            return workshop.inHome(home -> {
                try (BenchDesk desk = workshop.desk(home, site.url())) {
                    desk.sync();
                    desk.desk().analyze(workshop.progress());
                    try (LocalService service = new LocalService(desk.desk(), workshop.clock())) {
                        service.start();
                        URI address = service.webhookAddress().orElseThrow();
                        return new Told(desk.desk(), address, workshop).rows(name() + ": " + tickets + " tickets, ");
                    }
                }
            });
        }
    }

    /** One desk's webhooks. */
    private final class Told {
        private final Desk desk;
        private final URI address;
        private final Workshop workshop;
        private final TagStore tags;
        private final List<TicketStore.Held> all;
        private final HttpClient http = HttpClient.newHttpClient();
        private final AtomicLong number = new AtomicLong();

        Told(Desk desk, URI address, Workshop workshop) {
            this.desk = desk;
            this.address = address;
            this.workshop = workshop;
            this.tags = TagStore.in(desk.database());
            this.all = new ArrayList<>(
                    desk.tickets().held(desk.settings().jira().source()).values());
            Collections.sort(all, (a, b) -> a.id().value().compareTo(b.id().value()));
        }

        List<Row> rows(String over) {
            List<Row> rows = new ArrayList<>(oneByOne(over));
            rows.addAll(manyAtOnce(over));
            return rows;
        }

        private List<Row> oneByOne(String over) {
            int most = Math.min(ONE_BY_ONE, tickets / AT_ONCE_OF);
            workshop.progress().begin("Tickets told of one by one", most);
            List<Double> tagged = new ArrayList<>();
            List<Double> written = new ArrayList<>();
            for (TicketStore.Held ticket : all.subList(0, most)) {
                change(ticket);
                long runs = writeBacks();
                long begun = System.nanoTime();
                post(ticket);
                awaitTagged(List.of(ticket), begun, tagged);
                while (writeBacks() == runs) {
                    pause(begun);
                }
                written.add(since(begun));
                workshop.progress().advance(1);
            }
            return List.of(
                    Row.of(
                            over + "one told of at a time, until its tags stand, p95, against 5 s",
                            p95(tagged),
                            "s",
                            5 / p95(tagged)),
                    Row.of(
                            over + "… until they are written into the site, p95, against 5 s",
                            p95(written),
                            "s",
                            5 / p95(written)));
        }

        private List<Row> manyAtOnce(String over) {
            int most = tickets / AT_ONCE_OF;
            workshop.progress().begin("Changing " + most + " tickets", most);
            List<TicketStore.Held> some = all.subList(all.size() - most, all.size());
            some.forEach(ticket -> {
                change(ticket);
                workshop.progress().advance(1);
            });
            workshop.progress().begin("Telling of them " + FLOOD + " times", -1);
            long begun = System.nanoTime();
            IntStream.range(0, FLOOD).parallel().forEach(time -> some.forEach(this::post));
            double told = since(begun);
            List<Double> tagged = new ArrayList<>();
            awaitTagged(some, begun, tagged);
            return List.of(
                    Row.of(
                            over + most + " told of " + FLOOD + " times at once, webhooks answered",
                            FLOOD * most / told,
                            "/s"),
                    Row.of(over + "… until their tags stand, p95", p95(tagged), "s"),
                    Row.of(over + "… tagged", most / Collections.max(tagged), "tickets/s"));
        }

        private void change(TicketStore.Held ticket) {
            desk.site()
                    .writer()
                    .setFields(
                            ticket.id().nativeId(),
                            Map.of("summary", TextNode.valueOf("Changed " + number.incrementAndGet())));
        }

        private void post(TicketStore.Held ticket) {
            byte[] body = "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"%s\",\"key\":\"%s\"}}"
                    .formatted(ticket.id().nativeId(), ticket.key().value())
                    .getBytes(StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("X-Hub-Signature", SIGNATURE.of(body))
                    .header("X-Atlassian-Webhook-Identifier", Long.toString(number.incrementAndGet()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != NO_CONTENT) {
                    throw new IllegalStateException("a webhook was answered " + status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a webhook was not answered", e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        /** Adds the seconds that each took. */
        private void awaitTagged(List<TicketStore.Held> told, long begun, List<Double> taken) {
            Instant started = workshop.clock().instant().minusNanos(System.nanoTime() - begun);
            Set<TicketId> waiting = new HashSet<>();
            told.forEach(ticket -> waiting.add(ticket.id()));
            while (!waiting.isEmpty()) {
                tags.findAll(List.copyOf(waiting)).forEach((id, tag) -> {
                    if (!tag.taggedAt().isBefore(started)) {
                        waiting.remove(id);
                        taken.add(since(begun));
                    }
                });
                if (!waiting.isEmpty()) {
                    pause(begun);
                }
            }
        }

        private long writeBacks() {
            return desk.audit().find(AuditQuery.latest(AuditAction.WRITE_BACK, 1)).stream()
                    .mapToLong(entry -> entry.number())
                    .findFirst()
                    .orElse(0);
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void pause(long begun) {
        if (since(begun) > PATIENCE.toSeconds()) {
            throw new IllegalStateException("a ticket that was told of has no tags after " + PATIENCE);
        }
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the benchmark was interrupted", e);
    }

    private static double p95(List<Double> taken) {
        List<Double> sorted = taken.stream().sorted().toList();
        return sorted.get((int) Math.ceil(SLOWEST * sorted.size()) - 1);
    }
}
