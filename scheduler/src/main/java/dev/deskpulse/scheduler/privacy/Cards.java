package dev.deskpulse.scheduler.privacy;

import java.util.Optional;
import java.util.regex.Pattern;

/** Bank cards: an issuer's prefix with its length, and the check digit after ISO/IEC 7812-1 (Luhn). */
final class Cards {
    private static final Pattern SHAPES = Pattern.compile(
            "1[3-9]|4 4 4 [1-4]|4 4 4 4 [1-3]|4 6 [45]|6 (?:7|8|9|10|11|12|13)|6 4 4 [45]|6 6 7|6 4 4 4 1");

    /**
     * Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay, Mir, and the old debit cards of Chinese banks,
     * which bear the banks' own numbers. So short and so many digits that order numbers are rarely among them.
     */
    private static final Pattern ISSUED = Pattern.compile(
            "4\\d{15}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}"
                    + "|3[47]\\d{13}|6(?:011|4[4-9]\\d|5\\d\\d)\\d{12}|35(?:2[89]|[3-8]\\d)\\d{12}|62\\d{14,17}|220[0-4]\\d{12}"
                    + "|(?:60(?:1382|3367|3506|3694|3708)|81\\d{4})\\d{10,13}|(?:955[89]\\d|94\\d{3}|98\\d{3}|99\\d{3})\\d{11,14}");

    private Cards() {}

    /** Diners: fourteen digits are too like an order number unless they are parted as on the card. */
    private static final Pattern PARTED = Pattern.compile("3(?:0[0-5]|[68]\\d)\\d{11}");

    static Optional<Span> find(Figures figures) {
        String digits = figures.digits();
        boolean fits = digits.length() >= 13
                && digits.length() <= 19
                && SHAPES.matcher(figures.shape()).matches()
                && figures.isUniform()
                && !figures.isInSeriesOf(4)
                && isChecked(digits)
                && !FoldedText.isLatin(figures.after())
                && !FoldedText.isLatin(figures.before());
        if (!fits || figures.isInWebAddress()) {
            return Optional.empty();
        }
        boolean card = figures.follows(Lead.CARD)
                || (isIssued(figures) && !figures.follows(Lead.ORDER) && !figures.isAmount());
        return card ? Optional.of(figures.as(PersonalData.BANK_CARD, digits)) : Optional.empty();
    }

    private static boolean isIssued(Figures figures) {
        return ISSUED.matcher(figures.digits()).matches()
                || (figures.shape().equals("4 6 4")
                        && PARTED.matcher(figures.digits()).matches());
    }

    static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 1 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
