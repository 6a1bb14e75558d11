package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.text.PriorityWeights;
import dev.deskpulse.scheduler.text.Reason;
import dev.deskpulse.ticket.StatusCategory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
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
                web: {token: hunter2}
                """);
        assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("hunter2");
    }

    @Test
    void aPageForOtherMachinesNeedsAToken() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> parse("""
                        jira: {url: 'https://jira.example.com', token: abc}
                        web: {host: 0.0.0.0}
                        """))
                .withMessageContaining("web.token");
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
        assertThat(settings.calendars().usual().get(LocalDate.EPOCH).hours().get(DayOfWeek.FRIDAY))
                .containsExactly(
                        new BusinessCalendar.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new BusinessCalendar.Hours(LocalTime.of(13, 0), LocalTime.MIDNIGHT));
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
    void theExampleFileIsValidAsItStands() {
        Settings settings = new SettingsFile(Map.of("JIRA_TOKEN", "s3cret"), SHANGHAI)
                .read(Path.of("../docs/deskpulse.example.yml"));
        assertThat(settings.fields().named()).contains("Order number", "Campaign");
    }

    private Settings parse(String yaml) {
        return new SettingsFile(Map.of("JIRA_TOKEN", "s3cret"), SHANGHAI).parse("deskpulse.yml", yaml, folder);
    }
}
