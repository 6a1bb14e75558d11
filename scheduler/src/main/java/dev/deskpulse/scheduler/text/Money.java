package dev.deskpulse.scheduler.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts with a currency, as people write them, brought to {@code CNY 12000}. */
final class Money {
    private static final String NUMBER = "(?<%s>\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,2})?|\\d{1,12}(?:\\.\\d{1,4})?)";
    private static final String CODES = "rmb|cny|usd|eur|gbp|hkd|twd|jpy|krw|sgd|aud|cad|inr|chf|myr|thb";

    /** On folded text. 元旦 is a day; 块 also counts things, such as screens. */
    static final Pattern PATTERN = Pattern.compile("(?:(?<sign>hk\\$|nt\\$|us\\$|a\\$|c\\$|s\\$|[¥￥$€£₩₹]|(?<![a-z])(?:"
            + CODES + ")) ?" + NUMBER.formatted("before") + "(?: ?(?<scale>[万k](?![a-z])))?"
            + "|(?<![\\d.,a-z-])" + NUMBER.formatted("after") + " ?(?<myriad>[万k](?![a-z]))? ?"
            + "(?<unit>美元|美金|欧元|英镑|港币|港元|台币|新台币|日元|日圆|韩元|卢比|加元|澳元|新加坡元|元(?!旦|素|件)|块钱|块(?=[^\\p{L}\\d]|$)|人民币"
            + "|(?:" + CODES + "|yuan|dollars?|bucks|euros?|pounds?|quid|yen|rupees?)(?![a-z])|[€£])"
            + "(?!/))");

    private static final Map<String, String> CURRENCIES = currencies();

    private Money() {}

    private static Map<String, String> currencies() {
        Map<String, String> codes = new HashMap<>();
        String table = "CNY ¥ ￥ rmb yuan 元 块钱 块 人民币;USD $ us$ dollar dollars bucks 美元 美金;EUR € euro euros 欧元"
                + ";GBP £ pound pounds quid 英镑;HKD hk$ 港币 港元;TWD nt$ 台币 新台币;JPY yen 日元 日圆;KRW ₩ 韩元"
                + ";INR ₹ rupee rupees 卢比;CAD c$ 加元;AUD a$ 澳元;SGD s$ 新加坡元";
        for (String row : table.split(";", -1)) {
            String[] words = row.split(" ", -1);
            for (String word : words) {
                codes.put(word, words[0]);
            }
        }
        return codes;
    }

    /** Of a match of {@link #PATTERN}. */
    static String value(Matcher match) {
        String sign = match.group("sign") == null ? match.group("unit") : match.group("sign");
        String digits = match.group("before") == null ? match.group("after") : match.group("before");
        String scale = match.group("scale") == null ? match.group("myriad") : match.group("scale");
        BigDecimal amount = new BigDecimal(digits.replace(",", "")).multiply(factor(scale));
        String code = CURRENCIES.getOrDefault(sign, sign.toUpperCase(Locale.ROOT));
        return code + " " + amount.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal factor(@Nullable String scale) {
        return scale == null ? BigDecimal.ONE : new BigDecimal(scale.equals("万") ? 10_000 : 1_000);
    }

    /** How much it is, in whatever currency. */
    static double amount(Entity entity) {
        return Double.parseDouble(entity.value().substring(entity.value().indexOf(' ') + 1));
    }
}
