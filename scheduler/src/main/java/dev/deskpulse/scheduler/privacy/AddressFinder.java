package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese addresses down to a house: place names, then numbers with units (号, 栋, 单元, 室). A road and a number alone,
 * which name a shop or a hotel as well, count only behind words such as 地址 or 送到.
 */
final class AddressFinder implements Finder {
    private static final int LONGEST_PLACE = 48;
    private static final int LONGEST_NAME = 14;
    private static final int MOST_DETAILS = 10;

    private static final Pattern DETAIL = Pattern.compile(
            "(?:[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,5}){0,3}|(?<![A-Za-z])[A-Za-z](?:-?[0-9]{1,3})?|[一二三四五六七八九十百]{1,4}+|[甲乙丙丁东東南西北])[ ]?"
                    + "(?:号楼|號樓|号院|號院|号|號|弄|栋|棟|幢|座|塔|楼|樓|层|層|单元|單元|室|房|户|戶|组|組|门|門|区|區|期|巷|队|隊)(?:之[0-9]{1,3})?"
                    + "|(?<=[\u4E00-\u9FFF])[0-9]{1,3}(?:-[0-9]{1,5}){1,3}(?![0-9-])");

    /** A room or flat without its unit. */
    private static final Pattern ROOM = Pattern.compile(
            "[ ]?(?:[A-Za-z]-?)?[0-9]{2,5}(?:-[0-9]{1,5}){0,2}[A-Za-z]?(?![0-9A-Za-z.:%元块年月天点分个次件米人度])");

    private static final String ESTATES =
            "(?:小区|小區|花园|花園|家园|家園|公寓|大厦|大廈|广场|廣場|中心|新村|社区|社區|宿舍|大院|工业园|产业园|科技园|园区|城|苑|府|湾|灣|园|園|庭|邸|轩|軒|居|坊|阁|閣|里|都|座|郡|岸|大楼|大樓|国际|國際)";
    private static final String ROADS = "(?:大道|大街|路|街|道|巷|弄|胡同|[一二三四五六七八九十]段|中段|[东南西北]段|里|村|屯|庄|莊|镇|鎮|乡|鄉)";
    private static final Pattern ROAD_OR_ESTATE = Pattern.compile(
            "[\u4E00-\u9FFF]{2,}" + "(?:" + ROADS + "|" + ESTATES + ")[ ]?(?=[0-9A-Za-z一二三四五六七八九十东南西北甲乙丙丁])");
    private static final Pattern ENDS_A_NAME =
            Pattern.compile("[ ]?[\u4E00-\u9FFFA-Za-z ]*(?:" + ROADS + "|" + ESTATES + ")[ ]?");
    private static final Pattern ADMIN =
            Pattern.compile("[\u4E00-\u9FFF]{2,}?(?:省|自治区|自治區|市|县|縣|州|旗|镇|鎮|乡|鄉|村|街道|(?<![小社市景园學学校住厂])[区區])");

    private static final Pattern LABEL = Pattern.compile(
            "(?i)(?:地址|住址|住所|送货|送貨|收货|收貨|寄送|邮寄|郵寄|住在|寄到|送到|发到|發到|搬到|家在|送去|送至|寄往|寄至|寄回|address|ship to|deliver to)[^。\\n]{0,4}\\z");
    private static final Pattern PLACE_LABEL = Pattern.compile("(?:地址|住址|住所|地點)[ ]?:[ ]{0,2}(?=[\u4E00-\u9FFF])");
    private static final Pattern STEP = Pattern.compile(
            "[\u4E00-\u9FFF]{1,6}?(?:省|自治区|自治區|市|区|區|县|縣|州|镇|鎮|乡|鄉|村|街道|" + ROADS + "|" + ESTATES + ")");
    private static final Pattern TRIGGER =
            Pattern.compile("(?:地址|住址|住所|住在|寄到|送到|发到|發到|搬到|改成|改为|改到|家在|位于|送去|送至|寄往|寄至|寄回|收货|收貨)(?:是|为|為|改成|改为|在|到)?");
    private static final String FUNCTION_WORDS = "的了我你您他她请請把给給让讓跟说說要来來吧吗嗎呢啊是在到至往为為住寄送这這那就也都不";

    private static final Set<String> PLACES = Set.copyOf(WordList.read("places.txt"));
    private static final int LONGEST_PLACE_NAME = 4;

