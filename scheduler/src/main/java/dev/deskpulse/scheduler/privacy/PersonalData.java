package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of personal data that are found in text. Where two claim the same characters, the earlier one has them. */
public enum PersonalData {
    EMAIL,
    IBAN,
    IP,
    /** Chinese resident identity numbers. */
    ID_NUMBER,
    BANK_CARD,
    /** Numbers of the United States' social security. */
    SSN,
    WECHAT,
    QQ,
    /** Mobile and landline numbers of persons; not the nationwide 400 and 800 lines of businesses. */
    PHONE,
    PASSPORT,
    /** Chinese licence plates. */
    PLATE,
    /** Postal addresses, down to a house or a room. */
    ADDRESS,
    /** Names on lines that are labelled as such, and beside addresses. */
    NAME;

    /** The name in settings, commands and pseudonyms, such as {@code bank-card}. */
    public String label() {
        return Wire.name(this);
    }

    public static Optional<PersonalData> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public static String allLabels() {
        return Arrays.stream(values()).map(PersonalData::label).collect(Collectors.joining(", "));
    }
}
