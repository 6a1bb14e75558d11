package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.insight.Breakdown.Part;
import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakdownTest {
    private static final LocalDate FROM = LocalDate.of(2026, 9, 7);
    private static final int DAYS = 7;
    private static final int A_DAY = 20;

    private static final Part VOLUME = Breakdown.of(
            new SyntheticDesk(7, 60)
                    .incident(FROM, DAYS, A_DAY, "Jacket", "West", null, null)
                    .cases(),
            finding("volume", Map.of("product", "Jacket", "region", "West")));

    private static Finding finding(String kpi, Map<String, String> slice) {
        return new Finding(
                "f",
                kpi,
                slice,
                FROM,
                FROM.plusDays(DAYS - 1L),
                0,
                0,
                null,
                1,
                0.001,
                List.of(),
                List.of(new TicketId("t/1")),
                Map.of());
    }

    private static Part carrier(Part whole) {
        return whole.parts().stream().filter(Part::carries).findFirst().orElseThrow();
    }

    private static void addUp(Part whole) {
        if (!whole.parts().isEmpty()) {
            assertThat(whole.parts().stream().mapToDouble(Part::observed).sum())
                    .isCloseTo(whole.observed(), within(1e-6));
            assertThat(whole.parts().stream().mapToDouble(Part::usual).sum()).isCloseTo(whole.usual(), within(1e-6));
            whole.parts().forEach(BreakdownTest::addUp);
        }
    }

    @Test
    void partsAddUpToTheirWholeAtEveryDepth() {
        addUp(VOLUME);
        assertThat(VOLUME.dimension()).isEmpty();
        assertThat(VOLUME.observed()).isGreaterThan(VOLUME.usual() + A_DAY * DAYS / 2.0);
    }

    @Test
    void theSliceOfTheFindingCarriesTheChangeAndTheOthersHardlyAny() {
        Part first = carrier(VOLUME);
        Part second = carrier(first);
        assertThat(List.of(first.value(), second.value())).containsExactlyInAnyOrder("Jacket", "West");
        assertThat(second.change()).isCloseTo(A_DAY * DAYS, within(0.35 * A_DAY * DAYS));
        assertThat(first.parts())
                .filteredOn(part -> !part.carries())
                .allSatisfy(part -> assertThat(Math.abs(part.change())).isLessThan(second.change() / 2));
    }

    @Test
    void theSliceIsPartedOnceMoreAndNoFurther() {
        Part innermost = carrier(carrier(VOLUME));
        assertThat(innermost.parts()).isNotEmpty().allSatisfy(part -> assertThat(part.parts())
                .isEmpty());
        assertThat(innermost.parts().get(0).dimension()).isIn("channel", "kind");
    }

    @Test
    void onlyTheTicketsThatMakeTheFigureCount() {
        LocalDate slowFrom = FROM;
        Part slow = Breakdown.of(
                new SyntheticDesk(7, 60).slow(slowFrom, DAYS, "Chat", 20).cases(),
                finding("first_response", Map.of("channel", "Chat")));
        Part complaints = Breakdown.of(
                new SyntheticDesk(7, 60)
                        .incident(FROM, DAYS, A_DAY, "Shoes", null, null, "COMPLAINT")
                        .cases(),
                finding("complaints", Map.of("product", "Shoes")));
        assertThat(carrier(slow).value()).isEqualTo("Chat");
        assertThat(carrier(slow).change()).isGreaterThan(0.8 * slow.change());
        assertThat(carrier(complaints).change()).isGreaterThan(A_DAY * DAYS / 2.0);
        assertThat(complaints.observed()).isLessThan(VOLUME.observed());
        assertThat(complaints.parts()).noneMatch(part -> part.dimension().equals("kind"));
        addUp(slow);
        addUp(complaints);
    }
}
