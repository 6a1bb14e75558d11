package dev.deskpulse.scheduler.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/** Tells the language by script and, among Latin letters, by function words. Both Chinese scripts are Chinese. */
final class LanguageDetector {
    private static final int LOOK_AT = 4_000;

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
        Census c = count(text.length() > LOOK_AT ? text.substring(0, LOOK_AT) : text);
        if (c.otherScripts > c.han / 8 + c.words) {
            return Language.OTHER;
        }
        if (c.han == 0) {
            return latin(c);
        }
        boolean englishToo = c.english >= 3 && c.words >= 6;
        if (!englishToo) {
            return c.han * 2 >= c.words ? Language.CHINESE : latin(c);
        }
        return c.han < c.words / 8 ? latin(c) : c.words * 12 < c.han ? Language.CHINESE : Language.MIXED;
    }

    private static Language latin(Census c) {
        boolean unknownTongue = c.foreign > c.english || (c.words >= 8 && c.english == 0);
        return c.words == 0 || unknownTongue ? Language.OTHER : Language.ENGLISH;
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
                String word = text.substring(at, end).replace('’', '\'').toLowerCase(Locale.ROOT);
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
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
    }
}
