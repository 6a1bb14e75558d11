package dev.deskpulse.scheduler.text;

/** A mail item's number such as RR123456785CN, with its check digit (UPU standard S10). */
final class PostalNumber {
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private PostalNumber() {}

    static boolean looksLikeOne(String number) {
        return number.length() == 13
                && Character.isLetter(number.charAt(1))
                && Character.isLetter(number.charAt(11))
                && Character.isLetter(number.charAt(12));
    }

    /** @param number that looks like one */
    static boolean isValid(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(2 + i) - '0');
        }
        int check = 11 - sum % 11;
        int digit = check == 10 ? 0 : check == 11 ? 5 : check;
        return number.charAt(10) - '0' == digit;
    }
}
