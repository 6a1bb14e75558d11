package dev.deskpulse.scheduler.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    private static final Document HOSTILE = new Document(
            ReportLanguage.EN,
            "Report",
            "2026-10",
            List.of(),
            "for <b>nobody</b>",
            List.of(new Section("summary", "Summary", List.of(new Paragraph("<script>alert(1)</script>")))));

    @TempDir
    Path folder;

    @Test
    void textsFromOutsideAreEscaped() {
        String page = new HtmlFile(Template.shipped(Templates.NAME)).write(HOSTILE, Map.of(), false);
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void anAdminsTemplateIsUsedAndMayNameSections() throws IOException {
        own("<html><body><h1>ACME</h1>{{#section.summary}}{{title}}{{/section.summary}}</body></html>");
        Templates.Chosen chosen = new Templates(folder).choose(HOSTILE);
        assertThat(chosen.notes()).isEmpty();
        assertThat(new HtmlFile(chosen.template()).write(HOSTILE, Map.of(), false))
                .contains("<h1>ACME</h1>Summary");
    }

    @Test
    void aSectionThatIsNotClosedIsNamedWithItsLineAndTheShippedTemplateServes() throws IOException {
        own("<html>\n<body>\n{{#sections}}\n</body></html>");
        Templates.Chosen chosen = new Templates(folder).choose(HOSTILE);
        assertThat(chosen.notes()).singleElement().asString().contains(Templates.NAME, "line 3", "sections");
        assertThat(new HtmlFile(chosen.template()).write(HOSTILE, Map.of(), false))
                .contains("Summary");
    }

    @Test
    void aPageThatIsNoXhtmlIsNamedWithItsLine() throws IOException {
        own("<html>\n<body>\n<br>\n</body></html>");
        assertThat(new Templates(folder).choose(HOSTILE).notes())
                .singleElement()
                .asString()
                .contains(Templates.NAME, "XHTML", "line 4");
    }

    @Test
    void aTemplateReachesNothingBehindItsValues() throws IOException {
        own("<html><body>[{{title.getClass}}{{#about}}{{class.name}}{{/about}}{{title.length}}]</body></html>");
        Templates.Chosen chosen = new Templates(folder).choose(HOSTILE);
        assertThat(new HtmlFile(chosen.template()).write(HOSTILE, Map.of(), false))
                .contains("[]");
    }

    private void own(String text) throws IOException {
        Files.writeString(folder.resolve(Templates.NAME), text);
    }
}
