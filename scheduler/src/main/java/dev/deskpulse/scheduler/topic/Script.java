package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.text.Folding;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a phrase is made of: words where blanks part them, characters in Chinese (where a Latin word counts as one
 * character). Words that differ in a plural's end only are one.
 */
enum Script {
    WORDS(3) {
        @Override
        boolean opens(String token) {
            return token.length() > 1
                    && !EMPTY_WORDS.contains(token)
                    && SHORT_FORMS.stream().noneMatch(token::endsWith);
        }

        @Override
        boolean closes(String token, int length) {
            return opens(token) || (length > 1 && PARTICLES.contains(token));
        }
    },
    CHARACTERS(6) {
        @Override
        boolean opens(String token) {
            return EMPTY_CHARACTERS.indexOf(token) < 0;
        }

        @Override
        boolean closes(String token, int length) {
            return opens(token) && (length > 1 || token.length() > 1);
        }
    };

    private static final Set<String> EMPTY_WORDS =
            Set.of(("a able about actually after again all allow allowed almost already also although always am an and"
                            + " another any anybody anymore anyone anything anyway are aren't around as ask asked at away back be"
                            + " because been before being believe bit but by can can't cannot cant cause come could could've couldn"
                            + " couldn't currently d day dear did didn didn't different do does doesn doesn't doing don don't done"
                            + " dont down each either else ever every everything explain far few find first for from further get"
                            + " getting give go goes going gone good got guy had hadn't happen happened happening has hasn't have"
                            + " haven haven't having he hello help her here hey hi him his hour how however i i'd i'll i'm i've if"
                            + " im in instead into is isn isn't issue it it'll it's its ive just keep kind know last let like ll"
                            + " long look looking lot m madam made make many may maybe me mean might mine minute month more most"
                            + " much must my myself need needed needs never new no nobody not nothing now of off oh ok okay on once"
                            + " one only or other our out over own please possible problem put question re really reason recently"
                            + " regards right s said same saw say says second see seem seems seen seriously set she should shouldn't"
                            + " show since sir so some somebody someone something soon still stop such sure t take team tell than"
                            + " thank thanks that that's the their them then there there's these they they're thing think this those"
                            + " though through time to today told tomorrow too took tried try trying turn two unable under"
                            + " understand until up us use used using ve very want wanted wants was wasn wasn't way we week well"
                            + " went were weren't what what's when where which while who whole whom whose why will wish with within"
                            + " without won't work working would wouldn wouldn't wrong year yes yesterday yet you you're your yours"
                            + " yourself arent couldnt didnt doesnt hasnt havent isnt shouldnt theyre wasnt werent weve wont"
                            + " wouldnt youre youve three four five six seven eight nine ten")
                    .split(" "));

    /** The ends of you've, they'll, we're, who'd, wasn't: such words say nothing. */
    private static final List<String> SHORT_FORMS = List.of("'ve", "'ll", "'re", "'d", "'m", "n't");

    private static final Set<String> PARTICLES = Set.of("up", "in", "out", "off", "down", "back");

    private static final String EMPTY_CHARACTERS = "的了是我你您他她它们這这那在有和就都也还還很不没沒吗嗎呢吧啊呀哦请請把被给給让讓对對与與及或个個么麼什怎为為要说說从從去"
            + "来來着著得以可之其而但又再已一二三两兩几幾多少天年月日候里太才只每次做用點真最比于於因所今该該如果觉覺看见見知道想叫跟并且即则然后後啦嘛哪谁誰些等半";

    private static final String JOINING = " \t\u00A0\u3000-";

    private final int longest;

    Script(int longest) {
        this.longest = longest;
    }

    /**
     * @param key what is compared: folded, without a plural's end
     * @param shown as it stands in the text
     */
    record Token(String key, String shown) {}

    int longest() {
        return longest;
    }

    /** Whether a phrase may begin with it. */
    abstract boolean opens(String token);

    /** Whether a phrase of so many tokens may end with it. */
    abstract boolean closes(String token, int length);

    String join(List<String> parts) {
        return String.join(this == WORDS ? " " : "", parts);
    }

    /** Whether a phrase of keys is part of a longer one. */
    boolean contains(String longer, String phrase) {
        return this == WORDS ? (" " + longer + " ").contains(" " + phrase + " ") : longer.contains(phrase);
    }

    /** The text's tokens, cut where a phrase cannot go on: at signs and figures. */
    List<List<Token>> runs(String text) {
        List<List<Token>> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = tokenEnd(text, at);
            if (end > at && !isPrefix(text, end)) {
                run.add(token(text.substring(at, end)));
                at = end;
            } else if (end > at) {
                run = next(runs, run);
                at = end;
            } else {
                boolean blank = JOINING.indexOf(text.charAt(at)) >= 0;
                run = blank ? run : next(runs, run);
                at++;
            }
        }
        next(runs, run);
        return runs;
    }

    private static List<Token> next(List<List<Token>> runs, List<Token> run) {
        if (run.isEmpty()) {
            return run;
        }
        runs.add(run);
        return new ArrayList<>();
    }

    /** Latin letters right before a digit begin a number of an order or the like, which says nothing. */
    private static boolean isPrefix(String text, int end) {
        return end < text.length()
                && Character.isDigit(text.charAt(end))
                && UnicodeScript.of(text.charAt(end - 1)) == UnicodeScript.LATIN;
    }

    private int tokenEnd(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean han = UnicodeScript.of(c) == UnicodeScript.HAN;
            boolean apostrophe = at > start && (c == '\'' || c == '’');
            if (han ? at > start : !Character.isLetter(c) && !apostrophe) {
                return at;
            }
            at += Character.charCount(c);
            if (han) {
                return at;
            }
        }
        return at;
    }

    private static Token token(String shown) {
        String folded = Folding.fold(shown);
        String key = folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
        return new Token(singular(key), shown);
    }

    /** The rules of Harman's S stemmer ("How effective is suffixing?", 1991). */
    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || EMPTY_WORDS.contains(word)) {
            return word;
        }
        String stem = word.substring(0, word.length() - 1);
        if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("us") || word.endsWith("ss") ? word : stem;
    }
}
