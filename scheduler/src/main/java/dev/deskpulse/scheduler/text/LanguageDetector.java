package dev.deskpulse.scheduler.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells the language by script and, among Latin letters, by function words; where these are too few to tell, by whether
 * half of the words are known ones. Both Chinese scripts are Chinese.
 */
final class LanguageDetector {
    private static final int LOOK_AT = 4_000;
    /** By so many function words more than of another language a text is English, whatever its other words. */
    private static final int CLEARLY_ENGLISH = 2;

    private static final Set<String> ENGLISH = Set.of(
            ("the a an and or but if is are was were be been am i i'm i've my me you your we our it its it's this that"
                            + " these those to of in on at for with from by as not no have has had do does did don't can"
                            + " can't could would should will won't when where why how what which who there here they"
                            + " them their he she his her please thanks thank hi hello still just very too also than"
                            + " then after before about any some all more so because out up get got")
                    .split(" "));
    private static final Set<String> FOREIGN = Set.of(
            ("der die das und ist nicht ich sie mit für auf ein eine bitte wir le la les des est une pas je vous nous"
                            + " que qui dans pour avec el los las una por con para está no_es muy pero mi su como não um"
                            + " uma você com il che non è per sono della het een van niet ik en op voor och att det som"
                            + " är jag inte på bir ve bu için çok değil nie jest się na że")
                    .split(" "));

    /** What was counted in a text. */
    private record Census(int han, int otherScripts, int words, int english, int foreign) {}

    private LanguageDetector() {}

    /** Blank text, signs and numbers alone are OTHER: there is nothing to understand. */
    static Language detect(String text) {
        String head = text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text;
        return detect(count(head), head);
    }

    private static Language detect(Census c, String text) {
        if (c.otherScripts > c.han / 8 + c.words) {
            return Language.OTHER;
        }
        if (c.han == 0) {
            return latin(c, text);
        }
        boolean englishToo = c.english >= 3 && c.words >= 6;
        if (!englishToo) {
            return c.han * 2 >= c.words ? Language.CHINESE : latin(c, text);
        }
        return c.han < c.words / 8 ? latin(c, text) : c.words * 12 < c.han ? Language.CHINESE : Language.MIXED;
    }

    private static Language latin(Census c, String text) {
        if (c.words == 0 || c.foreign > c.english) {
            return Language.OTHER;
        }
        boolean clear = c.english - c.foreign >= CLEARLY_ENGLISH;
        return clear || 2 * knownWords(text) >= c.words ? Language.ENGLISH : Language.OTHER;
    }

    private static int knownWords(String text) {
        AtomicInteger known = new AtomicInteger();
        forEachLatinWord(text, word -> {
            if (ENGLISH.contains(word) || EnglishWords.contains(word)) {
                known.incrementAndGet();
            }
        });
        return known.get();
    }

    /** In small letters, with straight apostrophes. */
    static void forEachLatinWord(String text, Consumer<String> take) {
        for (int at = 0; at < text.length(); at++) {
            if (isLatin(text.charAt(at))) {
                int end = wordEnd(text, at);
                take.accept(word(text, at, end));
                at = end;
            }
        }
    }

    private static String word(String text, int start, int end) {
        return text.substring(start, end).replace('’', '\'').toLowerCase(Locale.ROOT);
    }

    private static Census count(String text) {
        int han = 0;
        int other = 0;
        int words = 0;
        int english = 0;
        int foreign = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isLatin(c)) {
                int end = wordEnd(text, at);
                String word = word(text, at, end);
                words++;
                english += ENGLISH.contains(word) ? 1 : 0;
                foreign += FOREIGN.contains(word) && !ENGLISH.contains(word) ? 1 : 0;
                at = end;
                continue;
            }
            if (Character.isLetter(c)) {
                boolean isHan = UnicodeScript.of(c) == UnicodeScript.HAN;
                han += isHan ? 1 : 0;
                other += isHan ? 0 : 1;
            }
            at += Character.charCount(c);
        }
        return new Census(han, other, words, english, foreign);
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && (isLatin(text.charAt(at)) || isApostrophe(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    private static boolean isLatin(int c) {
        boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean accented = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
        boolean vietnamese = c >= 0x1E00 && c <= 0x1EFF;
        return plain || accented || vietnamese;
    }
}
