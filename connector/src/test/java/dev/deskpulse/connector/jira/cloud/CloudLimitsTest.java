package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.limits.CloudLimitSettings;
import dev.deskpulse.fixtures.limits.CloudLimits;
import dev.deskpulse.fixtures.limits.LimitFilter;
import dev.deskpulse.fixtures.limits.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of a real tenant, in virtual time. */
class CloudLimitsTest {
    @RegisterExtension
    private final FakeCloud fake = new FakeCloud();

    private final CloudLimits limits = new CloudLimits(CloudLimitSettings.documented(), fake.time::now);

    private CloudSite cloud() {
        return fake.cloud(FakeJiraOptions.DEFAULT.withFilter(new LimitFilter(fake.site, limits, RateLimits.none())));
    }

    @Test
    void nineTenthsOfTheAllowedRateAreUsedAndNothingIsRefused() {
        CloudSite cloud = cloud();
        Instant start = fake.time.now();
        int calls = 600;

        IntStream.range(0, calls).forEach(i -> cloud.myself());

        Duration fair = Duration.ofMillis(1000L * (calls - 100) / 100);
        assertThat(limits.refused()).isEmpty();
        assertThat(Duration.between(start, fake.time.now()))
                .isBetween(fair, fair.multipliedBy(10).dividedBy(9));
    }

    @Test
    void writesToOneIssueStayWithinItsLimits() {
        String id = String.valueOf(fake.add(1).get(0).id());
        IssueWriter writer = cloud().writer();

        IntStream.range(0, 130)
                .forEach(i -> writer.putProperty(id, "deskpulse", JsonNodeFactory.instance.numberNode(i)));

        assertThat(limits.refused()).isEmpty();
        assertThat(fake.time.passed()).isGreaterThan(Duration.ofSeconds(30));
    }
}
