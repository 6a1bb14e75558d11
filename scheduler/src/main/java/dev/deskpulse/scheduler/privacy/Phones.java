package dev.deskpulse.scheduler.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers of the Chinese and the North American numbering plan, British and Taiwanese ones as they are dialled at
 * home, and any after E.164 with its plus sign. Nationwide business lines (400, 800) are nobody's.
 */
final class Phones {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("(?:010|02\\d)[2-9]\\d{7}|0[3-9]\\d\\d[2-9]\\d{6,7}");
    private static final Set<String> MOBILE_SHAPES = Set.of(
            "11", "3 4 4", "4 3 4", "4 4 3", "3 8", "7 4", "3 3 5", "5 6", "3 4 2 2", "3 2 2 2 2", "2 3 3 3", "5 3 3");
    private static final Pattern NORTH_AMERICAN = Pattern.compile("1?[2-9]\\d\\d\\d{7}");
    private static final Pattern TOLL = Pattern.compile("1?[48]00\\d{7}");
    private static final Pattern HOME = Pattern.compile("0\\d{9,10}");
    private static final Pattern HOME_SHAPE = Pattern.compile("[2-5](?: [3-8]){1,3}");
    private static final Pattern EXTENSION =
            Pattern.compile("(?i)[ ,]{0,2}(?:转|轉|分机|分機|ext\\.?|extension|x|#)[ :]?\\d{1,6}|-\\d{1,5}");

    /** Digits after the country's code, where they are the same or nearly so for all numbers of the country. */
    private static final Map<String, Pattern> NATIONAL = Map.ofEntries(
            Map.entry("1", Pattern.compile("[2-9]\\d{9}")),
            Map.entry("7", Pattern.compile("\\d{10}")),
            Map.entry("33", Pattern.compile("\\d{9}")),
            Map.entry("34", Pattern.compile("\\d{9}")),
            Map.entry("44", Pattern.compile("\\d{9,10}")),
            Map.entry("61", Pattern.compile("\\d{9}")),
            Map.entry("65", Pattern.compile("\\d{8}")),
            Map.entry("81", Pattern.compile("\\d{9,10}")),
            Map.entry("82", Pattern.compile("\\d{8,10}")),
            Map.entry("86", Pattern.compile("1[3-9]\\d{9}|(?:10|2\\d)[2-9]\\d{7}|[3-9]\\d\\d[2-9]\\d{6,7}")),
            Map.entry("91", Pattern.compile("\\d{10}")),
            Map.entry("852", Pattern.compile("\\d{8}")),
            Map.entry("853", Pattern.compile("\\d{8}")),
            Map.entry("886", Pattern.compile("\\d{8,9}")));

    /** Countries' codes that are also written without the plus sign, as a group of their own. */
    private static final Set<String> NAMED_CODES = Set.of("86", "852", "853", "886");

    private static final Pattern CHINESE_WITH_CODE = Pattern.compile("861[3-9]\\d{9}");

    private static final Pattern ELSEWHERE = Pattern.compile("[2-9]\\d{7,13}");

    private Phones() {}

    static Optional<Span> find(Figures figures) {
        String number = number(figures);
        return number == null ? Optional.empty() : Optional.of(span(figures, number));
    }

    /** In the form of E.164 as far as that can be told, so that a number is the same with its country's code and without. */
    private static @Nullable String number(Figures figures) {
        int length = figures.digits().length();
        boolean free =
                length >= 7 && length <= 17 && isWhole(figures) && !figures.isAmount() && !figures.isInWebAddress();
        if (!free) {
            return null;
        }
        String abroad = withCountry(figures);
        if (abroad != null) {
            return abroad;
        }
        String sure = chinese(figures) != null ? chinese(figures) : american(figures);
        String likely = sure != null ? sure : atHome(figures);
        if (likely != null) {
            return figures.follows(Lead.ORDER) ? null : likely;
        }
        return local(figures);
    }

    private static boolean isWhole(Figures figures) {
        return figures.standsAlone() || extensionEnd(figures) > figures.end();
    }

