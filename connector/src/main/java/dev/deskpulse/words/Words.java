package dev.deskpulse.words;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same in both languages. */
public record Words(String en, String zh) {
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    public static final Words NONE = plain("");

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Words {
        en = straight(en);
        zh = straight(zh);
    }

    /** Without signs that turn the direction: one in a customer's word would turn round the sentence behind it. */
    public static String straight(String sentence) {
        return TURNS.matcher(sentence).replaceAll("");
    }

    /** A name, a number or somebody else's message, which is the same in both. */
    public static Words plain(String text) {
        return new Words(text, text);
    }

    /** Both with the same values in the places that {@link String#format} knows; the order of the values may differ. */
    public static Words of(String en, String zh, Object... values) {
        return new Words(String.format(Locale.ROOT, en, values), String.format(Locale.ROOT, zh, values));
    }

    /** One behind the other. */
    public static Words joined(List<Words> all, String en, String zh) {
        return new Words(
                all.stream().map(Words::en).collect(Collectors.joining(en)),
                all.stream().map(Words::zh).collect(Collectors.joining(zh)));
    }

    /** What was kept before it was told in both. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Words kept(String text) {
        return plain(text);
    }

    @Override
    public String toString() {
        return en;
    }
}
