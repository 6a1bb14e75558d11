package dev.deskpulse.scheduler.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.Amounts;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.words.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The screens' script, which the build puts beside the screens, against what Java writes. */
class ChartsTest {
    @Test
    void amountsInTablesReadAsThoseOnTheScreens() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (Charts charts = new Charts(script())) {
            for (ReportLanguage language : ReportLanguage.values()) {
                Amounts amounts = new Amounts(language);
                for (Kpi.Unit unit : Kpi.Unit.values()) {
                    for (int i = 0; i < 300; i++) {
                        double value = value(unit, random);
                        assertThat(amounts.show(value, unit))
                                .as(value + " " + unit)
                                .isEqualTo(charts.write(value, Wire.name(unit), language));
                    }
                }
            }
        }
    }

    private static double value(Kpi.Unit unit, SplittableRandom random) {
        return switch (unit) {
            case COUNT -> random.nextInt(2_000_000);
            case SECONDS -> random.nextDouble() * Math.pow(10, random.nextInt(8));
            case SHARE -> random.nextInt(2) == 0 ? random.nextDouble() : random.nextInt(1_000) / 1_000.0;
            case POINTS -> random.nextDouble() * 200 - 100;
            case SCORE -> random.nextInt(500) / 100.0;
        };
    }

    private static String script() throws IOException {
        try (InputStream script = Objects.requireNonNull(ChartsTest.class.getResourceAsStream(Charts.SCRIPT))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
