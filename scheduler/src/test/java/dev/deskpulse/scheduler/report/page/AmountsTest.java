package dev.deskpulse.scheduler.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.kpi.Kpi;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private final Amounts english = new Amounts(ReportLanguage.EN);
    private final Amounts chinese = new Amounts(ReportLanguage.ZH);

    @Test
    void secondsAreToldInTheLargestUnitThatLeavesOne() {
        assertThat(english.show(5_400, Kpi.Unit.SECONDS)).isEqualTo("1.5 h");
        assertThat(chinese.show(93_312, Kpi.Unit.SECONDS)).isEqualTo("1.1 天");
        assertThat(english.show(0.4, Kpi.Unit.SECONDS)).isEqualTo("0.4 s");
    }

    @Test
    void whatIsNotKnownIsADashAndNeverNothing() {
        assertThat(english.show(OptionalDouble.empty(), Kpi.Unit.COUNT)).isEqualTo("–");
    }

    @Test
    void aDifferenceOfSharesIsInPointsOfPercent() {
        assertThat(english.difference(-0.121, Kpi.Unit.SHARE)).isEqualTo("−12.1 pp");
        assertThat(chinese.difference(0.05, Kpi.Unit.SHARE)).isEqualTo("+5 个百分点");
    }
}
