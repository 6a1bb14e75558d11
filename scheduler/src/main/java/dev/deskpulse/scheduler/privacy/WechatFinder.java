package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WeChat ids: a letter and five to nineteen letters, digits, hyphens or underlines, behind a word that says so. */
final class WechatFinder implements Finder {
    private static final String ID = "([A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9@]|\\.[A-Za-z])";
    private static final Pattern OWN = Pattern.compile("(?<![A-Za-z0-9_])(wxid_[A-Za-z0-9]{6,24})(?![A-Za-z0-9_])");

    /** With words or signs that leave no doubt, an id may be letters alone. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:(?:微信|薇信|威信|(?<![a-z0-9])v信|(?<![a-z0-9])(?:wechat|we chat|weixin|vx|wx))[ ]?(?:账号|帐号|賬號|账户|号码|號碼|号|號|id|account)[ ]?"
                    + "(?:[:=]|是|为|為|is\\b)?|加(?:我)?(?:个)?(?:的)?微信?[: ]?)[ ]{0,2}" + ID);

    private static final Pattern HINTED = Pattern.compile(
            "(?i)(?:微信|薇信|威信|加微|加v|(?<![a-z0-9])v信|(?<![a-z0-9])(?:wechat|we chat|weixin|vx|wx))[ ]?(?:[:=是为為叫]|is)?[ ]{0,2}"
                    + ID);

    /** V alone stands for the program only before a colon, where a line begins, and its id holds a digit or a sign. */
    private static final Pattern SHORT = Pattern.compile("(?im)^v:[ ]{0,2}(?=[a-z]+[-_0-9])" + ID);

    private static final Pattern DIGIT_OR_SIGN = Pattern.compile(".*[0-9_-].*");
    /** Names of things that people write beside the name of the program. */
    private static final Pattern THING = Pattern.compile(
            "(?i)(?:iphone|ipad|android|windows|harmonyos|redmi|huawei|version|pay|mini|app|macbook|ios)"
                    + "[-_]?[0-9]*(?:pro|plus|max|ultra|s|x)*");

    private static final Characters CHINESE_NAMES = new Characters("微薇威信加");

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!isNamed(text)) {
            return;
        }
        add(OWN, text, false, spans);
        add(NAMED, text, false, spans);
        add(HINTED, text, true, spans);
        add(SHORT, text, false, spans);
    }

    /** The program is mentioned, in Chinese or as wx, vx, wechat, weixin or v with a colon. */
    private static boolean isNamed(FoldedText text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c > 0x7F) {
                if (CHINESE_NAMES.contains(c)) {
                    return true;
                }
            } else if ((c == 'w' || c == 'W' || c == 'v' || c == 'V')
                    && "xXeE:".indexOf(text.at(i + 1)) >= 0
                    && isStart(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStart(FoldedText text, int i) {
        boolean we = "eE".indexOf(text.at(i + 1)) >= 0;
        return !FoldedText.isLatin(text.at(i - 1)) && (!we || "cCiI ".indexOf(text.at(i + 2)) >= 0);
    }

    private static void add(Pattern pattern, FoldedText text, boolean doubtful, List<Span> spans) {
        Matcher matcher = pattern.matcher(text.text());
        while (matcher.find()) {
            String id = matcher.group(1);
            boolean shown = !doubtful || DIGIT_OR_SIGN.matcher(id).matches() || standsAlone(text, matcher);
            if (shown && !THING.matcher(id).matches()) {
                spans.add(new Span(PersonalData.WECHAT, matcher.start(1), matcher.end(1), id.toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** Behind a colon and with no further words after it. */
    private static boolean standsAlone(FoldedText text, Matcher matcher) {
        boolean words = text.at(matcher.end()) == ' ' && FoldedText.isLatin(text.at(matcher.end() + 1));
        return !words
                && text.text().substring(matcher.start(), matcher.start(1)).indexOf(':') >= 0;
    }
}
