package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.jira.RichText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes rich text as wiki markup, in which text stays text whatever characters it holds. */
final class WikiMarkup {
    /** Every character that begins or ends markup, a macro, a link, a mention, an emoticon or a table cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}*_+^~!|?#(:-]");

    /** Words that make a heading or a quotation of the line they begin. */
    private static final Pattern LINE_WORD = Pattern.compile("^(h[1-6]|bq)\\.");

    private WikiMarkup() {}

    static TextNode of(RichText text) {
        return TextNode.valueOf(text.blocks().stream().map(WikiMarkup::block).collect(Collectors.joining("\n\n")));
    }

    private static String block(RichText.Block block) {
        if (block instanceof RichText.Heading heading) {
            return "h3. " + escape(heading.text());
        }
        if (block instanceof RichText.Bullets bullets) {
            return bullets.items().stream()
                    .map(item -> "* " + spans(item.spans()))
                    .collect(Collectors.joining("\n"));
        }
        return LINE_WORD.matcher(spans(((RichText.Paragraph) block).spans())).replaceFirst("$1&#46;");
    }

    private static String spans(List<RichText.Span> spans) {
        return spans.stream().map(WikiMarkup::span).collect(Collectors.joining());
    }

    private static String span(RichText.Span span) {
        if (span instanceof RichText.Bold bold) {
            return bold.text().isBlank() ? "" : "*" + escape(bold.text()).strip() + "*";
        }
        if (span instanceof RichText.Link link) {
            return "[" + escape(link.text()) + "|" + address(link) + "]";
        }
        return escape(((RichText.Plain) span).text());
    }

    /** A line break would end the block; a backslash can be written only as an entity, for two of them break the line. */
    private static String escape(String text) {
        String oneLine = text.replaceAll("\\s*\\R\\s*", " ");
        String entities = oneLine.replaceAll("&(?=#?\\w{1,31};)", "&#38;").replace("\\", "&#92;");
        return SPECIAL.matcher(entities).replaceAll(found -> escaped(entities, found.start()));
    }

    /** The number sign of an entity written just before is no markup. */
    private static String escaped(String text, int at) {
        char c = text.charAt(at);
        boolean ofEntity = c == '#' && (text.startsWith("&#92;", at - 1) || text.startsWith("&#38;", at - 1));
        return ofEntity ? "#" : "\\\\" + c;
    }

    /** The marks that would end the link, as the address itself may write them. */
    private static String address(RichText.Link link) {
        return link.target()
                .toASCIIString()
                .replace("|", "%7C")
                .replace("]", "%5D")
                .replace("[", "%5B");
    }
}
