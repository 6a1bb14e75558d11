package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses in English: a number, a street's name, and unit, town, state and postcode where they follow; post boxes. */
final class WesternAddressFinder implements Finder {
    private static final String STREETS =
            "(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq"
                    + "|Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Way|Crescent|Close|Gardens|Trail|Mews|Row|Alley|Broadway)";
    private static final String WORD = "(?:[A-Z][A-Za-z'.-]{0,24}|\\d{1,3}(?:st|nd|rd|th))";
    private static final String UNIT =
            "(?:,?[ ](?:Apt|Apartment|Unit|Suite|Ste|Floor|Fl|Room|Rm|Flat|Bldg|Building|No)\\.?[ ]?#?[A-Za-z0-9-]{1,6}|,?[ ]#[ ]?[A-Za-z0-9-]{1,6})?";
    private static final String TOWN = "(?:,?[ ]" + WORD + "(?:[ ]" + WORD + "){0,3})?,?";
    private static final String POSTCODE =
            "(?:[ ][A-Z]{2}[ ]\\d{5}(?:-\\d{4})?|[ ][A-Z]{1,2}\\d[A-Z\\d]?[ ]?\\d[A-Z]{2}|[ ]\\d{4,5})(?![A-Za-z0-9])";

    private static final Pattern STREET = Pattern.compile(
            "(?<![A-Za-z0-9.,$#-])(?:(?:Flat|Apt|Apartment|Unit|Suite|Room)\\.?[ ][A-Za-z0-9-]{1,5},?[ ])?\\d{1,6}[A-Za-z]?(?:-\\d{1,4})?,?[ ]"
                    + "(?:" + WORD
                    + "[ ]){1,4}?" + STREETS
                    + "(?![A-Za-z])\\.?(?:[ ](?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)(?![A-Za-z]))?"
                    + UNIT + "(?:" + TOWN + POSTCODE + ")?");
    private static final Pattern BOX = Pattern.compile("(?i)(?<![a-z])P\\.?[ ]?O\\.?[ ]?Box[ ]\\d{1,7}(?![0-9A-Za-z])");

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!text.hasDigits()) {
            return;
        }
        add(STREET.matcher(text.text()), spans);
        add(BOX.matcher(text.text()), spans);
    }

    private static void add(Matcher matcher, List<Span> spans) {
        while (matcher.find()) {
            String value = matcher.group()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[ ,.]+", " ")
                    .strip();
            spans.add(new Span(PersonalData.ADDRESS, matcher.start(), matcher.end(), value));
        }
    }
}
