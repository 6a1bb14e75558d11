package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.Access.TokenKind;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The real server, serving a Forge app of a fake site; one for all tests that take it as a parameter. */
final class ForgeDesk implements ParameterResolver {
    static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    static final int TICKETS = 300;
    static final String TOKEN = "app-token-of-the-start";
    static final String ADMIN = StandardSite.ADMIN;

    /** May browse one project, but not its security level. */
    static final String INSIDER = "insider";

    /** May browse none. */
    static final String OUTSIDER = "outsider";

    /** Of a security level that is the site's administrator's alone. */
    static final String SECURED = "HD-4";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ForgeDesk.class))
                .getOrComputeIfAbsent(Running.class);
    }

    /** Stands still until it is turned. */
    static final class TurnedClock extends Clock {
        private final AtomicReference<Instant> now;

        TurnedClock(Instant start) {
            this.now = new AtomicReference<>(start);
        }

        void forward(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("everything here is in UTC");
        }
    }

    /** Closed when all tests are done. */
    static final class Running implements AutoCloseable {
        final TurnedClock clock = new TurnedClock(NOON);
        final FakeSite site;
        final FakeJira jira;
        final FakeForge forge;
        final Desk desk;
        /** Paths of the writes that the site took, as they come. */
        final BlockingQueue<String> written = new LinkedBlockingQueue<>();
        /** What the first run asked, before any test. */
        final List<RecordedRequest> firstRun;
        /** Whether the site keeps from the app what others may see. */
        volatile boolean secretive;

        private final LocalService service;
        private final HttpClient http = HttpClient.newHttpClient();

        Running() {
            CheckedBySpecs specs = CheckedBySpecs.shared();
            site = StandardSite.create(clock);
            RetailSite.load(
                    site,
                    new RetailScenario(
                            ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS)),
                    ticket -> {});
            hideSome();
            install();
            jira = FakeJira.start(
                    site,
                    FakeJiraOptions.DEFAULT
                            .withFilter((request, next) -> {
                                if (secretive && request.path().endsWith("/permissions/check")) {
                                    return FakeResponse.empty(403);
                                }
                                var answer = next.handle(request);
                                if (!request.method().equals("GET")) {
                                    written.add(request.path());
                                }
                                return answer;
                            })
                            .withFilter(specs.filter()));
            forge = new FakeForge(clock, URI.create(jira.baseUrl()));
            desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings()), clock);
            desk.settings()
                    .forge()
                    .map(Settings.Forge::app)
                    .orElseThrow()
                    .token()
                    .renew(Secret.of(TOKEN));
            new WholeJob(desk, clock).run(Progress.SILENT);
            firstRun = jira.requests();
            service = new LocalService(desk, clock);
            service.start();
        }

        private void hideSome() {
            site.addUser(FakeUser.person(INSIDER, "Ingrid"));
            site.addUser(FakeUser.person(OUTSIDER, "Otto"));
            site.catalogue().projects().forEach(project -> site.access().restrict(project.key()));
            site.access().grant(INSIDER, "HD", Access.BROWSE);
            site.access().setSecurityLevel("Staff", Set.of(ADMIN, FakeForge.APP));
            site.rewrite(
                    site.issue(SECURED).orElseThrow().id(),
                    before -> before.edit().security("Staff").build());
        }

        /** What installing the app does to a site: an account of its own, and its fields. */
        private void install() {
            site.addUser(FakeUser.app(FakeForge.APP, "Deskpulse"));
            site.access().addToken(FakeForge.APP, TokenKind.SCOPED_TOKEN, TOKEN);
            // Apps may ask what other people are allowed; here that is an administrator's right.
            site.access().makeAdministrator(FakeForge.APP);
            long number = 20_001;
            for (DeskpulseField field : DeskpulseField.values()) {
                String type = field == DeskpulseField.SENTIMENT_SCORE ? "number" : "string";
                String key = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
                site.catalogue().addField(FakeField.ofApp(number++, field.fieldName(), type, FakeForge.APP, key));
            }
        }

        private Path settings() {
            try {
                Path folder = Files.createTempDirectory("forge-desk");
                return Files.writeString(folder.resolve("deskpulse.yml"), """
                        zone: Asia/Shanghai
                        jira:
                          url: %s
                          gateway: %1$s
                          deployment: cloud
                        forge:
                          appId: ari:cloud:ecosystem::app/%s
                          cloudId: %s
                          keys: %s
                          port: 0
                        access:
                          people:
                            - {name: Ada, account: admin, role: admin}
                        fields:
                          customer: Customer
                          channel: Channel
                          product: Product
                        web:
                          port: 0
                        """.formatted(
                                jira.baseUrl(), FakeForge.APP, FakeForge.CLOUD, forge.keys()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        URI address() {
            return service.forgeAddress().orElseThrow();
        }

        /** As Forge calls for a person at a screen. */
        HttpResponse<String> asks(String accountId, String method, String path, String body) {
            return call(method, path, body, forge.signed(forge.screen(accountId)), TOKEN);
        }

        /** As Forge tells of an event. */
        HttpResponse<String> tells(String body, String appToken) {
            return call("POST", "/forge/events", body, forge.signed(forge.event()), appToken);
        }

        /** As Jira tells of what was done to an issue. */
        void tellsOf(String event, FakeIssue issue) {
            String body = "{\"eventType\":\"avi:jira:%s\",\"issue\":{\"id\":\"%d\",\"key\":\"%s\",\"fields\":{}}}"
                    .formatted(event, issue.id(), issue.key());
            assertThat(tells(body, TOKEN).statusCode()).isEqualTo(204);
        }

        /** Waits until a ticket's explanation is written anew, which is the last step that an event leads to. */
        void awaitsExplanation(FakeIssue issue) throws InterruptedException {
            String path = "";
            while (path != null && !path.endsWith("/issue/" + issue.id() + "/properties/deskpulse")) {
                path = written.poll(60, TimeUnit.SECONDS);
            }
            assertThat(path).as("the explanation is written anew").isNotNull();
        }

        HttpResponse<String> call(String method, String path, String body, String token, String appToken) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (!appToken.isEmpty()) {
                request.header("x-forge-oauth-system", appToken);
            }
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            service.close();
            desk.close();
            forge.close();
            jira.close();
        }
    }
}
