package dev.deskpulse.scheduler.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what others wrote out of an HTML mail. Linear in the length of the mail. */
final class QuotedHtml {
    /** An element that mail programs put around what they quote (first group), or before it (second group). */
    private static final Pattern QUOTE = Pattern.compile("(?is)<(?:(blockquote)\\b|(\\w{1,10})\\b[^<>]{0,200}?"
            + "\\b(?:class|id)=.?(?:(?:gmail_quote|yahoo_quoted|moz-cite-prefix|mail_quote|isReplyContent"
            + "|OLK_SRC_BODY_SECTION)|(appendonsend|divRplyFwdMsg|stopSpelling)))[^<>]{0,300}>?");

    private static final Pattern TAG = Pattern.compile("<(/)?(\\w{1,10})\\b[^<>]{0,500}>");
    private static final Pattern NO_WORDS = Pattern.compile("<[^<>]{1,500}>|&nbsp;|[^\\p{L}\\p{N}]");
    /** More of them are no mail, and each is looked for up to the end. */
    private static final int MOST_OPEN = 20;

    private QuotedHtml() {}

    /**
     * Without each quoted element. Where one is never closed, or the quote follows its mark, it reaches to the end of the
     * mail; but where no word stands before it, the rest is what the author sent, and the mark alone goes.
     */
    static String without(String html) {
        StringBuilder own = new StringBuilder();
        Matcher quote = QUOTE.matcher(html);
        int from = 0;
        int open = 0;
        boolean words = false;
        while (quote.find(from)) {
            String before = html.substring(from, quote.start());
            own.append(before).append('\n');
            words = words || !NO_WORDS.matcher(before).replaceAll("").isEmpty();
            boolean mark = quote.group(3) != null;
            int end = mark
                    ? -1
                    : endOfElement(html, quote.end(), quote.group(1) == null ? quote.group(2) : quote.group(1));
            if (end < 0 && (words || ++open > MOST_OPEN)) {
                return own.toString();
            }
            from = end < 0 ? quote.end() : end;
        }
        return own.append(html, from, html.length()).toString();
    }

    /** Behind its closing tag, or -1 where it is never closed. */
    private static int endOfElement(String html, int start, String name) {
        Matcher tag = TAG.matcher(html).region(start, html.length());
        int depth = 1;
        while (tag.find()) {
            if (tag.group(2).equalsIgnoreCase(name)) {
                depth += tag.group(1) == null ? 1 : -1;
            }
            if (depth == 0) {
                return tag.end();
            }
        }
        return -1;
    }
}
