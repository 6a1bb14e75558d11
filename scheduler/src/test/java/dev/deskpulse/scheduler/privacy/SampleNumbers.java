package dev.deskpulse.scheduler.privacy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * Invented numbers with the structure that their public specifications give: the Chinese numbering plan, GB 11643 for
 * resident identity numbers, ISO/IEC 7812 for cards, ISO 13616 for IBANs, GA 36 for plates, the North American and
 * British numbering plans, and the social security administration's rules.
 */
final class SampleNumbers {
    private static final String[] MOBILE =
            ("130 131 132 133 134 135 136 137 138 139 145 147 149 150 151 152 153 155 156 157 158 159 162 165 166 167 170"
                            + " 171 172 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 196 197"
                            + " 198 199")
                    .split(" ");
    private static final String[] BIG_CITIES = "010 020 021 022 023 024 025 027 028 029 0755 0571 0512 0532".split(" ");
    private static final String[] SMALL_CITIES =
            "0310 0351 0419 0470 0553 0596 0635 0717 0792 0816 0854 0931 0991".split(" ");
    private static final String[] REGIONS =
            "110101 120104 130203 210212 310115 320583 330106 370202 420111 440305 500103 510107 610113 650102"
                    .split(" ");
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Random random;

    SampleNumbers(Random random) {
        this.random = random;
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** Digits of which the first is not 0. */
    String number(int count) {
        return (char) ('1' + random.nextInt(9)) + digits(count - 1);
    }

    String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    char letter(String from) {
        return from.charAt(random.nextInt(from.length()));
    }

    String mobile() {
        return pick(MOBILE) + digits(8);
    }

    /** Area code and subscriber's number. */
    List<String> landline() {
        boolean big = random.nextBoolean();
        String first = Integer.toString(2 + random.nextInt(7));
        return big ? List.of(pick(BIG_CITIES), first + digits(7)) : List.of(pick(SMALL_CITIES), first + digits(6));
    }

    /** Area, exchange and line, as in 415 738 2671. */
    List<String> american() {
        String area = pick("212", "305", "312", "404", "415", "503", "617", "646", "702", "713", "818", "917", "972");
        return List.of(area, (2 + random.nextInt(8)) + digits(2), digits(4));
    }

    String residentId() {
        String body = pick(REGIONS) + date(1940, 2015) + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    String date(int from, int to) {
        return LocalDate.ofYearDay(from + random.nextInt(to - from), 1 + random.nextInt(365))
                .format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    String card(String prefix, int length) {
        String body = prefix + digits(length - prefix.length() - 1);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return body + (10 - sum % 10) % 10;
    }

    String anyCard() {
        return switch (random.nextInt(8)) {
            case 0 -> card("4" + digits(5), 16);
            case 1 -> card("5" + (1 + random.nextInt(5)), 16);
            case 2 -> card(Integer.toString(2221 + random.nextInt(500)), 16);
            case 3 -> card(pick("34", "37"), 15);
            case 4 -> card(pick("6011", "65"), 16);
            case 5 -> card(Integer.toString(3528 + random.nextInt(62)), 16);
            case 6 -> card(pick("622202", "621700", "623058", "622848", "621226"), 19);
            default -> card(pick("625955", "622588", "628288"), 16);
        };
    }

    String ssn(String separator) {
        int area = 1 + random.nextInt(898);
        String first = "%03d".formatted(area == 666 ? 667 : area);
        return first
                + separator
                + "%02d".formatted(1 + random.nextInt(99))
                + separator
                + "%04d".formatted(1 + random.nextInt(9999));
    }

    String iban() {
        return switch (random.nextInt(6)) {
            case 0 -> iban("DE", digits(18));
            case 1 -> iban("GB", pick("NWBK", "BARC", "LOYD") + digits(14));
            case 2 -> iban("FR", digits(20) + "X" + digits(2));
            case 3 -> iban("NL", pick("ABNA", "INGB", "RABO") + digits(10));
            case 4 -> iban("ES", digits(20));
            default -> iban("CH", digits(17));
        };
    }

    private static String iban(String country, String account) {
        StringBuilder figures = new StringBuilder();
        (account + country + "00").chars().forEach(c -> figures.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(figures.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + "%02d".formatted(check) + account;
    }

    /** Province and office, then the serial of a car, a small or large new-energy vehicle, or one for special use. */
    List<String> plate() {
        String office = "" + letter(PROVINCES) + letter("ABCDEFGHJK");
        return List.of(
                office,
                switch (random.nextInt(6)) {
                    case 0 -> digits(5);
                    case 1 -> letter(PLATE_LETTERS) + digits(4);
                    case 2 -> digits(2) + letter(PLATE_LETTERS) + digits(2);
                    case 3 -> "" + letter("DFABCEGHJK") + letter(PLATE_LETTERS + "0123456789") + digits(4);
                    case 4 -> digits(5) + letter("DF");
                    default -> digits(4) + letter("学警挂港澳");
                });
    }

    String ipv4() {
        return (1 + random.nextInt(223)) + "." + (20 + random.nextInt(236)) + "." + random.nextInt(256) + "."
                + (1 + random.nextInt(254));
    }

    String ipv6() {
        String[] groups = new String[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = Integer.toHexString(random.nextInt(65536));
        }
        groups[0] = pick("2001", "2408", "2409", "240e", "fe80", "fd12");
        return random.nextBoolean() ? String.join(":", groups) : groups[0] + ":" + groups[1] + "::" + groups[7];
    }
}
