package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskpulse.plugin.settings.TargetBook.Change;
import dev.deskpulse.scheduler.kpi.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets are changed where they stand in the settings file. */
class TargetBookTest {
    private static final String JIRA = "jira: {url: 'https://jira.example.com', token: abc}\n";
    private static final Change FASTER = new Change("first-response", "at-most", 3600, 7200, "week");

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("deskpulse.yml"), text);
    }

    private TargetBook book() {
        SettingsFile reader = new SettingsFile(Map.of(), ZoneOffset.UTC);
        return new TargetBook(reader, reader.read(folder.resolve("deskpulse.yml")));
    }

    @Test
    void aTargetIsChangedInPlaceAndAllElseStaysAsItWasWritten() throws IOException {
        Path file = write("""
                # our desk 😀 客服
                jira: {url: 'https://jira.example.com', token: abc}  # keep
                kpi:
                  targets:
                    # agreed with sales
                    fast-answers: {kpi: first-response, atMost: 14400, warning: 28800, review: month}
                    happy:
                      kpi: csat
                      atLeast: 0.9   # of those who answered
                zone: UTC
                """);
        TargetBook book = book();

        book.change("fast-answers", FASTER);
        book.change("happy", new Change("csat", "at-least", 0.95, 0.9, "quarter"));

        assertThat(file).hasContent("""
                # our desk 😀 客服
                jira: {url: 'https://jira.example.com', token: abc}  # keep
                kpi:
                  targets:
                    # agreed with sales
                    fast-answers: {kpi: first-response, atMost: 3600, warning: 7200, review: week}
                    happy:
                      kpi: csat
                      atLeast: 0.95   # of those who answered
                      warning: 0.9
                      review: quarter
                zone: UTC
                """);
        assertThat(book.all()).extracting(Target::goal).containsExactly(3600.0, 0.95);
        assertThat(book().all()).isEqualTo(book.all());
    }

    @Test
    void aTargetIsAddedWhereverTheFileHasRoomForIt() throws IOException {
        for (String start : new String[] {
            JIRA,
            JIRA + "kpi:\n",
            JIRA + "kpi: {}\n",
            JIRA + "kpi:\n  profile: jsm # as theirs\n\n# the end",
            JIRA + "kpi: {profile: jsm}\n",
            JIRA + "kpi:\n  targets:\n    happy:\n      kpi: csat\n      atLeast: 0.9\n  profile: jsm\n"
        }) {
            Path file = write(start);
            book().change("fast-answers", FASTER);
            assertThat(book().all())
                    .as(Files.readString(file))
                    .filteredOn(target -> target.name().equals("fast-answers"))
                    .singleElement()
                    .satisfies(target -> assertThat(target.warning()).isEqualTo(7200));
            assertThat(file).content().contains(JIRA.strip()).contains(start.contains("# the end") ? "# the end" : "");
        }
    }

    @Test
    void whatTheSettingsRefuseIsRefusedWithTheirWordsAndTheFileStays() throws IOException {
        Path file = write(JIRA);
        String before = Files.readString(file);
        TargetBook book = book();
        for (Change wrong : new Change[] {
            new Change("first-response", "at-most", 3600, 60, "week"),
            new Change("first-answer", "at-most", 1, 2, "week"),
            new Change("first-response", "at-most", 1, 2, "year"),
            new Change("first-response", "about", 1, 2, "week"),
            new Change("first-response", "at-most", Double.NaN, 2, "week"),
            new Change("csat, token: x", "at-most", 1, 2, "week")
        }) {
            assertThatExceptionOfType(InvalidSettings.class)
                    .isThrownBy(() -> book.change("fast", wrong))
                    .withMessageContaining("kpi.targets.fast");
        }
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> book.change("a: b", FASTER))
                .withMessageContaining("begins with a letter");
        assertThat(file).hasContent(before);
        assertThat(book.all()).isEmpty();
    }

    @Test
    void anotherFigureOrDirectionIsAnotherTarget() throws IOException {
        write(JIRA + "kpi: {targets: {fast: {kpi: first-response, atMost: 60}}}\n");
        TargetBook book = book();
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> book.change("fast", new Change("csat", "at-most", 1, 1, "week")))
                .withMessageContaining("stay");
        book.change("fast", FASTER);
        assertThat(book.all()).extracting(Target::goal).containsExactly(3600.0);
    }
}