    private static final Characters UNITS = new Characters("号號弄栋棟幢座塔楼樓层層单單室房户戶组組门門区區期巷队隊");
    private static final Characters BEFORE_UNITS =
            new Characters("0123456789一二三四五六七八九十百甲乙丙丁东東南西北ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (text.hasDigits() && hasDetail(text)) {
            numbered(text, spans);
        }
        if (text.text().indexOf(':') >= 0) {
            labelled(text, spans);
        }
    }

    /** Places without a number, behind a label with a colon: at least two steps of the way to a house. */
    private static void labelled(FoldedText text, List<Span> spans) {
        NavigableSet<Integer> taken = new TreeSet<>();
        spans.stream().filter(span -> span.kind() == PersonalData.ADDRESS).forEach(span -> taken.add(span.start()));
        Matcher label = PLACE_LABEL.matcher(text.text());
        while (label.find()) {
            int start = label.end();
            int end = start;
            while (end - start < LONGEST_PLACE && isPlace(text.at(end))) {
                end++;
            }
            String place = text.text().substring(start, end).stripTrailing();
            Matcher step = STEP.matcher(place);
            int steps = isNamed(place, 0) ? 1 : 0;
            while (step.find()) {
                steps++;
            }
            Integer numbered = taken.ceiling(start);
            if (steps > 1 && (numbered == null || numbered >= end)) {
                spans.add(new Span(PersonalData.ADDRESS, start, start + place.length(), place.replace(" ", "")));
            }
        }
    }

    private static void numbered(FoldedText text, List<Span> spans) {
        Matcher detail = DETAIL.matcher(text.text());
        int from = 0;
        int floor = 0;
        while (from < text.length() && detail.find(from)) {
            Address address = address(text, detail, floor);
            if (address.isOne()) {
                spans.add(address.span());
                floor = address.end;
            }
            from = address.end;
        }
    }

    private static boolean hasDetail(FoldedText text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.at(i) == '-' && FoldedText.isDigit(text.at(i - 1)) && FoldedText.isDigit(text.at(i + 1))) {
                return true;
            }
            if (UNITS.contains(text.at(i))) {
                char before = text.at(i - 1);
                if (BEFORE_UNITS.contains(before == ' ' ? text.at(i - 2) : before)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Address address(FoldedText text, Matcher first, int floor) {
        int start = start(text, first.start(), floor);
        Address address = new Address(text, start, first.end());
        Matcher next = DETAIL.matcher(text.text());
        while (address.goesOnWith(next)) {
            address.end = next.end();
            address.details++;
        }
        Matcher room = ROOM.matcher(text.text()).region(address.end, text.length());
        if (room.lookingAt()) {
            address.end = room.end();
            address.details++;
        }
        return address;
    }

    /** Where the place's name begins: after words that lead to it, and there with a province or a city if one is named. */
    private static int start(FoldedText text, int detail, int floor) {
        int earliest = detail;
        while (earliest > floor && detail - earliest < LONGEST_PLACE && isPlace(text.at(earliest - 1))) {
            earliest--;
        }
        String place = text.text().substring(earliest, detail);
        int after = 0;
        Matcher trigger = TRIGGER.matcher(place);
        while (trigger.find()) {
            after = trigger.end();
        }
        for (int i = after; i < place.length(); i++) {
            if (isNamed(place, i)) {
                return earliest + i;
            }
        }
        for (int i = after; i < place.length(); i++) {
            after = FUNCTION_WORDS.indexOf(place.charAt(i)) >= 0 ? i + 1 : after;
        }
        while (after < place.length() && !FoldedText.isHan(place.charAt(after))) {
            after++;
        }
        return earliest + after;
    }

    private static boolean isNamed(String text, int at) {
        for (int length = 2; length <= LONGEST_PLACE_NAME && at + length <= text.length(); length++) {
            if (PLACES.contains(text.substring(at, at + length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlace(char c) {
        return FoldedText.isHan(c) || FoldedText.isDigit(c) || FoldedText.isLatin(c) || " -·".indexOf(c) >= 0;
    }

    /** An address as far as it has been read. */
    private static final class Address {
        private final FoldedText text;
        private final int start;
        private int end;
        private int details = 1;

        Address(FoldedText text, int start, int end) {
            this.text = text;
            this.start = start;
            this.end = end;
        }

        /** The next detail follows at once, or after the name of a road or an estate. */
        boolean goesOnWith(Matcher next) {
            if (details == MOST_DETAILS) {
                return false;
            }
            int furthest = Math.min(text.length(), end + LONGEST_NAME + 8);
            next.region(end, furthest);
            if (!next.find() || next.start() - end > LONGEST_NAME) {
                return false;
            }
            String between = text.text().substring(end, next.start());
            return between.isBlank() || ENDS_A_NAME.matcher(between).matches();
        }

        boolean isOne() {
            String whole = text.text().substring(start, end);
            if (whole.chars().noneMatch(c -> FoldedText.isDigit((char) c))) {
                return false;
            }
            boolean street = ROAD_OR_ESTATE.matcher(whole).find();
            boolean admin = isNamed(whole, 0) || ADMIN.matcher(whole).find();
            boolean labelled = LABEL.matcher(text.before(start, 12)).find();
            return labelled ? street || admin : street && (admin || details > 1);
        }

        Span span() {
            String value = text.text().substring(start, end).replace(" ", "");
            return new Span(PersonalData.ADDRESS, start, end, value);
        }
    }
}
