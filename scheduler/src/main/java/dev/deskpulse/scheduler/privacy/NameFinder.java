package dev.deskpulse.scheduler.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names on the lines of an address: behind a label such as 收件人 or "Ship to:", and unlabelled where a line holds a phone
 * number as well as an address. Runs after the finders of those.
 */
final class NameFinder implements Finder {
    private static final Pattern CHINESE_LABEL =
            Pattern.compile("(?:收件人|收货人|收貨人|收件者|寄件人|寄件者|发件人|發件人|发货人|联系人|聯絡人|聯繫人|签收人|簽收人|取件人|持卡人|户名|戶名|开户名|姓名|客户名|客戶名)"
                    + "(?:姓名|名字|名称|名)?[ ]?([:=]|是|为|為|叫|改成|改为)?[ ]{0,4}");
    private static final Pattern WESTERN_LABEL = Pattern.compile(
            "(?i)(?:(?<=^|[\\n,.;!?(\"'])[ ]{0,3}name|(?<![a-z])(?:(?:full|first|last|given|family|customer|recipient|recipient's|contact|cardholder"
                    + "|card holder|passenger|guest|account|my|your|receiver|receiver's|consignee|buyer)[ ]name|recipient|receiver|consignee|contact(?:[ ]person)?"
                    + "|ship(?:ping)?[ ]to|deliver[ ]to|sold[ ]to|bill[ ]to|attn|attention|cardholder|收件人|收货人|姓名|联系人))\\.?[ ]?:[ ]{0,3}",
            Pattern.MULTILINE);
    private static final Pattern WESTERN_NAME = Pattern.compile(
            "(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.?[ ])?\\p{Lu}[\\p{L}'.-]{0,24}(?:[ ]\\p{Lu}[\\p{L}'.-]{0,24}){0,3}(?<![.-])");
    /** Two or three words with capitals after "ship to" or alone on their line, right before an address. */
    private static final Pattern BEFORE_ADDRESS = Pattern.compile("(?:(?<=\\n)|(?<=[ (]to )|(?<=[ (]for ))"
            + "(\\p{Lu}[\\p{L}'-]{1,24}(?:[ ]\\p{Lu}[\\p{L}'.-]{0,24}){1,2})[,\\n][ ]?$");

    private static final Pattern MINORITY_NAME =
            Pattern.compile("[\\u4E00-\\u9FFF]{1,8}(?:·[\\u4E00-\\u9FFF]{1,8}){1,3}");
    private static final Pattern TITLE = Pattern.compile("(?:先生|女士|小姐|太太|师傅|師傅|老师|老師|同学|經理|经理)$");
    private static final Pattern NEXT_WORD = Pattern.compile("[请請麻的是电電手地收在要我你您把帮幫电联聯身住和跟没沒不可先号號,].*");
    private static final Pattern NO_PERSON = Pattern.compile(
            "(?i).*\\b(?:customer|service|support|team|sales|hotel|desk|reception|"
                    + "department|office|manager|store|shop|unknown|none|same|the|please|see|us|me|you|it|number|details|info|us at|number)\\b.*");
    private static final Pattern FUNCTION = Pattern.compile(
            "[的了是不没沒有都我你您他她写寫错錯改]|单位|單位|方式|方面|地址|住址|电话|電話|手机|手機|信息|资料|資料|姓名|号码|號碼|时间|時間|名称|名稱|公司|部门|部門");
    private static final Set<String> NOBODY = Set.of(
            "本人", "自己", "门卫", "前台", "保密", "匿名", "未知", "同上", "见上", "代收", "客服", "商家", "卖家", "快递", "先生", "女士", "小姐", "家人",
            "朋友", "同事", "邻居", "菜鸟", "驿站", "没有", "不对", "错误", "信息", "电话", "地址", "姓名");
    private static final String BEFORE_PERSON = "件货貨系絡繫收卡";
    private static final String BEFORE_NAME = "户戶姓";
    private static final int LONGEST = 4;
    private static final int NEAR = 60;
    private static final int SEPARATORS = 4;

