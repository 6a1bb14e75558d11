package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.kpi.Dimension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 17);

    @Test
    void aSurgeSaysHowManyTimesWhatWasExpected() {
        assertThat(ofVolume(40, 10))
                .containsEntry("en", "Product Kettle: 40 tickets on 2026-06-17, about 10 expected (4.0×)")
                .containsEntry("zh", "产品“Kettle”：2026-06-17工单 40 件，预期约 10 件（4.0 倍）");
    }

    @Test
    void belowOneExpectedThereIsNoRatio() {
        assertThat(ofVolume(12, 0.02))
                .containsEntry("en", "Product Kettle: 12 tickets on 2026-06-17, less than one expected")
                .containsEntry("zh", "产品“Kettle”：2026-06-17工单 12 件，预期不到 1 件");
    }

    private static Map<String, String> ofVolume(double observed, double expected) {
        Slice slice = new Slice(Map.of(Dimension.PRODUCT, "Kettle"));
        return Headline.of(Measure.VOLUME, slice, DAY, DAY, observed, expected, List.of());
    }
}