    private static @Nullable String withCountry(Figures figures) {
        String digits = figures.digits();
        if (figures.hasPlus()) {
            return international(digits);
        }
        if (digits.startsWith("00")) {
            String called = digits.substring(2);
            boolean sure =
                    !figures.isOneGroup() || CHINESE_WITH_CODE.matcher(called).matches() || figures.follows(Lead.PHONE);
            return sure ? international(called) : null;
        }
        boolean bare = NAMED_CODES.contains(digits.substring(0, Math.min(digits.length(), figures.firstLength())))
                || (figures.isOneGroup() && CHINESE_WITH_CODE.matcher(digits).matches());
        return bare && !figures.follows(Lead.ORDER) ? international(digits) : null;
    }

    private static @Nullable String international(String digits) {
        for (int code = 3; code >= 1; code--) {
            Pattern national = digits.length() > code ? NATIONAL.get(digits.substring(0, code)) : null;
            if (national != null) {
                String rest = digits.substring(code);
                String bare = rest.startsWith("0") ? rest.substring(1) : rest;
                return national.matcher(bare).matches() ? digits.substring(0, code) + bare : null;
            }
        }
        return ELSEWHERE.matcher(digits).matches() ? digits : null;
    }

    private static @Nullable String chinese(Figures figures) {
        String digits = figures.digits();
        if (MOBILE.matcher(digits).matches() && MOBILE_SHAPES.contains(figures.shape()) && figures.isUniform()) {
            return "86" + digits;
        }
        boolean area = figures.isOneGroup() || figures.firstLength() == 3 || figures.firstLength() == 4;
        return LANDLINE.matcher(digits).matches() && area ? "86" + digits.substring(1) : null;
    }

    private static @Nullable String american(Figures figures) {
        String digits = figures.digits();
        if (!NORTH_AMERICAN.matcher(digits).matches() || TOLL.matcher(digits).matches()) {
            return null;
        }
        boolean signs = figures.isPartedBy('-') || figures.isPartedBy('.') || figures.isPartedBy(')');
        boolean written =
                switch (figures.shape()) {
                    case "3 3 4", "1 3 3 4" -> signs || figures.follows(Lead.PHONE);
                    case "3 7", "1 10", "6 4" -> (signs && figures.follows(Lead.PHONE)) || figures.isPartedBy(')');
                    case "10" -> figures.follows(Lead.PHONE);
                    default -> false;
                };
        return written ? (digits.length() == 10 ? "1" : "") + digits : null;
    }

    /** With the 0 that is dialled before the area's code. */
    private static @Nullable String atHome(Figures figures) {
        String digits = figures.digits();
        boolean grouped = HOME_SHAPE.matcher(figures.shape()).matches() && !figures.isPartedBy('.');
        boolean mobile = figures.isOneGroup() && (digits.matches("07[1-9]\\d{8}") || digits.matches("09\\d{8}"));
        boolean known = figures.isOneGroup() && figures.follows(Lead.PHONE);
        return HOME.matcher(digits).matches() && (grouped || mobile || known) ? digits : null;
    }

    /** Without the area's code: only where the words before say what it is. */
    private static @Nullable String local(Figures figures) {
        int length = figures.digits().length();
        boolean fits = (length == 7 || length == 8)
                && figures.digits().charAt(0) >= '2'
                && Set.of("7", "8", "3 4", "4 4").contains(figures.shape());
        return fits && figures.follows(Lead.PHONE) && !figures.follows(Lead.ORDER) ? figures.digits() : null;
    }

    private static Span span(Figures figures, String number) {
        FoldedText text = figures.text();
        int start = figures.hasPlus() ? figures.start() - 1 : figures.start();
        boolean bracket = text.at(start - 1) == '('
                && text.text().substring(start, figures.end()).indexOf(')') >= 0;
        return figures.as(PersonalData.PHONE, bracket ? start - 1 : start, extensionEnd(figures), number);
    }

    private static int extensionEnd(Figures figures) {
        Matcher extension = EXTENSION.matcher(figures.text().text());
        extension.region(figures.end(), Math.min(figures.text().length(), figures.end() + 16));
        boolean found = extension.lookingAt()
                && !FoldedText.isDigit(figures.text().at(extension.end()))
                && !FoldedText.isLatin(figures.text().at(extension.end()));
        return found ? extension.end() : figures.end();
    }
}
