package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.plugin.access.AccessSettings;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.cause.DeskEvent;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.text.PriorityWeights;
import dev.deskpulse.scheduler.text.Reason;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.words.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path folder;

    @Test
    void aCloudSiteNeedsAddressEmailAndToken() {
        Settings settings = parse("""
                jira:
                  url: https://example.atlassian.net/
                  email: bot@example.com
                  token: ${JIRA_TOKEN}
                """);
        assertThat(settings.jira().access().site()).isEqualTo(URI.create("https://example.atlassian.net"));
        assertThat(settings.jira().deployment()).isEqualTo(Deployment.CLOUD);
        assertThat(settings.jira().access().signIn())
                .isInstanceOfSatisfying(SignIn.CloudBasic.class, signIn -> assertThat(signIn.email())
                        .isEqualTo("bot@example.com"));
        assertThat(settings.home()).isEqualTo(folder.resolve(".deskpulse"));
        assertThat(settings.zone()).isEqualTo(SHANGHAI);
        assertThat(settings.schedules()).containsOnlyKeys(Task.values());
    }

    @Test
    void aDataCenterSiteNeedsAPersonalAccessToken() {
        Settings settings = parse("jira: {url: 'https://jira.example.com/jira', token: abc}");
        assertThat(settings.jira().deployment()).isEqualTo(Deployment.DATA_CENTER);
        assertThat(settings.jira().access().signIn()).isInstanceOf(SignIn.PersonalToken.class);
    }

    @Test
    void aCloudIdMeansAScopedTokenThroughTheGateway() {
        Settings settings =
                parse("jira: {url: 'https://example.atlassian.net', email: a@example.com, token: abc, cloudId: c-1}");
        assertThat(settings.jira().access().signIn())
                .isInstanceOfSatisfying(SignIn.CloudGateway.class, signIn -> assertThat(signIn.gateway())
                        .isEqualTo(URI.create("https://api.atlassian.com")));
    }

    @Test
    void aForgeAppNeedsNoTokenAndIsCountedInPoints() {
        Settings settings = parse("""
                jira: {url: 'https://example.atlassian.net'}
                forge:
                  appId: ari:cloud:ecosystem::app/406d303d-0393-4ec4-ad7c-1435be94583a
                  cloudId: 11111111-2222-3333-4444-555555555555
                """);
        assertThat(settings.jira().asApp()).isTrue();
        assertThat(settings.jira()
                        .access()
                        .signIn()
                        .apiBase(settings.jira().access().site()))
                .hasToString("https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555");
        assertThat(settings.http().limits().pointsPerHour()).isEqualTo(60_000);
        assertThat(settings.forge()).hasValueSatisfying(forge -> {
            assertThat(forge.app().appId()).isEqualTo("406d303d-0393-4ec4-ad7c-1435be94583a");
            assertThat(forge.environment()).isEqualTo(Settings.Forge.Environment.PRODUCTION);
            assertThat(forge.host()).isEqualTo("127.0.0.1");
            assertThat(forge.keys().getScheme()).isEqualTo("https");
        });
    }

    @Test
    void withAnApiTokenTheForgeAppServesTheScreensAlone() {
        Settings settings = parse("""
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: abc}
                forge: {appId: 406d303d-0393-4ec4-ad7c-1435be94583a, cloudId: 11111111-2222-3333-4444-555555555555}
                """);
        assertThat(settings.jira().asApp()).isFalse();
        assertThat(settings.jira().access().signIn()).isInstanceOf(SignIn.CloudBasic.class);
        assertThat(settings.forge()).isPresent();
        assertThat(settings.http().limits().pointsPerHour()).isZero();
        assertThat(settings.forge().orElseThrow().installation()).isEmpty();
    }

    @Test
    void theInstallationOfAForgeAppCanBeSet() {
        String app = """
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: abc}
                forge:
                  appId: 406d303d-0393-4ec4-ad7c-1435be94583a
                  cloudId: 11111111-2222-3333-4444-555555555555
                  installationId:\s""";
        String id = "78738015-0fed-45bb-857b-3c2c8e3c7d0a";
        String ari = "ari:cloud:ecosystem::installation/" + id;
        assertThat(parse(app + id).forge().orElseThrow().installation()).contains(ari);
        assertThat(parse(app + ari).forge().orElseThrow().installation()).contains(ari);
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse(app + "mine"))
                .withMessageContaining("forge.installationId: 'mine' is not an installation's id");
    }

    @Test
    void whatIsWrongWithAForgeAppIsToldWithTheMend() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', deployment: data-center, token: abc}
                        forge:
                          appId: mine
                          environment: live
                          keys: http://keys.example.com
                        """))
                .satisfies(invalid -> assertThat(invalid.problems().stream().map(Problem::toString))
                        .anySatisfy(problem -> assertThat(problem).contains("jira.deployment", "Jira Cloud alone"))
                        .anySatisfy(problem ->
                                assertThat(problem).contains("forge.cloudId: is missing", "_edge/tenant_info"))
                        .anySatisfy(problem -> assertThat(problem).contains("forge.appId: 'mine' is not an app's id"))
                        .anySatisfy(problem -> assertThat(problem).contains("forge.environment", "staging"))
                        .anySatisfy(problem -> assertThat(problem).contains("forge.keys: must start with https://")));
    }

    @Test
    void pagesOfADataCenterMayFrameOursUnlessOthersAreNamed() {
        String dataCenter = "jira: {url: 'https://Jira.example.com:8443/base', token: abc}\n";
        assertThat(parse(dataCenter).web().framedBy()).containsExactly("https://jira.example.com:8443");
        assertThat(parse(dataCenter + "web: {framedBy: []}").web().framedBy()).isEmpty();
        assertThat(parse(dataCenter + "web: {framedBy: ['https://wiki.example.com', 'http://localhost:8080/']}")
                        .web()
                        .framedBy())
                .containsExactly("https://wiki.example.com", "http://localhost:8080");
        assertThat(parse("jira: {url: 'https://example.atlassian.net', email: a@example.com, token: abc}")
                        .web()
                        .framedBy())
                .isEmpty();
    }

    @Test
    void whatIsNoOriginFramesNothing() {
        for (String origin : List.of(
                "jira.example.com",
                "https://jira.example.com/browse",
                "https://*.example.com",
                "'none'",
                "https://a.example.com; script-src *",
                "ftp://jira.example.com",
                "https://me@jira.example.com")) {
            assertThatExceptionOfType(InvalidSettings.class)
                    .as(origin)
                    .isThrownBy(() -> parse("jira: {url: 'https://jira.example.com', token: abc}\nweb:\n  framedBy: [\""
                            + origin + "\"]\n"))
                    .withMessageContaining("web.framedBy")
                    .withMessageContaining("is not an origin such as https://jira.example.com");
        }
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLineAndKey() {
        String yaml = """
                zone: Mars/Olympus
                jira:
                  url: example
                  emial: a@example.com
                  token: ${NOT_SET}
                  deployment: cloud
                limits:
                  parallelRequests: 1000
                schedules:
                  sync: every minute
                calendar:
                  hours:
                    monday: 9 to 5
                """;
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse(yaml))
                .satisfies(invalid -> assertThat(invalid.problems().stream().map(Problem::toString))
                        .satisfiesExactly(
                                first -> assertThat(first).startsWith("line 1: zone: 'Mars/Olympus' is not a time"),
                                second -> assertThat(second).startsWith("line 2: jira.email: is missing"),
                                third -> assertThat(third).startsWith("line 3: jira.url: 'example' is not a web"),
                                fourth -> assertThat(fourth)
                                        .isEqualTo("line 4: jira.emial: is not a setting; did you mean 'email'?"),
                                fifth -> assertThat(fifth)
                                        .isEqualTo("line 5: jira.token: the environment variable NOT_SET is not set"),
                                sixth -> assertThat(sixth).contains("from 1 to 64"),
                                seventh -> assertThat(seventh).contains("six fields"),
                                eighth -> assertThat(eighth).startsWith("line 13: calendar.hours.monday")));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("jira:\n  url: [unclosed\nzone: UTC\n"))
                .withMessageContaining("deskpulse.yml: line")
                .withMessageContaining("this is not YAML")
                .withMessageContaining("look at the indentation");
    }

    @Test
    void aMissingFileNamesTheExample() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new SettingsFile(Map.of(), SHANGHAI).read(folder.resolve("none.yml")))
                .withMessageContaining("none.yml: there is no such file; copy docs/deskpulse.example.yml to it")
                .withMessageNotContaining("line");
    }

    @Test
    void binaryIsNotASettingsFile() throws Exception {
        Path file = Files.write(folder.resolve("deskpulse.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> new SettingsFile(Map.of(), SHANGHAI).read(file))
                .withMessageContaining("UTF-8");
    }

    @Test
    void secretsAreNeverPrinted() {
        Settings settings = parse("""
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: '${JIRA_TOKEN}'}
                web: {token: hunter2-hunter2-hunter2}
                """);
        assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("hunter2");
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        web: {token: sesame}
                        """))
                .withMessageContaining("web.token")
                .withMessageContaining("16");
    }

    @Test
    void aTokensFileIsReadWhereItsOwnerAloneMay() throws IOException {
        Path file = Files.writeString(folder.resolve("jira.token"), "abc\n");
        for (String open : List.of("rw-r--r--", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThatExceptionOfType(InvalidSettings.class)
                    .as(open)
                    .isThrownBy(() -> parse("jira: {url: 'https://jira.example.com', tokenFile: jira.token}"))
                    .withMessageContaining("jira.tokenFile")
                    .withMessageContaining("chmod 600 " + file)
                    .withMessageNotContaining("abc");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Settings settings = parse("jira: {url: 'https://jira.example.com', tokenFile: jira.token}");
        assertThat(settings.jira().access().signIn()).isInstanceOf(SignIn.PersonalToken.class);
        assertThat(settings.toString()).doesNotContain("abc");
    }

    @Test
    void auditorsAreKnownByTheirGroupsAndReadNoReports() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                access: {auditorGroups: [compliance], people: [{name: Li, account: li, role: auditor}]}
                audit: {manyExports: 3}
                """);
        assertThat(settings.access().auditorGroups()).containsExactly("compliance");
        assertThat(settings.access().people().get(0).role()).isEqualTo(Role.AUDITOR);
        assertThat(settings.unusual()).isEqualTo(new UnusualUse.Limits(3, 300, 10, 50));
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        reports: {for: auditor}
                        audit: {manyReads: 0}
                        """))
                .withMessageContaining("reports.for: is auditor, who reads no figures")
                .withMessageContaining("audit.manyReads");
    }

    @Test
    void peopleAreKnownByTheirAccounts() {
        String hash = "0123456789abcdef".repeat(4);
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                access:
                  people:
                    - {name: 李娜, account: li, role: lead, teams: [Returns], tokenHash: %s}
                    - {name: Bo, account: bo}
                  adminGroups: [jira-administrators]
                  kept: 5m
                """.formatted(hash));
        assertThat(settings.access().people())
                .containsExactly(
                        new AccessSettings.Person("李娜", new PersonId("li"), Role.LEAD, Set.of("Returns"), hash),
                        new AccessSettings.Person("Bo", new PersonId("bo"), Role.VIEWER, Set.of(), null));
        assertThat(settings.access().kept()).hasMinutes(5);
    }

    @Test
    void whatIsWrongWithPeopleIsToldByEntry() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        access:
                          people:
                            - {name: Li, account: li, teams: [Returns]}
                            - {name: Bo, tokenHash: secret}
                            - {name: Lu, account: li, role: chief}
                          kept: 2d
                        """))
                .withMessageContaining("access.people[0].teams: is for leads")
                .withMessageContaining("access.people[1].account: is missing")
                .withMessageContaining("access.people[1].tokenHash: is no hash")
                .withMessageContaining("access.people[2].account: is that of another entry")
                .withMessageContaining("access.people[2].role")
                .withMessageContaining("access.kept");
    }

    @Test
    void statusesAndHoursAreTheAdminsOwn() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                fields:
                  channel: Channel
                  waitingOn:
                    等待客户: customer
                    Waiting for supplier: third-party
                calendar:
                  hours:
                    friday: 09:00-12:00, 13:00-24:00
                  holidays: [2026-10-01]
                """);
        assertThat(settings.fields().waitingOn("等待客户", StatusCategory.IN_PROGRESS))
                .isEqualTo(WaitingOn.CUSTOMER);
        assertThat(settings.fields().waitingOn("Open", StatusCategory.TO_DO)).isEqualTo(WaitingOn.DESK);
        assertThat(settings.calendars()
                        .usual()
                        .values()
                        .iterator()
                        .next()
                        .hours()
                        .get(DayOfWeek.FRIDAY))
                .containsExactly(
                        new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new BusinessCalendar.Hours(LocalTime.of(13, 0), LocalTime.MIDNIGHT));
    }

    @Test
    void teamsHaveTheirOwnCalendarsWithVersionsAndCountries() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                zone: Asia/Shanghai
                calendar:
                  country: cn
                  workdays: [2026-12-26]
                  hours: {monday: 09:00-18:00}
                  versions:
                    2026-07-01:
                      hours: {monday: 10:00-18:00}
                calendars:
                  berlin:
                    zone: Europe/Berlin
                    teams: [Berlin]
                    holidays: [2026-12-24]
                    hours: {monday: 22:00-06:00}
                """);
        Settings.Calendars calendars = settings.calendars();
        LocalDate july = LocalDate.of(2026, 7, 1);
        assertThat(calendars.usual()).containsOnlyKeys(LocalDate.EPOCH, july);
        assertThat(List.copyOf(calendars.usual().values())).last().satisfies(version -> assertThat(
                        version.special().working())
                .contains(LocalDate.of(2026, 12, 26), LocalDate.of(2026, 2, 14)));
        assertThat(calendars.own()).singleElement().satisfies(berlin -> {
            assertThat(berlin.teams()).containsExactly("Berlin");
            assertThat(berlin.versions().values()).singleElement().satisfies(calendar -> {
                assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
                assertThat(calendar.special().off()).containsExactly(LocalDate.of(2026, 12, 24));
            });
        });
    }

    @Test
    void yearsWithoutKnownHolidaysAreToldForEachCalendarWhileItIsInForce() {
        Settings.Calendars calendars = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                calendar:
                  country: cn
                  versions:
                    2027-01-01: {country: sg}
                calendars:
                  berlin: {teams: [Berlin], country: de-be}
                  nights: {teams: [Nights], holidays: [2026-12-24]}
                """).calendars();
        assertThat(calendars.unknownHolidays(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 12, 31)))
                .as("single days, as nights has, claim no year")
                .isEmpty();
        assertThat(calendars.unknownHolidays(LocalDate.of(2022, 5, 1), LocalDate.of(2028, 1, 1)))
                .extracting(Words::en)
                .containsExactly(
                        "the public holidays of 2022, 2023, 2028 are not known, and count as usual working days;"
                                + " add them to calendar.holidayFile");
    }

    @Test
    void departmentsAreToldInProjectsOfTheirOwnOfWhatFindingsHave() {
        String head =
                "zone: UTC\njira: {url: 'https://example.atlassian.net', email: a@example.com, token: t, projects: [HD]}\n";
        String department = "handover: {departments: [{name: Logistics, project: %s, kpis: [%s]}]}\n";

        assertThat(parse(head + String.format(department, "LOG", "complaints"))
                        .handOver()
                        .departments())
                .singleElement()
                .satisfies(logistics -> assertThat(logistics.type()).isEqualTo("Task"));
        assertThatThrownBy(() -> parse(head + String.format(department, "HD", "speed")))
                .isInstanceOfSatisfying(InvalidSettings.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::toString)
                        .anySatisfy(problem -> assertThat(problem).contains("one of the desk's own projects"))
                        .anySatisfy(problem -> assertThat(problem).contains("'speed' is none that a finding has")));
    }

    @Test
    void profilesAndTargetsAreTheAdminsOwnAndAllThatIsWrongWithThemIsTold() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                kpi:
                  profile: ours
                  profiles:
                    ours: {from: zendesk, responseStart: assignment, repeatWindow: 3d}
                  targets:
                    happy: {kpi: csat, atLeast: 0.9, warning: 0.8, review: quarter, of: {channel: [chat, email]}}
                """);
        assertThat(settings.figures().profile().calendarRule()).isEqualTo(KpiProfile.CalendarRule.LAST);
        assertThat(settings.figures().profile().responseStart()).isEqualTo(KpiProfile.ResponseStart.ASSIGNMENT);
        assertThat(settings.figures().windows().repeat()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.figures().targets()).singleElement().satisfies(target -> {
            assertThat(target.value()).isEqualTo("share");
            assertThat(target.slice()).containsEntry(Dimension.CHANNEL, Set.of("chat", "email"));
        });
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        calendar: {country: zz}
                        calendars: {nobody: {hours: {monday: 09:00-12:00}}}
                        kpi:
                          profile: theirs
                          profiles: {jsm: {}}
                          targets:
                            both: {kpi: csat, atLeast: 1, atMost: 2}
                            none: {kpi: csat, value: p90, atLeast: 0.9}
                            side: {kpi: volume, atMost: 5, warning: 3}
                            slice: {kpi: volume, atMost: 5, of: {colour: red}}
                        """))
                .satisfies(invalid -> assertThat(invalid.problems().stream().map(Problem::toString))
                        .satisfiesExactly(
                                first -> assertThat(first).contains("calendar.country", "no holidays of 'zz'"),
                                second -> assertThat(second).contains("counts for nobody"),
                                third -> assertThat(third).contains("kpi.profile", "there are deskpulse, zendesk, jsm"),
                                fourth -> assertThat(fourth).contains("is the name of a profile that ships"),
                                fifth -> assertThat(fifth).contains("atLeast or atMost, and not both"),
                                sixth -> assertThat(sixth).contains("it has share, low, high, mean, coverage"),
                                seventh -> assertThat(seventh).contains("good side"),
                                eighth -> assertThat(eighth).contains("nothing to slice by")));
    }

    @Test
    void everyWeightOfThePriorityIsTheAdmins() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                priority:
                  impact: {vip: 0.4}
                  urgency: {slaAtRisk: 0.5}
                  customerValue: {field: segment, values: {Gold: 0.1}}
                tags: {unsureBelow: {kind: 0.6}, products: [Smart Mug]}
                """);
        PriorityWeights weights = settings.tags().weights();
        assertThat(weights.weights())
                .containsEntry(Reason.VIP, 0.4)
                .containsEntry(Reason.SLA_AT_RISK, 0.5)
                .containsEntry(Reason.SAFETY, Reason.SAFETY.usual());
        assertThat(weights.customers().values()).containsEntry("gold", 0.1);
        assertThat(settings.tags().threshold().kind()).isEqualTo(0.6);
        assertThat(settings.tags().products()).containsExactly("Smart Mug");
    }

    @Test
    void weightsThatMakeNoSenseAreToldWithTheirKeys() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        priority:
                          impact: {vip: 2}
                          urgency: {slaAtRisc: 0.1}
                          levels: {highest: 0.1}
                          customerValue: {values: {Gold: 0.1}}
                        tags: {cities: none.txt}
                        """))
                .withMessageContaining("priority.impact.vip: '2' is not a number from 0 to 1")
                .withMessageContaining("priority.urgency.slaAtRisc: is not a setting; did you mean 'slaAtRisk'?")
                .withMessageContaining("priority.levels: the levels' thresholds must fall")
                .withMessageContaining("priority.customerValue.values: have no field")
                .withMessageContaining("tags.cities: the list cannot be read");
    }

    @Test
    void theExampleFileShowsEveryWeightWithItsUsualValue() throws Exception {
        String example = Files.readString(Path.of("../docs/deskpulse.example.yml"));
        for (Reason reason : Reason.values()) {
            if (reason != Reason.CUSTOMER_VALUE) {
                assertThat(example).contains("    " + reason.key() + ": " + reason.usual() + "\n");
            }
        }
    }

    @Test
    void eventsAndWordsForIncidentsAreTheAdmins() {
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                fields: {extras: {release: Fix versions, topic: Topic}}
                calendar: {holidays: [2026-10-01, 2026-10-02]}
                events:
                  - name: "11.11"
                    kind: promotion
                    from: 2026-11-11
                    to: 2026-11-17
                    slice: {channel: chat}
                  - {name: move, from: 2026-03-01}
                incidents: [Störung, 故障]
                """);
        assertThat(settings.causes().events())
                .containsExactly(
                        new DeskEvent(
                                "11.11",
                                DeskEvent.Kind.PROMOTION,
                                LocalDate.of(2026, 11, 11),
                                LocalDate.of(2026, 11, 17),
                                Map.of("channel", "chat")),
                        new DeskEvent(
                                "move",
                                DeskEvent.Kind.OTHER,
                                LocalDate.of(2026, 3, 1),
                                LocalDate.of(2026, 3, 1),
                                Map.of()));
        assertThat(settings.causes().incidents()).containsExactlyInAnyOrder("Störung", "故障");
        assertThat(settings.causes().holidays()).containsExactly(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2));
        assertThat(settings.causes().fields().dimension("release")).contains(Dimension.OWN_1);
    }

    @Test
    void everythingWrongWithEventsIsToldWithItsPlace() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        events:
                          - {name: a, from: 2026-11-11, to: 2026-11-01}
                          - {kind: party, from: someday, slice: {agent: Ann}}
                        """))
                .satisfies(invalid -> assertThat(invalid)
                        .hasMessageContaining("events[0]")
                        .hasMessageContaining("ends on 2026-11-01, before it begins")
                        .hasMessageContaining("events[1].name")
                        .hasMessageContaining("'party' is not one of release, promotion")
                        .hasMessageContaining("'someday' is not a day")
                        .hasMessageContaining("'agent' is no dimension"));
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("jira: {url: 'https://jira.example.com', token: abc}\nevents: {name: a}"))
                .withMessageContaining("expected a list");
    }

    @Test
    void aQuoteLeftOpenAboveTheTokenDoesNotShowIt() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira:
                          url: "https://jira.example.com
                          token: ${JIRA_TOKEN}
                          source: "
                        """))
                .withMessageContaining("token: ${JIRA_TOKEN} source")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void theStoreIsAFileInTheHomeUnlessAServerIsNamed() {
        assertThat(parse("jira: {url: 'https://jira.example.com', token: abc}").store())
                .isEqualTo(new Settings.Store.InFile(folder.resolve(".deskpulse/deskpulse.duckdb")));
        Settings settings = parse("""
                jira: {url: 'https://jira.example.com', token: abc}
                store: {url: 'jdbc:postgresql://db:5432/desk?sslmode=require', user: u, password: pass-word, node: a, lease: 10s}
                """);
        assertThat(settings.store())
                .isEqualTo(new Settings.Store.OnServer(new PostgresSettings(
                        "jdbc:postgresql://db:5432/desk?sslmode=require",
                        "u",
                        "pass-word",
                        20,
                        "a",
                        Duration.ofSeconds(10))))
                .asString()
                .doesNotContain("pass-word");
        assertThat(settings.store().place()).isEqualTo("db:5432/desk");
    }

    @Test
    void aServerThatCannotBeMeantIsRefusedWithTheMend() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        store: {url: 'jdbc:postgresql://u:pass-word@db/desk'}
                        """))
                .withMessageContaining("store.user: is missing")
                .withMessageContaining("store.password: is missing")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass-word"));
        for (String url : List.of(
                "postgresql://db/desk",
                "jdbc:postgresql://db/",
                "jdbc:postgresql://db/desk?password=x",
                "jdbc:postgresql:// db/x")) {
            assertThatExceptionOfType(InvalidSettings.class)
                    .as(url)
                    .isThrownBy(() -> parse("""
                            jira: {url: 'https://jira.example.com', token: abc}
                            store: {url: '%s', user: u, password: p}
                            """.formatted(url)))
                    .withMessageContaining("store.url: ");
        }
    }

    @Test
    void theExampleFileIsValidAsItStands() {
        Settings settings = new SettingsFile(Map.of("JIRA_TOKEN", "s3cret"), SHANGHAI)
                .read(Path.of("../docs/deskpulse.example.yml"));
        assertThat(settings.fields().named()).contains("Order number", "Campaign");
    }

    private Settings parse(String yaml) {
        return new SettingsFile(Map.of("JIRA_TOKEN", "s3cret"), SHANGHAI).parse("deskpulse.yml", yaml, folder);
    }
}
