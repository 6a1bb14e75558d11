package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a message all that its author did not say in it: quoted mail history, signatures, markup, code, log
 * lines, encoded files, addresses. Bounded: each step is linear, and no more than {@link #READ_AT_MOST} characters are
 * looked at.
 */
final class TextCleaner {
    static final int READ_AT_MOST = 60_000;

    private static final int LONGEST_LINE = 5_000;

    private static final Pattern BLOCKS =
            Pattern.compile("(?is)<(script|style)\\b.{0,5000}?</\\1>|```.{0,5000}?(?:```|\\z)"
                    + "|\\{(code|noformat|quote)[^}\\n]{0,80}\\}.{0,5000}?(?:\\{\\2\\}|\\z)|<!--.{0,5000}?-->");

    private static final Pattern LINE_TAGS = Pattern.compile("(?i)<(?:br|p|div|li|tr|h[1-6])\\b[^<>]{0,500}>");
    private static final Pattern TAGS = Pattern.compile("<(?![\\w.+-]{1,64}@[\\w.-]{1,100}>)/?[a-zA-Z!][^<>]{0,500}>");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\uFFFD\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]+");
    /** Stand within words and hide them. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)[\\x21-\\x7e]{1,500}|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{1,64}");
    private static final int SHORTEST_ENCODED = 60;
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/=_-]{" + SHORTEST_ENCODED + ",}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\u00A0\\u3000]+");

    /** What desks and mail programs put into every message, often quoted by customers without any sign. */
    private static final Pattern BOILERPLATE = Pattern.compile("(?i)^\\s*(?:尊敬的(?:客户|用户|顾客|先生|女士|会员).{0,60}"
            + "|(?:亲，?|您好，?)?(?:非常)?感谢您(?:的来信|的来电|的咨询|的反馈|的理解|的支持|联系|选择).{0,80}"
            + "|.{0,20}(?:此|本)(?:邮件|郵件|消息|短信)(?:由系统|由系統|为系统|為系統|是系统).{0,60}|.{0,10}请勿(?:直接)?回复.{0,40}"
            + "|(?:hi|hello|dear).{0,40}thank you for (?:contacting|reaching out).{0,120}"
            + "|thank(?:s| you) for (?:contacting|reaching out|writing).{0,160}"
            + "|your (?:request|ticket|case)\\b.{0,40}has been (?:received|created|updated|resolved).{0,100}"
            + "|.{0,40}this is an automated (?:message|e-?mail|reply).{0,100}|.{0,20}do not reply to this.{0,60}"
            + "|##-? ?please type your reply above.{0,60}|-{3,}.{0,30}(?:回复|reply).{0,30}-{3,})\\s*$");

    /** The customer's own words behind such a sentence, or about it. */
    private static final Pattern TURN = Pattern.compile(
            "(?i)但|可是|不过|不過|然而|却|你们|你們|我(?!们|們|司|方|会|會|将|將)|模板" + "|\\b(?:but|however|my)\\b|(?<!\\blet )\\bme\\b");
    /** These say "but" and "my" themselves. */
    private static final Pattern LEGAL = Pattern.compile(
            "(?i)^\\s*(?:(?:confidentiality notice|disclaimer)\\b.{0,300}|this e-?mail and any attachments.{0,300})\\s*$");

    private TextCleaner() {}

    /** The author's own words, one line where they wrote one, without blanks at the ends. */
    static String clean(String text) {
        String unmarked = withoutMarkup(INVISIBLE
                .matcher(bounded(text))
                .replaceAll("")
                .replace("\r\n", "\n")
                .replace('\r', '\n'));
        List<String> lines = unmarked.lines().filter(line -> !line.isBlank()).toList();
        List<String> heads = lines.stream().map(TextCleaner::head).toList();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!kept.isEmpty() && MessageEnd.isAt(i, heads)) {
                break;
            }
            if (!MessageEnd.isMark(i, heads) && !isForeign(heads.get(i))) {
                keep(lines.get(i), kept);
            }
        }
        return String.join("\n", kept);
    }

    /** Half a line of a log no longer looks like one, so a line that is cut goes whole. */
    private static String bounded(String text) {
        if (text.length() <= READ_AT_MOST) {
            return text;
        }
        int lineEnd = text.lastIndexOf('\n', READ_AT_MOST);
        return text.substring(0, lineEnd < READ_AT_MOST - LONGEST_LINE ? READ_AT_MOST : lineEnd);
    }

    private static String withoutMarkup(String text) {
        String plain = text;
        if (plain.indexOf('<') >= 0 || plain.contains("```") || plain.indexOf('{') >= 0) {
            plain = QuotedHtml.without(BLOCKS.matcher(plain).replaceAll("\n"));
            plain = LINE_TAGS.matcher(plain).replaceAll("\n");
            plain = TAGS.matcher(plain).replaceAll(" ");
        }
        if (plain.indexOf('&') >= 0) {
            plain = plain.replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
        }
        return CONTROL.matcher(plain).replaceAll(" ");
    }

    private static boolean isForeign(String head) {
        return head.startsWith(">")
                || head.startsWith("|>")
                || LogLine.is(head)
                || LEGAL.matcher(head).matches()
                || (BOILERPLATE.matcher(head).matches() && !TURN.matcher(head).find())
                || isCode(head);
    }

    /** Mostly signs and no sentence: JSON, XML, stack dumps, tables of bytes. */
    private static boolean isCode(String line) {
        if (line.length() < 30) {
            return false;
        }
        long signs = line.chars()
                .filter(c -> "{}[]()<>;=\"|\\/&$#@%^*+_:".indexOf(c) >= 0)
                .count();
        return signs * 5 > line.length();
    }

    private static void keep(String line, List<String> kept) {
        String bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        String tidy = BLANKS.matcher(withoutEncoded(withoutAddresses(Pseudonyms.without(bounded))))
                .replaceAll(" ")
                .strip();
        if (!tidy.isEmpty()) {
            kept.add(tidy);
        }
    }

    /** Each of them has a dot or a slash in it. */
    private static String withoutAddresses(String line) {
        boolean none = line.indexOf('.') < 0 && line.indexOf('/') < 0;
        return none ? line : ADDRESSES.matcher(line).replaceAll(" ");
    }

    private static String withoutEncoded(String line) {
        return line.length() < SHORTEST_ENCODED ? line : ENCODED.matcher(line).replaceAll(" ");
    }

    private static String head(String line) {
        return line.length() > 400 ? line.substring(0, 400) : line;
    }
}
