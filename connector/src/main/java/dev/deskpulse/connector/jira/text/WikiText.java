package dev.deskpulse.connector.jira.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text of Jira's wiki markup. What looks like markup but is not complete stays as it is. */
public final class WikiText {
    /** Within these nothing is markup. */
    private static final Pattern VERBATIM =
            Pattern.compile("\\{(code|noformat)(?::[^}\\n]{0,200})?\\}(.*?)\\{\\1\\}", Pattern.DOTALL);

    private static final Rule[] RULES = {
        rule("\\{(?:quote|panel|color|section|column|info|note|tip|warning|anchor|toc)(?::[^}\\n]{0,200})?\\}", ""),
        rule("(?m)^[ \\t]*(?:h[1-6]|bq)\\.[ \\t]+", ""),
        rule("(?m)^[ \\t]*[*#-]{1,10}[ \\t]+", ""),
        rule("(?m)^[ \\t]*-{4,}[ \\t]*$", ""),
        rule("(?m)^[ \\t]*\\|{1,2}(?=[^|\\n])", ""),
        rule("(?m)\\|{1,2}[ \\t]*$", ""),
        rule("!(?=[^\\s!|])[^!\\n|]{1,300}(?:\\|[^!\\n]{0,300})?!(?!\\w)", ""),
        rule("\\[~(?:accountid:)?([^\\]\\n]{1,200})\\]", "@$1"),
        rule("\\[\\^([^\\]\\n]{1,300})\\]", "$1"),
        rule("\\[([^|\\]\\n]{1,1000})\\|[^\\]\\n]{1,2000}\\]", "$1"),
        rule("\\[((?:https?|ftp|mailto)[^\\]\\s]{1,2000})\\]", "$1"),
        rule("\\|{1,2}", " | "),
        rule("\\{\\{([^}\\n]{1,1000})\\}\\}", "$1"),
        emphasis("\\*"),
        emphasis("_"),
        emphasis("\\+"),
        emphasis("\\^"),
        emphasis("~"),
        emphasis("\\?\\?"),
        rule("(?<![\\w-])-(?=[^\\s-])([^-\\n]{0,500}[^\\s-])-(?![\\w-])", "$1"),
        rule("\\\\\\\\(?=\\s|$)", "\n"),
        rule("\\\\([\\[\\]{}*_+^~!|-])", "$1"),
        rule("[ \\t]*\\n\\s*", "\n")
    };

    private record Rule(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private WikiText() {}

    public static String of(String markup) {
        String bounded = new Lines().add(markup.replace("\r", "")).toString();
        Lines lines = new Lines();
        Matcher verbatim = VERBATIM.matcher(bounded);
        int from = 0;
        while (verbatim.find()) {
            lines.add(plain(bounded.substring(from, verbatim.start()))).breakLine();
            lines.add(verbatim.group(2).strip()).breakLine();
            from = verbatim.end();
        }
        return lines.add(plain(bounded.substring(from))).toString();
    }

    private static String plain(String markup) {
        String text = markup;
        for (Rule rule : RULES) {
            text = rule.apply(text);
        }
        return text;
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    /** A mark is one only beside a word's edge: the underscores of {@code order_line_id} are none. */
    private static Rule emphasis(String mark) {
        return rule("(?<!\\w)" + mark + "(?=\\S)([^\\n*_+^~?]{0,500}\\S)" + mark + "(?!\\w)", "$1");
    }
}
