package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.text.Language;
import dev.deskpulse.scheduler.text.model.SentenceVectors;
import java.util.Optional;

/** A language that topics can be found in. Chinese mixed with English is Chinese here. */
public enum TopicLanguage {
    ENGLISH("en", ", ", Script.WORDS),
    CHINESE("zh", "、", Script.CHARACTERS);

    private final String code;
    private final String comma;
    private final Script script;

    TopicLanguage(String code, String comma, Script script) {
        this.code = code;
        this.comma = comma;
        this.script = script;
    }

    /** Empty where the taggers do not know the language. */
    public static Optional<TopicLanguage> of(Language language) {
        return switch (language) {
            case ENGLISH -> Optional.of(ENGLISH);
            case CHINESE, MIXED -> Optional.of(CHINESE);
            case OTHER -> Optional.empty();
        };
    }

    /** {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    String comma() {
        return comma;
    }

    Script script() {
        return script;
    }

    float[] vector(String text) {
        return (this == ENGLISH ? SentenceVectors.english() : SentenceVectors.chinese()).of(text);
    }
}