    private static final List<String> LISTED = WordList.read("surnames.txt");
    private static final String SINGLE =
            String.join("", LISTED.stream().filter(name -> name.length() > 2).toList());
    private static final Set<String> COMPOUND =
            Set.copyOf(LISTED.stream().filter(name -> name.length() == 2).toList());

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (hasChineseLabel(text)) {
            labelledChinese(text, spans);
        }
        if (text.text().indexOf(':') >= 0) {
            labelledWestern(text, spans);
        }
        besideAddresses(text, spans);
    }

    private static boolean hasChineseLabel(FoldedText text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.at(i);
            boolean label = (c == '人' || c == '者')
                    ? BEFORE_PERSON.indexOf(text.at(i - 1)) >= 0
                    : c == '名' && BEFORE_NAME.indexOf(text.at(i - 1)) >= 0;
            if (label) {
                return true;
            }
        }
        return false;
    }

    private static void labelledChinese(FoldedText text, List<Span> spans) {
        Matcher label = CHINESE_LABEL.matcher(text.text());
        while (label.find()) {
            int start = label.end();
            Matcher minority = MINORITY_NAME.matcher(text.text()).region(start, text.length());
            if (minority.lookingAt()) {
                add(text, start, minority.end(), spans);
                continue;
            }
            Matcher western = WESTERN_NAME.matcher(text.text()).region(start, text.length());
            if (western.lookingAt() && !NO_PERSON.matcher(western.group()).matches()) {
                add(text, start, western.end(), spans);
                continue;
            }
            boolean clear = label.group(1) != null || text.at(start - 1) == ' ';
            int length = lengthOfName(text, start, clear);
            if (length > 0) {
                add(text, start, start + length, spans);
            }
        }
    }

    /**
     * How many characters from here on are a name; 0 for none.
     *
     * @param clear a sign or a blank parts it from its label
     */
    private static int lengthOfName(FoldedText text, int start, boolean clear) {
        String run = chineseRun(text, start).replaceFirst("(?:亲收|親收|代收|收)$", "");
        if (NOBODY.contains(run)) {
            return 0;
        }
        int surname = surname(run);
        int titled = TITLE.matcher(run).replaceFirst("").length();
        boolean whole = titled < run.length() ? surname > 0 && titled <= LONGEST : clear && run.length() <= LONGEST;
        int end = surname > 0 ? endOfName(run, surname) : 0;
        int length = end == 0 && whole && run.length() > 1 ? run.length() : end;
        int known = length == 0 && clear && surname > 0 ? surname + 2 : length;
        return FUNCTION.matcher(run.substring(0, Math.min(known, run.length()))).find()
                ? 0
                : Math.min(known, run.length());
    }

    /** One or two characters after the surname, where the text ends or goes on with a word that is no name; else 0. */
    private static int endOfName(String run, int surname) {
        for (int end = surname + 1; end <= surname + 2 && end <= run.length(); end++) {
            String rest = run.substring(end);
            if (rest.isEmpty() || NEXT_WORD.matcher(rest).matches()) {
                return end;
            }
        }
        return 0;
    }

    private static String chineseRun(FoldedText text, int start) {
        int end = start;
        while (end - start < 12 && FoldedText.isHan(text.at(end))) {
            end++;
        }
        return text.text().substring(start, end);
    }

    /** How many characters the surname has; 0 where the text begins with none. */
    private static int surname(String name) {
        if (name.length() >= 3 && COMPOUND.contains(name.substring(0, 2))) {
            return 2;
        }
        return name.length() >= 2 && SINGLE.indexOf(name.charAt(0)) >= 0 ? 1 : 0;
    }

    private static void labelledWestern(FoldedText text, List<Span> spans) {
        Matcher label = WESTERN_LABEL.matcher(text.text());
        while (label.find()) {
            Matcher name = WESTERN_NAME.matcher(text.text()).region(label.end(), text.length());
            if (name.lookingAt() && !NO_PERSON.matcher(name.group()).matches()) {
                add(text, label.end(), name.end(), spans);
            } else {
                int length = lengthOfName(text, label.end(), true);
                if (length > 0) {
                    add(text, label.end(), label.end() + length, spans);
                }
            }
        }
    }

    /** As people paste them: 张三 13800138000 北京市…, in any order. */
    private static void besideAddresses(FoldedText text, List<Span> spans) {
        TreeMap<Integer, Span> phones = new TreeMap<>();
        List<Span> places = new ArrayList<>();
        for (Span span : spans) {
            if (span.kind() == PersonalData.PHONE) {
                phones.put(span.start(), span);
            } else if (span.kind() == PersonalData.ADDRESS) {
                places.add(span);
            }
        }
        for (Span place : places) {
            Collection<Span> near =
                    phones.subMap(place.start() - NEAR, place.end() + NEAR).values();
            near.forEach(phone -> beside(text, phone, spans));
            if (!near.isEmpty()) {
                beside(text, place, spans);
            }
            Matcher before =
                    BEFORE_ADDRESS.matcher(text.text()).region(Math.max(0, place.start() - NEAR), place.start());
            if (before.find()) {
                add(text, before.start(1), before.end(1), spans);
            }
        }
    }

    private static void beside(FoldedText text, Span span, List<Span> spans) {
        int end = span.start();
        while (span.start() - end < SEPARATORS && isSeparator(text, end - 1)) {
            end--;
        }
        int start = end;
        while (end - start <= LONGEST && FoldedText.isHan(text.at(start - 1))) {
            start--;
        }
        addIfName(text, start, end, spans);
        int after = span.end();
        while (after - span.end() < SEPARATORS && isSeparator(text, after)) {
            after++;
        }
        addIfName(text, after, after + chineseRun(text, after).length(), spans);
    }

    private static boolean isSeparator(FoldedText text, int index) {
        return index >= 0 && index < text.length() && " ,、:;\n/".indexOf(text.at(index)) >= 0;
    }

    private static void addIfName(FoldedText text, int start, int end, List<Span> spans) {
        boolean fits = end - start >= 2 && end - start <= LONGEST;
        String name = fits ? text.text().substring(start, end) : "";
        boolean named = fits
                && surname(name) > 0
                && !NOBODY.contains(name)
                && !FUNCTION.matcher(name).find()
                && (end - start <= surname(name) + 2 || TITLE.matcher(name).find());
        if (named) {
            add(text, start, end, spans);
        }
    }

    private static void add(FoldedText text, int start, int end, List<Span> spans) {
        String name = text.text().substring(start, end);
        spans.add(new Span(PersonalData.NAME, start, end, name.replace(" ", "").toLowerCase(Locale.ROOT)));
    }
}
