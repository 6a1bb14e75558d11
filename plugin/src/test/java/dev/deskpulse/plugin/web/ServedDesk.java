package dev.deskpulse.plugin.web;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The address of the real server over a store with a small synced desk; one for all tests that only look at it. */
final class ServedDesk implements ParameterResolver {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    static final int TICKETS = 1500;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == URI.class;
    }

    @Override
    public URI resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ServedDesk.class))
                .getOrComputeIfAbsent(Running.class)
                .address;
    }

    /** Closed when all tests are done. */
    static final class Running implements AutoCloseable {
        private final FakeJira jira;
        private final Desk desk;
        private final LocalService service;
        private final URI address;

        Running() {
            FakeSite site = StandardSite.create(NOON);
            RetailSite.load(
                    site,
                    new RetailScenario(
                            ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(TICKETS)),
                    ticket -> {});
            jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
            desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings(jira)), NOON);
            new WholeJob(desk, NOON).run(Progress.SILENT);
            service = new LocalService(desk, NOON);
            address = service.start();
        }

        private static Path settings(FakeJira jira) {
            try {
                Path folder = Files.createTempDirectory("served-desk");
                return Files.writeString(folder.resolve("deskpulse.yml"), """
                        zone: Asia/Shanghai
                        jira:
                          url: %s
                          deployment: cloud
                          email: admin@example.com
                          token: admin-token
                        fields:
                          customer: Customer
                          channel: Channel
                          product: Product
                          orderCreated: Order created
                          orderConfirmed: Order confirmed
                          orderShipped: Order shipped
                          orderCompleted: Order completed
                        kpi:
                          targets:
                            fast-answers: {kpi: first-response, atMost: 14400, warning: 28800, review: month}
                        writeBack:
                          enabled: false
                        web:
                          port: 0
                        """.formatted(jira.baseUrl()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            service.close();
            desk.close();
            jira.close();
        }
    }
}
