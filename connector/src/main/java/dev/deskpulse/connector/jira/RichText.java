package dev.deskpulse.connector.jira;

import java.net.URI;
import java.util.List;

/**
 * A comment's text, free of any markup language: Cloud turns it into ADF, Data Center into escaped wiki markup. Text in
 * it is text, whatever characters it holds.
 */
public record RichText(List<Block> blocks) {
    public RichText {
        blocks = List.copyOf(blocks);
    }

    /** A piece that stands on its own line. */
    public sealed interface Block {}

    public record Heading(String text) implements Block {}

    public record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(String text) {
            return new Paragraph(List.of(new Plain(text)));
        }
    }

    public record Bullets(List<Paragraph> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** A piece within a line. */
    public sealed interface Span {}

    public record Plain(String text) implements Span {}

    public record Bold(String text) implements Span {}

    public record Link(String text, URI target) implements Span {}
}
