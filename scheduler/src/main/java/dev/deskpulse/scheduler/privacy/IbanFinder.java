package dev.deskpulse.scheduler.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** International bank account numbers: the country's length (IBAN registry) and the check after ISO 7064 MOD 97-10. */
final class IbanFinder implements Finder {
    private static final Pattern START = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}\\d\\d(?=[ -]?[A-Za-z0-9])");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private static final Map<String, Integer> LENGTHS = Stream.of(
                    ("NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20"
                                    + " EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22"
                                    + " AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25"
                                    + " ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28"
                                    + " PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33")
                            .split(" "))
            .collect(Collectors.toMap(entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!text.hasDigits()) {
            return;
        }
        Matcher matcher = START.matcher(text.text());
        while (matcher.find()) {
            String country = matcher.group().substring(0, 2).toUpperCase(Locale.ROOT);
            Integer length = LENGTHS.get(country);
            if (length != null) {
                look(text, matcher.start(), length, spans);
            }
        }
    }

    private static void look(FoldedText text, int start, int length, List<Span> spans) {
        StringBuilder number = new StringBuilder(length);
        int at = start;
        while (number.length() < length) {
            char c = text.at(at);
            boolean separator = (c == ' ' || c == '-') && isPart(text.at(at + 1));
            if (!isPart(c) && !separator) {
                return;
            }
            if (!separator) {
                number.append(Character.toUpperCase(c));
            }
            at++;
        }
        if (!isPart(text.at(at)) && isChecked(number.toString())) {
            spans.add(new Span(PersonalData.IBAN, start, at, number.toString()));
        }
    }

    private static boolean isPart(char c) {
        return FoldedText.isLatin(c) || FoldedText.isDigit(c);
    }

    private static boolean isChecked(String iban) {
        StringBuilder figures = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> figures.append(Character.digit(c, 36)));
        return new BigInteger(figures.toString()).mod(MODULUS).intValue() == 1;
    }
}
