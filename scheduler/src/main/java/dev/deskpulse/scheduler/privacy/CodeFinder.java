package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what mixes letters and digits: passports and licence plates. */
final class CodeFinder implements Finder {
    /** Chinese passports in use: E and G with eight digits, and E with a letter (never I or O) and seven. */
    private static final Pattern PASSPORT = Pattern.compile("(?:[EG]\\d{8}|E[A-HJ-NP-Z]\\d{7})(?![A-Za-z0-9])(?!-\\d)");

    /** Any country's, where the words before say so. */
    private static final Pattern LABELLED = Pattern.compile("[A-Za-z]{1,2}\\d{6,9}(?![A-Za-z0-9])");

    private static final Characters PROVINCES = new Characters("京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊");

    /**
     * After GA 36-2018: office, then five characters of which at most two are letters, or six for new-energy vehicles, or
     * four with the character of a special use.
     */
    private static final Pattern PLATE = Pattern.compile("[A-HJ-NP-Za-hj-np-z][·. -]?"
            + "(?:[A-HJKa-hjk][A-HJ-NP-Za-hj-np-z0-9]\\d{4}|\\d{5}[A-HJKa-hjk]|[A-HJ-NP-Za-hj-np-z0-9]{5}"
            + "|[A-HJ-NP-Za-hj-np-z0-9]{4}[学學警挂掛港澳领領试試超])(?![A-Za-z0-9])");

    private static final int FEWEST_DIGITS = 3;

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!text.hasDigits()) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            if (PROVINCES.contains(text.at(i))) {
                plate(text, i, spans);
            } else if (FoldedText.isLatin(text.at(i)) && startsACode(text, i)) {
                passport(text, i, spans);
            }
        }
    }

    private static boolean startsACode(FoldedText text, int i) {
        char before = text.at(i - 1);
        boolean starts = !FoldedText.isLatin(before) && !FoldedText.isDigit(before);
        return starts && (FoldedText.isDigit(text.at(i + 1)) || FoldedText.isDigit(text.at(i + 2)));
    }

    private static void passport(FoldedText text, int start, List<Span> spans) {
        Matcher own = PASSPORT.matcher(text.text()).region(start, text.length());
        Matcher any = LABELLED.matcher(text.text()).region(start, text.length());
        boolean free = own.lookingAt() && text.at(start - 1) != '-' && !Lead.ORDER.isBefore(text, start);
        if (free || (any.lookingAt() && Lead.PASSPORT.isBefore(text, start))) {
            int end = free ? own.end() : any.end();
            String number = text.text().substring(start, end).toUpperCase(Locale.ROOT);
            spans.add(new Span(PersonalData.PASSPORT, start, end, number));
        }
    }

    private static void plate(FoldedText text, int start, List<Span> spans) {
        Matcher matcher = PLATE.matcher(text.text()).region(start + 1, text.length());
        if (!matcher.lookingAt()) {
            return;
        }
        String plate = text.text().substring(start, matcher.end());
        boolean special = FoldedText.isHan(plate.charAt(plate.length() - 1));
        long digits = plate.chars().filter(c -> FoldedText.isDigit((char) c)).count();
        if (digits >= FEWEST_DIGITS || (special && digits >= 2)) {
            String value = plate.replaceAll("[·. -]", "").toUpperCase(Locale.ROOT);
            spans.add(new Span(PersonalData.PLATE, start, matcher.end(), value));
        }
    }
}
