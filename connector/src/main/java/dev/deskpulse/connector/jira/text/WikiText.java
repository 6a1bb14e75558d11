package dev.deskpulse.connector.jira.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text of Jira's wiki markup. What looks like markup but is not complete stays as it is. */
public final class WikiText {
    /** Opens a block within which nothing is markup. */
    private static final Pattern VERBATIM = Pattern.compile("\\{(code|noformat)(?::[^}\\n]{0,200})?\\}");

    /** Escaped characters wait here, in a private area of Unicode, until the marks are gone. */
    private static final char HIDDEN = '\uE100';

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\[\\]{}*_+^~!|?#(:-])|&#(38|46|92);");

    private static final Rule[] RULES = {
        rule("\\{(?:quote|panel|color|section|column|info|note|tip|warning|anchor|toc)(?::[^}\\n]{0,200})?\\}", ""),
        rule("(?m)^[ \\t]*(?:h[1-6]|bq)\\.[ \\t]+", ""),
        rule("(?m)^[ \\t]*[*#-]{1,10}[ \\t]+", ""),
        rule("(?m)^[ \\t]*-{4,}[ \\t]*$", ""),
        rule("(?m)^[ \\t]*\\|{1,2}(?=[^|\\n])", ""),
        rule("(?m)\\|{1,2}[ \\t]*$", ""),
        rule("!(?=[^\\s!|])[^!\\n|]{1,300}(?:\\|[^!\\n]{0,300})?!(?!\\w)", ""),
        rule("\\[~(?:accountid:)?([^\\[\\]\\n]{1,200})\\]", "@$1"),
        rule("\\[\\^([^\\[\\]\\n]{1,300})\\]", "$1"),
        rule("\\[([^|\\[\\]\\n]{1,1000})\\|[^\\[\\]\\n]{1,2000}\\]", "$1"),
        rule("\\[((?:https?|ftp|mailto)[^\\[\\]\\s]{1,2000})\\]", "$1"),
        rule("\\|{1,2}", " | "),
        rule("\\{\\{([^{}\\n]{1,1000})\\}\\}", "$1"),
        emphasis("\\*"),
        emphasis("_"),
        emphasis("\\+"),
        emphasis("\\^"),
        emphasis("~"),
        emphasis("\\?\\?"),
        rule("(?<![\\w-])-(?=[^\\s-])([^-\\n]{0,500}[^\\s-])-(?![\\w-])", "$1"),
        rule("\\\\\\\\(?=\\s|$)", "\n"),
        rule("(?<![ \\t])[ \\t]*+\\n\\s*+", "\n")
    };

    private record Rule(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private WikiText() {}

    public static String of(String markup) {
        String text = new Lines().add(markup.replace("\r", "")).toString();
        Lines lines = new Lines();
        Matcher opening = VERBATIM.matcher(text);
        int from = 0;
        while (opening.find(from)) {
            String closing = "{" + opening.group(1) + "}";
            int end = text.indexOf(closing, opening.end());
            if (end < 0) {
                break; // what is never closed is no block
            }
            lines.add(plain(text.substring(from, opening.start()))).breakLine();
            lines.add(text.substring(opening.end(), end).strip()).breakLine();
            from = end + closing.length();
        }
        return lines.add(plain(text.substring(from))).toString();
    }

    private static String plain(String markup) {
        String text = ESCAPED.matcher(markup).replaceAll(escaped -> String.valueOf((char) (HIDDEN + code(escaped))));
        for (Rule rule : RULES) {
            text = rule.apply(text);
        }
        StringBuilder shown = new StringBuilder(text.strip());
        for (int i = 0; i < shown.length(); i++) {
            int code = shown.charAt(i) - HIDDEN;
            if (code > 0 && code < 0x80) {
                shown.setCharAt(i, (char) code);
            }
        }
        return shown.toString();
    }

    private static int code(MatchResult escaped) {
        return escaped.group(1) == null
                ? Integer.parseInt(escaped.group(2))
                : escaped.group(1).charAt(0);
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    /** A mark is one only beside a word's edge: the underscores of {@code order_line_id} are none. */
    private static Rule emphasis(String mark) {
        return rule("(?<!\\w)" + mark + "(?=\\S)([^\\n*_+^~?]{0,500}\\S)" + mark + "(?!\\w)", "$1");
    }
}
