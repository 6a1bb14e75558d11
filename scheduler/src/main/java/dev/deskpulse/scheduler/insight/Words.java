package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.privacy.Pseudonyms;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, each once: for scripts that put spaces between words the words, for Chinese the pairs of characters
 * that stand side by side. Words that say nothing on a help desk are left out.
 */
final class Words {
    private static final int LONGEST_TEXT = 4_000;

    private static final Set<String> STOP =
            Set.of(("a about after again all also am an and any are as at be because been"
                            + " before being but by can cannot could did do does doing don down during each even few for from"
                            + " further get got had has have having he hello her here hi him his how i if in into is it its just"
                            + " know like me more most my need never no nor not now of off on once one only or other our out over"
                            + " own please re regards same she should so some still such than thank thanks that the their them"
                            + " then there these they this those through to too under until up us very was we were what when"
                            + " where which while who whom why will with would you your yours dear sir madam team ve ll m s t d"
                            + " since today yesterday day days order")
                    .split(" "));

    /** Characters that bind or point and stand in any Chinese text; a pair that has one is no word worth showing. */
    private static final String EMPTY_CHARACTERS =
            "的了是我你您他她它们这那在有和就都也还很不没吗呢吧啊呀请把被给让对与及或个么什怎为会能要说到从去来过着得地以可之其而但又再已一二三两几多少天年月日号时候上下里太才只每次这做用点真最比于因所自今现问题直刚该应如果已经觉看见知道收买店家客服";

    private Words() {}

    static Set<String> of(String text) {
        String own = Pseudonyms.without(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        String plain = Normalizer.normalize(own, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        for (String run : runs(plain)) {
            if (isHan(run.codePointAt(0))) {
                addPairs(run, words);
            } else if (run.length() > 2 && run.length() < 30 && !STOP.contains(run)) {
                words.add(run);
            }
        }
        return words;
    }

    /** Unbroken runs of letters, Chinese characters apart from others; a run of digits alone is none. */
    private static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean letter = Character.isLetter(c);
            if (!run.isEmpty() && (!letter || isHan(c) != isHan(run.codePointAt(0)))) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (letter) {
                run.appendCodePoint(c);
            }
        });
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    private static void addPairs(String run, Set<String> words) {
        int[] points = run.codePoints().toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            if (!says(points[i]) || !says(points[i + 1])) {
                continue;
            }
            words.add(new String(points, i, 2));
        }
    }

    private static boolean says(int character) {
        return EMPTY_CHARACTERS.indexOf(character) < 0;
    }

    private static boolean isHan(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
    }
}
