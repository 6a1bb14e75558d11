package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity numbers of Hong Kong, such as A123456(3), and, behind words that say so, of Taiwan, with their checks. */
final class IslandIds implements Finder {
    private static final Pattern HONG_KONG = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{1,2}\\d{6}\\([0-9A]\\)");
    private static final Pattern TAIWAN = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z][12]\\d{8}(?![A-Za-z0-9])");

    /** The letters' numbers in Taiwan are given by this order, from 10. */
    private static final String TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!text.hasDigits()) {
            return;
        }
        Matcher hongKong = HONG_KONG.matcher(text.text());
        while (hongKong.find()) {
            if (isHongKong(hongKong.group())) {
                add(hongKong, spans);
            }
        }
        Matcher taiwan = TAIWAN.matcher(text.text());
        while (taiwan.find()) {
            if (isTaiwan(taiwan.group().toUpperCase(Locale.ROOT)) && Lead.RESIDENT.isBefore(text, taiwan.start())) {
                add(taiwan, spans);
            }
        }
    }

    private static void add(Matcher found, List<Span> spans) {
        String value = found.group().toUpperCase(Locale.ROOT);
        spans.add(new Span(PersonalData.ID_NUMBER, found.start(), found.end(), value));
    }

    /** Weights 9 to 2 over two letters (a missing one counts 36) and six digits; with the check a multiple of 11. */
    private static boolean isHongKong(String id) {
        String plain = id.replace("(", "").replace(")", "");
        int sum = plain.length() == 8 ? 9 * 36 : 0;
        for (int i = 0; i < plain.length(); i++) {
            sum += (plain.length() - i) * Character.digit(plain.charAt(i), 36);
        }
        return sum % 11 == 0;
    }

    /** Weights 1 and 9 over the letter's two digits, then 8 to 1, then 1; a multiple of 10. */
    private static boolean isTaiwan(String id) {
        int letter = 10 + TAIWAN_LETTERS.indexOf(id.charAt(0));
        int sum = letter / 10 + 9 * (letter % 10) + (id.charAt(9) - '0');
        for (int i = 1; i < 9; i++) {
            sum += (9 - i) * (id.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}
