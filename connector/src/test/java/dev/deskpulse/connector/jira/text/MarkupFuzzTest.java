package dev.deskpulse.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.fuzz.Hostile;
import dev.deskpulse.fixtures.hostile.Fragments;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a comment: it becomes plain text, bounded, and nothing is thrown. */
class MarkupFuzzTest {
    private static final int DEEP = 3_000;

    @Provide
    Arbitrary<JsonNode> documents() {
        return Hostile.json(
                List.of("type", "content", "attrs", "text", "marks", "id", "shortName", "url", "timestamp", "title"),
                List.of("doc", "paragraph", "text", "mention", "table", "tableRow", "tableCell", "codeBlock", "date"),
                5);
    }

    @Provide
    Arbitrary<String> wiki() {
        return Hostile.text(Fragments.WIKI);
    }

    @Property
    void anyDocumentBecomesText(@ForAll("documents") JsonNode document) {
        assertThat(AdfText.of(document)).isNotNull();
    }

    @Property(tries = 20)
    void aDocumentOfAnyDepthBecomesText(@ForAll("levels") int levels) {
        JsonNode node =
                JsonNodeFactory.instance.objectNode().put("type", "text").put("text", "x");
        for (int level = 0; level < levels; level++) {
            ObjectNode around = JsonNodeFactory.instance.objectNode().put("type", "panel");
            around.putArray("content").add(node);
            node = around;
        }
        assertThat(AdfText.of(node)).isNotNull();
    }

    @Provide
    Arbitrary<Integer> levels() {
        return Arbitraries.integers().between(0, DEEP);
    }

    @Property
    void anyWikiMarkupBecomesText(@ForAll("wiki") String markup) {
        assertThat(WikiText.of(markup)).isNotNull();
    }

    @Property
    void whatHoldsNoMarkupStaysAsItIs(@ForAll("plain") String text) {
        assertThat(WikiText.of(text)).isEqualTo(text.strip());
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().withChars("abc客服物流 .,，。").ofMaxLength(80).map(text -> text.replaceAll(" +", " ")
                .strip());
    }
}
