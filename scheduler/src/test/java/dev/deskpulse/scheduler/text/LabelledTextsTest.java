package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextsTest {
    private static final String ROWS = """
            text,label
            打 13800138000 没人接，太失望了,negative
            "Lovely staff, write to jane.doe@example.com",positive
            打 13800138000 没人接，太失望了,positive
            """;

    @TempDir
    Path folder;

    @Test
    void personalDataOfAFileIsMaskedBeforeAnythingLearnsFromIt() throws IOException {
        assertThat(read(EnumSet.allOf(PersonalData.class)))
                .satisfiesExactly(
                        one -> assertThat(one.text()).matches("打 \\[phone-[0-9a-f]{8}] 没人接，太失望了"),
                        one -> assertThat(one.text()).matches("Lovely staff, write to \\[email-[0-9a-f]{8}]"));
    }

    @Test
    void aKindThatIsNotMaskedStays() throws IOException {
        assertThat(read(EnumSet.of(PersonalData.EMAIL)))
                .extracting(LabelledText::text)
                .satisfiesExactly(text -> assertThat(text).isEqualTo("打 13800138000 没人接，太失望了"), text -> assertThat(text)
                        .doesNotContain("jane.doe"));
    }

    private List<LabelledText> read(Set<PersonalData> masked) throws IOException {
        Path file = Files.writeString(folder.resolve("labelled.csv"), ROWS);
        return LabelledTexts.of(
                TextTask.SENTIMENT,
                Set.of("negative", "positive"),
                TextTable.of(file, "text"),
                "label",
                Masker.of(masked, PrivacyKey.ofThisProcess()));
    }
}
