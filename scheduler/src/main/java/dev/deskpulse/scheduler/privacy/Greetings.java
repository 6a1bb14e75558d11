package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message whom it addresses and who signs it: "Hi Anna,", "张先生您好，", "Best, Tom", "我是客服小王。". Meant for words that
 * are to be said to others, where a word too few does no harm; the masker of stored tickets leaves them, since it may not
 * take a word too many.
 */
public final class Greetings {
    /** What stands where somebody's name stood. */
    public static final String GAP = "…";

    private static final List<String> SURNAMES = WordList.read("surnames.txt");
    private static final String SURNAME = "(?:"
            + String.join(
                    "|", SURNAMES.stream().filter(name -> name.length() == 2).toList())
            + "|["
            + String.join(
                    "", SURNAMES.stream().filter(name -> name.length() > 2).toList())
            + "])";
    private static final String TITLE = "(?:先生|女士|小姐|太太|师傅|師傅|老师|老師|同学|同學|经理|經理|总监|總監)";
    private static final String HELLO = "(?:您好|你好|早上好|上午好|中午好|下午好|晚上好|早安|午安|晚安)";

    private static final Pattern ENGLISH =
            Pattern.compile("(?im)^[ ]{0,4}(?:hi|hello|hey|dear|greetings|good[ ](?:morning|afternoon|evening|day))"
                    + "(?:[ ]+(?!(?:we|i|you|your|the|this|that|please|thanks?|thank|sorry|it|our|to|for|is|in)\\b)[\\p{L}.'’-]{1,25}){0,4}"
                    + "[ ]{0,2}(?:[,!.:;，！：。]|[-–—][ ]|$)[ ]*");
    private static final Pattern TITLED_ENGLISH = Pattern.compile(
            "\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\\.?[ ]+\\p{Lu}[\\p{L}'’-]{0,25}(?:[ ]\\p{Lu}[\\p{L}'’-]{1,25}){0,2}");
    private static final Pattern SIGNED_ENGLISH = Pattern.compile(
            "(?i)(?:\\b(?:(?:kind|best|warm)[ ]+)?(?:regards|wishes)|\\bbest|\\bcheers|\\bsincerely(?:[ ]yours)?"
                    + "|\\byours(?:[ ](?:sincerely|truly|faithfully))?)[ ]*,[\\s]*(?:[\\p{L}.'’-]{1,25}[ ,]{1,2}){0,5}[\\p{L}.'’-]{0,25}\\s*$");
    private static final Pattern THANKED = Pattern.compile(
            "\\b(?i:thanks|thank you|sorry|apologies|understood|noted|sure|great|okay|ok|yes|no)(?-i:,?[ ]\\p{Lu}[\\p{Ll}'’-]{1,24})(?=[,.!;])");
    private static final Pattern NAMED_ENGLISH = Pattern.compile(
            "\\b(?i:my name is|this is|i am|i'm|i’m)(?-i:[ ]\\p{Lu}[\\p{Ll}'’-]{1,24}(?:[ ]\\p{Lu}[\\p{Ll}'’-]{1,24}){0,2})");

    private static final Pattern TITLED_CHINESE =
            Pattern.compile(SURNAME + "[\\u4E00-\\u9FFF&&[^的了是在和与與给給向您你我请請们們]]{0,2}?" + TITLE);
    private static final Pattern CHINESE = Pattern.compile("(?m)^[ ]{0,4}(?:(?:尊敬的|亲爱的|親愛的)[^，,：:！!。\\n]{0,12}?)?"
            + "(?:" + GAP + "|客户|客戶|顾客|顧客|用户|用戶|亲|親|[A-Za-z]{1,20})?[，,：: ]{0,2}" + HELLO + "[，,：:！!。～~ ]*");
    private static final Pattern DEAR_CHINESE =
            Pattern.compile("(?m)^[ ]{0,4}(?:尊敬的|亲爱的|親愛的)[^，,：:！!。\\n]{1,14}[，,：:！!。]+[ ]*");
    private static final Pattern SELF_CHINESE = Pattern.compile(
            "(?:我是|这里是|這裡是|这边是|這邊是|我叫)(?:您的|本次|[\\u4E00-\\u9FFF]{0,6}?)?(?:专属|專屬|售后|售後)?(?:客服|专员|專員|顾问|顧問|小二)[\\u4E00-\\u9FFFA-Za-z0-9 ]{0,8}[，,。！!；;]+[ ]*");
    private static final Pattern NAMED_CHINESE =
            Pattern.compile("(?<=我是|我叫|本人|名叫)" + SURNAME + "[\\u4E00-\\u9FFF]{1,2}(?=[，,。；;！!\\s]|$)");
    private static final Pattern STAFF_NUMBER = Pattern.compile("工[号號][:： 是为為]{0,3}[A-Za-z0-9-]{1,12}");

    private Greetings() {}

    /** The text without them; what stood inside of a sentence leaves {@link #GAP}. */
    public static String without(String text) {
        String plain = ENGLISH.matcher(text).replaceAll("");
        plain = SIGNED_ENGLISH.matcher(plain).replaceAll("");
        plain = gap(TITLED_ENGLISH, plain);
        plain = gap(THANKED, plain, " ");
        plain = gap(NAMED_ENGLISH, plain, " ");
        // Before names with titles: 敬 of 尊敬的 is a family name, too.
        plain = DEAR_CHINESE.matcher(plain).replaceAll("");
        plain = gap(TITLED_CHINESE, plain);
        plain = CHINESE.matcher(plain).replaceAll("");
        plain = SELF_CHINESE.matcher(plain).replaceAll("");
        plain = gap(NAMED_CHINESE, plain);
        plain = gap(STAFF_NUMBER, plain);
        return plain.strip();
    }

    private static String gap(Pattern what, String text) {
        return what.matcher(text).replaceAll(GAP);
    }

    /** Only what stands behind the last such sign is a name. */
    private static String gap(Pattern what, String text, String behind) {
        return what.matcher(text).replaceAll(found -> {
            String said = found.group();
            int name = firstCapitalBehind(said, behind);
            return Matcher.quoteReplacement(said.substring(0, name) + GAP);
        });
    }

    private static int firstCapitalBehind(String said, String sign) {
        int at = said.indexOf(sign);
        while (at >= 0 && at + 1 < said.length() && !Character.isUpperCase(said.charAt(at + 1))) {
            at = said.indexOf(sign, at + 1);
        }
        return at < 0 ? said.length() : at + 1;
    }
}
