package dev.deskpulse.plugin.web;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.access.Tokens;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.LocalService;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.Plan;
import dev.deskpulse.scheduler.kpi.Kpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The address of the real server over a store with a small synced desk, and the desk itself; one for all tests that only
 * look at it.
 */
final class ServedDesk implements ParameterResolver {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-10T04:00:00Z"), ZoneOffset.UTC);
    static final int TICKETS = 1500;
    private static final int FEW = 100;

    /** Of the admin, by the settings. */
    static final String TOKEN = "the-admins-token-0123456789";

    /** Of somebody whom Jira shows nothing. */
    static final String OUTSIDER = "token-of-the-outsider";

    /** Of an admin whom Jira shows nothing. */
    static final String OUTSIDE_ADMIN = "token-of-the-outside-admin";

    /** Of somebody who may browse one project, but not its security level. */
    static final String INSIDER = "token-of-the-insider";

    /** Of an agent who may browse every project, but no security level. */
    static final String AGENT = "token-of-the-agent";

    static final String AGENT_ACCOUNT = "agent-hannah-reed";

    /** Of a lead who may browse every project, but no security level. */
    static final String LEAD = "token-of-the-lead";

    /** Of an auditor who may browse every project. */
    static final String AUDITOR = "token-of-the-auditor";

    /** Of a member of a group of auditors, who may browse every project. */
    static final String AUDITOR_BY_GROUP = "token-of-the-group-auditor";

    /** Tickets of a security level that is the site's administrator's alone. */
    static final Set<String> SECURED = Set.of("HD-3", "HD-4", "HD-7");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == URI.class || type == Desk.class || type == JiraPages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ServedDesk.class))
                .getOrComputeIfAbsent(Running.class);
        Class<?> type = parameter.getParameter().getType();
        return type == URI.class ? running.address : type == Desk.class ? running.desk : running.pages;
    }

    /** Closed when all tests are done. */
    static final class Running implements AutoCloseable {
        /** The one server whose pages may frame ours. */
        private final JiraPages pages = new JiraPages();

        private final FakeJira jira;
        private final Desk desk;
        private final LocalService service;
        private final URI address;

        Running() {
            this(site());
            keepActions();
        }

        /** One of a whole month that is over, and one that is too early for its figures to be judged. */
        private void keepActions() {
            ActionStore actions = ActionStore.in(desk.database(), NOON);
            Action action = action(LocalDate.of(2026, 10, 1), "Answers of the bot are checked daily");
            Plan plan = desk.judgeActions(action.start()).plan(action);
            actions.add(action, plan);
            actions.add(action(LocalDate.of(2020, 1, 1), "Done before there were tickets"), plan);
        }

        private static Action action(LocalDate start, String step) {
            return new Action(
                    null,
                    new Action.Goal(Kpi.SENTIMENT, 0.1, start.plusDays(30)),
                    step,
                    "Chen Jing",
                    Map.of(),
                    Action.Method.BEFORE_AND_AFTER,
                    start,
                    null);
        }

        /** The same without a ticket. */
        static Running empty() {
            FakeSite site = site();
            List.copyOf(site.issues()).forEach(issue -> site.deleteIssue(issue.id()));
            return new Running(site);
        }

        /** The same with a few. */
        static Running small() {
            return new Running(site(FEW));
        }

        /** From now on Jira does not answer. */
        void loseJira() {
            jira.close();
        }

        /** The same, with tickets of people who mean harm. */
        static Running hostile() {
            FakeSite site = site(FEW);
            HostileTickets.load(site, NOON.instant());
            Running running = new Running(site);
            running.desk.alerts().raise();
            return running;
        }

        private Running(FakeSite site) {
            jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
            desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings(jira, pages)), NOON);
            new WholeJob(desk, NOON).run(Progress.SILENT);
            service = new LocalService(desk, NOON);
            address = service.start();
        }

        URI address() {
            return address;
        }

        Desk desk() {
            return desk;
        }

        private static FakeSite site() {
            return site(TICKETS);
        }

        private static FakeSite site(int tickets) {
            FakeSite site = StandardSite.create(NOON);
            RetailSite.load(
                    site,
                    new RetailScenario(
                            ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(tickets)),
                    ticket -> {});
            for (String account : List.of("outsider", "outside-admin", "insider", "lead", "auditor", "group-auditor")) {
                site.addUser(FakeUser.person(account, account));
            }
            for (FakeProject project : site.catalogue().projects()) {
                site.access().restrict(project.key());
                for (String account : List.of("lead", "auditor", "group-auditor", AGENT_ACCOUNT)) {
                    site.access().grant(account, project.key(), Access.BROWSE);
                }
            }
            site.access().setGroups("group-auditor", Set.of("compliance", "jira-users"));
            site.access().grant("insider", "HD", Access.BROWSE);
            site.access().setSecurityLevel("Staff", Set.of(StandardSite.ADMIN));
            for (String key : SECURED) {
                FakeIssue secured = site.issue(key).orElseThrow();
                site.rewrite(
                        secured.id(), before -> before.edit().security("Staff").build());
            }
            return site;
        }

        private static String people() {
            return Map.of(
                            "outsider",
                            OUTSIDER,
                            "outside-admin, role: admin",
                            OUTSIDE_ADMIN,
                            "insider",
                            INSIDER,
                            "lead, role: lead",
                            LEAD,
                            "auditor, role: auditor",
                            AUDITOR,
                            "group-auditor",
                            AUDITOR_BY_GROUP,
                            AGENT_ACCOUNT,
                            AGENT)
                    .entrySet()
                    .stream()
                    .map(person -> "    - {name: somebody, account: " + person.getKey() + ", tokenHash: "
                            + Tokens.hash(person.getValue()) + "}\n")
                    .collect(Collectors.joining());
        }

        private static Path settings(FakeJira jira, JiraPages pages) {
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
                        rivals: [Swiftwing, 飞燕速递]
                        writeBack:
                          enabled: false
                        web:
                          port: 0
                          token: %s
                          framedBy: %s
                          limits: {requestsPerSecond: 100000, burst: 1000000, atOnce: 1000}
                        access:
                          auditorGroups: [compliance]
                          people:
                        %s""".formatted(
                                jira.baseUrl(), TOKEN, pages.origins(), people()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            service.close();
            desk.close();
            jira.close();
            pages.close();
        }
    }
}
