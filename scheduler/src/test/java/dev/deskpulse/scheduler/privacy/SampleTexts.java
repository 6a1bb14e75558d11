package dev.deskpulse.scheduler.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented personal data in the many ways customers write it, and in the middle of what they write. */
final class SampleTexts {
    /**
     * One text with one value in it.
     *
     * @param secrets what of the value must not be left
     */
    record Sample(PersonalData kind, String before, String value, String after, List<String> secrets) {
        String text() {
            return before + value + after;
        }
    }

    private static final List<String> CHINESE_ENDS = List.of(
            "", "。", "，麻烦尽快处理", "请查收", "谢谢！", "，東西還沒收到", "等你们回电\n第二行", "）", "；订单号是202403150987654321", "帮我改一下", "\n");
    private static final List<String> ENGLISH_ENDS =
            List.of("", ".", ", thanks", " please check it", "!", "\nThank you", " - it is urgent", " (new one)", "\"");

    private final Random random;
    private final SampleNumbers numbers;
    private final SamplePlaces places;

    SampleTexts(long seed) {
        this.random = new Random(seed);
        this.numbers = new SampleNumbers(random);
        this.places = new SamplePlaces(random, numbers);
    }

    List<Sample> of(PersonalData kind, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sample(kind));
        }
        return samples;
    }

    private Sample sample(PersonalData kind) {
        return switch (kind) {
            case PHONE -> phone();
            case ID_NUMBER -> chinese(kind, id(), "身份证", "身份证号：", "我的身份证号码是", "實名信息", "证件号 ", "实名认证用的", "ID card ", "");
            case BANK_CARD ->
                random.nextBoolean()
                        ? chinese(kind, grouped(numbers.anyCard(), 4), "银行卡号：", "退到我的卡", "信用卡", "卡號", "退款账户是", "")
                        : english(
                                kind,
                                grouped(numbers.anyCard(), 4),
                                "my card is ",
                                "Card number: ",
                                "charged to ",
                                "visa ",
                                "");
            case PASSPORT -> passport();
            case PLATE -> chinese(kind, plate(), "车牌", "车牌号：", "我的车是", "車牌號碼 ", "司机开的", "停车场里的", "");
            case ADDRESS -> address();
            case NAME -> name();
            case WECHAT ->
                chinese(kind, wechat(), "微信：", "微信号是", "加我微信", "VX:", "WeChat: ", "wechat id is ", "wx ", "薇信");
            case QQ ->
                chinese(
                        kind,
                        numbers.number(6 + random.nextInt(5)),
                        "QQ：",
                        "qq号",
                        "我的QQ是",
                        "加QQ",
                        "QQ: ",
                        "扣扣 ",
                        "Q号：");
            case EMAIL ->
                random.nextBoolean()
                        ? chinese(kind, email(), "邮箱", "发到", "我的郵箱是", "电子邮箱：", "")
                        : english(kind, email(), "my e-mail is ", "write to ", "Email: ", "<", "");
            case IP ->
                chinese(
                        kind,
                        random.nextBoolean() ? numbers.ipv4() : numbers.ipv6(),
                        "登录IP是",
                        "ip地址：",
                        "my ip ",
                        "from ",
                        "服务器");
            case SSN ->
                english(kind, numbers.ssn(numbers.pick("-", "-", " ")), "SSN ", "my social security number is ", "");
            case IBAN -> english(kind, iban(), "IBAN: ", "refund to ", "my account ", "");
        };
    }

    private Sample phone() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 ->
                chinese(
                        PersonalData.PHONE,
                        mobile(),
                        "手机",
                        "电话：",
                        "我的手机号是",
                        "請撥打",
                        "联系方式",
                        "打",
                        "收货电话 ",
                        "手機號碼：",
                        "快递员说打",
                        "");
            case 3 -> chinese(PersonalData.PHONE, landline(), "座机", "電話：", "办公室电话是", "请打", "固话 ", "");
            case 4 ->
                english(PersonalData.PHONE, american(), "call me at ", "Phone: ", "my number is ", "reach me on ", "");
            default -> english(PersonalData.PHONE, international(), "call ", "Tel: ", "mobile ", "my phone ", "");
        };
    }

    private String mobile() {
        String m = numbers.mobile();
        String a = m.substring(0, 3);
        String b = m.substring(3, 7);
        String c = m.substring(7);
        return switch (random.nextInt(16)) {
            case 0 -> a + " " + b + " " + c;
            case 1 -> a + "-" + b + "-" + c;
            case 2 -> a + "." + b + "." + c;
            case 3 -> a + "一" + b + "一" + c;
            case 4 -> "+86" + m;
            case 5 -> "+86 " + a + " " + b + " " + c;
            case 6 -> "(+86)" + m;
            case 7 -> "0086" + numbers.pick("", "-", " ") + m;
            case 8 -> "86-" + m;
            case 9 -> fullWidth(m);
            case 10 -> fullWidth("+86" + m);
            case 11 -> a + "—" + b + "—" + c;
            case 12 -> m.substring(0, 4) + " " + m.substring(4, 7) + " " + c;
            case 13 -> chineseNumerals(m);
            case 14 -> "（+86）" + a + "　" + b + "　" + c;
            default -> m;
        };
    }

    private String landline() {
        List<String> parts = numbers.landline();
        String area = parts.get(0);
        String line = parts.get(1);
        int half = line.length() - 4;
        return switch (random.nextInt(9)) {
            case 0 -> "(" + area + ")" + line;
            case 1 -> "（" + area + "）" + line;
            case 2 -> area + " " + line.substring(0, half) + " " + line.substring(half);
            case 3 -> "+86-" + area.substring(1) + "-" + line;
            case 4 -> "+86 " + area.substring(1) + " " + line.substring(0, half) + " " + line.substring(half);
            case 5 -> area + line;
            case 6 -> fullWidth(area + "-" + line);
            case 7 -> area + "－" + line;
            default -> area + "-" + line;
        };
    }

    private String american() {
        List<String> p = numbers.american();
        String line = p.get(1) + "-" + p.get(2);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + p.get(0) + ") " + line;
            case 1 -> String.join(".", p);
            case 2 -> "+1 " + String.join(" ", p);
            case 3 -> "1-" + String.join("-", p);
            case 4 -> "+1 (" + p.get(0) + ") " + line;
            case 5 -> "(" + p.get(0) + ")" + line + " ext. " + numbers.number(3);
            default -> String.join("-", p);
        };
    }

    private String international() {
        return switch (random.nextInt(8)) {
            case 0 -> "+44 20 79" + numbers.digits(2) + " " + numbers.digits(4);
            case 1 -> "07" + numbers.digits(3) + " " + numbers.digits(6);
            case 2 -> "020 7" + numbers.digits(3) + " " + numbers.digits(4);
            case 3 -> "+61 4" + numbers.digits(2) + " " + numbers.digits(3) + " " + numbers.digits(3);
            case 4 -> "+49 30 " + numbers.number(8);
            case 5 -> "+852 9" + numbers.digits(3) + " " + numbers.digits(4);
            case 6 -> "+886-9" + numbers.digits(2) + "-" + numbers.digits(3) + "-" + numbers.digits(3);
            default -> "+44" + "7" + numbers.digits(9);
        };
    }

    private String id() {
        String id = numbers.residentId();
        return switch (random.nextInt(6)) {
            case 0 -> id.toLowerCase(Locale.ROOT);
            case 1 -> id.substring(0, 6) + " " + id.substring(6, 14) + " " + id.substring(14);
            case 2 -> fullWidth(id);
            case 3 -> id.substring(0, 6) + "-" + id.substring(6, 14) + "-" + id.substring(14);
            default -> id;
        };
    }

    private Sample passport() {
        return switch (random.nextInt(4)) {
            case 0 -> chinese(PersonalData.PASSPORT, "E" + numbers.digits(8), "护照", "护照号：", "護照號碼是", "用护照", "");
            case 1 ->
                chinese(
                        PersonalData.PASSPORT,
                        "E" + numbers.letter("ABCDEFGHJKLMNPQRSTUVWXYZ") + numbers.digits(7),
                        "护照",
                        "护照号码为",
                        "passport ",
                        "");
            case 2 -> chinese(PersonalData.PASSPORT, "G" + numbers.digits(8), "护照号", "證件：護照", "旧护照是");
            default ->
                english(
                        PersonalData.PASSPORT,
                        numbers.pick("", "C", "A") + numbers.number(8 + random.nextInt(2)),
                        "Passport number: ",
                        "my passport no. is ",
                        "passport ");
        };
    }

    private String plate() {
        List<String> parts = numbers.plate();
        return switch (random.nextInt(6)) {
            case 0 -> String.join("·", parts);
            case 1 -> String.join(" ", parts);
            case 2 -> String.join("-", parts);
            case 3 -> String.join("•", parts);
            default -> String.join("", parts);
        };
    }

    private Sample address() {
        if (random.nextInt(4) == 0) {
            String value = places.englishAddress();
            Sample sample = english(
                    PersonalData.ADDRESS,
                    value,
                    "Ship to: ",
                    "my address is ",
                    "Address: ",
                    "deliver to ",
                    "I live at ");
            return withSecrets(sample, List.of(value.substring(0, value.indexOf(','))));
        }
        String value = places.chineseAddress();
        Sample sample =
                chinese(PersonalData.ADDRESS, value, "收货地址：", "地址:", "送到", "我住在", "收貨地址：", "寄到", "地址改成", "家庭住址 ", "");
        return withSecrets(sample, places.tellingParts(value));
    }

    private Sample name() {
        if (random.nextInt(3) == 0) {
            String value = places.englishName();
            String before =
                    numbers.pick("Name: ", "Ship to: ", "Recipient: ", "Attn: ", "Customer name: ", "Contact: ");
            String after = numbers.pick("", "\n", "\nPhone: on file", ", please update", "; see below");
            return new Sample(PersonalData.NAME, before, value, after, Arrays.asList(value.split(" ")));
        }
        String value = places.chineseName();
        String before = numbers.pick("收件人：", "姓名:", "收货人 ", "联系人：", "收貨人：", "寄件人：", "收件人是", "客户姓名：", "姓名：", "聯絡人：");
        String after = numbers.pick("", "\n", "，", "，请改一下", " 收", "；", "。麻烦尽快发货", "\n地址：见上");
        return new Sample(PersonalData.NAME, before, value, after, List.of(value));
    }

    private String wechat() {
        String start = numbers.pick("li", "wang_", "xiao", "abc", "happy-", "lucky", "tom");
        return random.nextInt(4) == 0
                ? "wxid_" + numbers.pick("a8", "k2m", "zz9") + numbers.digits(9) + "21"
                : start + numbers.pick("feng", "mei", "ming", "cat") + numbers.digits(1 + random.nextInt(5));
    }

    private String email() {
        String user = numbers.pick("li.wei", "wang_fang", "john.smith+shop", "a1", "xiaoming", "Kate-O")
                + numbers.digits(random.nextInt(5));
        String domain =
                numbers.pick("qq.com", "163.com", "gmail.com", "mail.example.co.uk", "sina.com.cn", "foxmail.com");
        return user + (random.nextInt(8) == 0 ? "＠" : "@") + domain;
    }

    private String iban() {
        String iban = numbers.iban();
        return random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String grouped(String digits, int size) {
        String separator = numbers.pick(" ", "-", "", "", "\u00A0");
        String parted = digits.replaceAll("(.{" + size + "})(?=.)", "$1" + separator);
        return random.nextInt(8) == 0 ? fullWidth(parted) : parted;
    }

    private Sample chinese(PersonalData kind, String value, String... before) {
        String lead = numbers.pick("", "", "你好，", "麻烦看一下，", "東西壞了。", "“", "(", "订单号20240315001，");
        return sample(kind, lead + numbers.pick(before), value, CHINESE_ENDS.get(random.nextInt(CHINESE_ENDS.size())));
    }

    private Sample english(PersonalData kind, String value, String... before) {
        String lead = numbers.pick("", "", "Hi, ", "Order #20240315-881 is late. ", "\"", "It broke on 2024-03-15; ");
        return sample(kind, lead + numbers.pick(before), value, ENGLISH_ENDS.get(random.nextInt(ENGLISH_ENDS.size())));
    }

    private static Sample sample(PersonalData kind, String before, String value, String after) {
        return new Sample(kind, before, value, after, List.of(value));
    }

    private static Sample withSecrets(Sample sample, List<String> secrets) {
        return new Sample(sample.kind(), sample.before(), sample.value(), sample.after(), secrets);
    }

    private static String chineseNumerals(String digits) {
        StringBuilder numerals = new StringBuilder();
        digits.chars().forEach(c -> numerals.append("零一二三四五六七八九".charAt(c - '0')));
        return numerals.toString();
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }
}
