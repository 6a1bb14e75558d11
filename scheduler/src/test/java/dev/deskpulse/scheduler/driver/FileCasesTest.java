package dev.deskpulse.scheduler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.file.FileImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCasesTest {
    @TempDir
    private Path folder;

    private Path file(int rows) throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("id,渠道,size,late,cost,note\n");
        for (int i = 0; i < rows; i++) {
            boolean phone = random.nextBoolean();
            double size = random.nextGaussian();
            text.append("id-").append(i).append(phone ? ",电话," : ",邮件,").append(size);
            text.append(random.nextDouble() < (phone ? 0.6 : 0.2) ? ",yes," : ",no,");
            text.append(10 + (phone ? 3 : 0) + 2 * size + random.nextGaussian());
            text.append(i % 3 == 0 ? ",\n" : ",\"a note, number " + i + "\"\n");
        }
        return Files.writeString(folder.resolve("cases.csv"), text);
    }

    @Test
    void aTargetOfTwoValuesIsAShare() throws IOException {
        FileCases.Read read = new FileCases(file(1_000), "late", false).read(List.of("渠道", "size"));
        DriverReport report = FindDrivers.in(read.table());
        assertThat(report.outcome()).isEqualTo("late = yes");
        assertThat(report.drivers()).hasSize(1);
        assertThat(Math.abs(report.drivers().get(0).effect())).isBetween(0.3, 0.5);
        assertThat(DriverSentence.chinese(report.drivers().get(0), report.scale()))
                .contains("渠道", "个百分点");
    }

    @Test
    void aNumberIsTakenAsItIsInItsOwnUnit() throws IOException {
        FileCases.Read read = new FileCases(file(1_000), "cost", false).read(List.of());
        assertThat(read.leftOut()).anyMatch(reason -> reason.startsWith("'id'"));
        DriverReport report = FindDrivers.in(read.table());
        assertThat(report.scale()).isEqualTo(Scale.PLAIN);
        Driver channel = report.drivers().stream()
                .filter(driver -> driver.factors().get(0).name().equals("渠道"))
                .findFirst()
                .orElseThrow();
        assertThat(channel.low()).isLessThanOrEqualTo(Math.copySign(3, channel.effect()));
        assertThat(channel.high()).isGreaterThanOrEqualTo(Math.copySign(3, channel.effect()));
        assertThat(Objects.requireNonNull(report.quality()).value()).isBetween(0.75, 0.95);
    }

    @Test
    void whatIsNoTargetIsRefusedByName() throws IOException {
        Path file = file(200);
        assertThatThrownBy(() -> new FileCases(file, "渠", false))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("no column '渠'");
        assertThatThrownBy(() -> new FileCases(file, "id", false).read(List.of()))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("'id' is neither of two values nor a number");
    }

    @Test
    void rowsWithoutATargetAreCountedAndLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("gaps.csv"), "y,x\n1,a\n,b\n0,c\n,\n");
        FileCases.Read read = new FileCases(file, "y", false).read(List.of());
        assertThat(read.refused()).isEqualTo(2);
        assertThat(FindDrivers.in(read.table()).reason()).isEqualTo(DriverReport.Reason.TOO_FEW_CASES);
    }

    @Test
    void aDurationThatIsNotAboveZeroHasNoLogarithm() throws IOException {
        Path file = Files.writeString(folder.resolve("zero.csv"), "y,x\n1.5,a\n0,b\n-2,c\n4,d\n");
        assertThat(new FileCases(file, "y", true).read(List.of()).refused()).isEqualTo(2);
    }
}
