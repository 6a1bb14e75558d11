package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses: a dot-atom, an at sign and a domain name (RFC 5322 and RFC 1035, without their quoted forms). */
final class EmailFinder implements Finder {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String LOCAL_SIGNS = "._%+'-&=~";
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,40})");

    /** {@code icon@2x.png} is a picture for fine screens. */
    private static final Pattern PICTURE = Pattern.compile("(?i)[1-4]x\\..*");

    @Override
    public void find(FoldedText text, List<Span> spans) {
        int at = text.text().indexOf('@');
        while (at >= 0) {
            int start = start(text, at);
            int end = end(text, at);
            if (start < at && end > at + 1) {
                String address = text.text().substring(start, end).toLowerCase(Locale.ROOT);
                spans.add(new Span(PersonalData.EMAIL, start, end, address));
            }
            at = text.text().indexOf('@', at + 1);
        }
    }

    private static int start(FoldedText text, int at) {
        int start = at;
        while (at - start < LONGEST_LOCAL && isLocal(text.at(start - 1))) {
            start--;
        }
        while (start < at && LOCAL_SIGNS.indexOf(text.at(start)) >= 0 && text.at(start) != '_') {
            start++;
        }
        return start;
    }

    private static int end(FoldedText text, int at) {
        int end = at + 1;
        while (end - at <= LONGEST_DOMAIN && isDomain(text.at(end))) {
            end++;
        }
        while (end > at + 1 && !FoldedText.isLatin(text.at(end - 1)) && !FoldedText.isDigit(text.at(end - 1))) {
            end--;
        }
        String domain = text.text().substring(at + 1, end);
        return DOMAIN.matcher(domain).matches() && !PICTURE.matcher(domain).matches() ? end : at;
    }

    private static boolean isLocal(char c) {
        return FoldedText.isLatin(c) || FoldedText.isDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return FoldedText.isLatin(c) || FoldedText.isDigit(c) || c == '.' || c == '-';
    }
}
