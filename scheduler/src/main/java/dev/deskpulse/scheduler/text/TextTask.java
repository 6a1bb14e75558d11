package dev.deskpulse.scheduler.text;

import java.util.Locale;

/** What can be told of a text that stands by itself. */
public enum TextTask {
    SENTIMENT,
    KIND,
    TOPIC,
    PRIORITY;

    /** As models, files and commands name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
