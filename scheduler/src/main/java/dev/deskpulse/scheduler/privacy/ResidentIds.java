package dev.deskpulse.scheduler.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Chinese resident identity numbers after GB 11643-1999: region, birthday, serial, and a check after ISO 7064 MOD 11-2. */
final class ResidentIds {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Set<String> SHAPES = Set.of(
            "18",
            "6 8 4",
            "6 4 4 4",
            "3 3 4 4 4",
            "6 4 2 2 4",
            "4 4 4 4 2",
            "17",
            "6 8 3",
            "6 4 4 3",
            "3 3 4 4 3",
            "6 4 2 2 3",
            "4 4 4 4 1");

    private ResidentIds() {}

    static Optional<Span> find(Figures figures) {
        if (figures.digits().length() == OLD_LENGTH) {
            return old(figures);
        }
        boolean x = figures.digits().length() == LENGTH - 1 && (figures.after() == 'X' || figures.after() == 'x');
        String id = x ? figures.digits() + 'X' : figures.digits();
        int end = x ? figures.end() + 1 : figures.end();
        boolean fits = id.length() == LENGTH
                && SHAPES.contains(figures.shape())
                && figures.isUniform()
                && !FoldedText.isLatin(figures.text().at(end))
                && !FoldedText.isDigit(figures.text().at(end))
                && !FoldedText.isLatin(figures.before());
        boolean proven = fits
                && isBirthday(id.substring(6, 14))
                && isRegion(id)
                && (isChecked(id) || figures.follows(Lead.RESIDENT));
        return proven ? Optional.of(figures.as(PersonalData.ID_NUMBER, figures.start(), end, id)) : Optional.empty();
    }

    /** Fifteen digits have no check: only where the words before say what they are. */
    private static Optional<Span> old(Figures figures) {
        boolean proven = figures.isOneGroup()
                && figures.follows(Lead.RESIDENT)
                && isRegion(figures.digits())
                && isBirthday("19" + figures.digits().substring(6, 12));
        return proven ? Optional.of(figures.as(PersonalData.ID_NUMBER, figures.digits())) : Optional.empty();
    }

    private static boolean isChecked(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == id.charAt(LENGTH - 1);
    }

    /** The first two digits are a province's, 11 to 65, or 71, 81, 82 and 83 for Taiwan, Hong Kong and Macao. */
    private static boolean isRegion(String id) {
        int province = Integer.parseInt(id.substring(0, 2));
        return (province >= 11 && province <= 65) || province == 71 || (province >= 81 && province <= 83);
    }

    private static boolean isBirthday(String yyyymmdd) {
        int year = Integer.parseInt(yyyymmdd.substring(0, 4));
        if (year < 1900 || year > 2099) {
            return false;
        }
        try {
            LocalDate.of(year, Integer.parseInt(yyyymmdd.substring(4, 6)), Integer.parseInt(yyyymmdd.substring(6, 8)));
            return true;
        } catch (DateTimeException e) {
            return false; // the calendar's only way to say that there is no such day
        }
    }
}
