package dev.deskpulse.scheduler.text.model;

import java.util.EnumMap;
import java.util.Map;

/** Keeps what an older model knows of languages that nothing new was learned of. */
public final class KnownLanguages {
    private KnownLanguages() {}

    /** The newer model, with the older one's part for each language that the newer does not know. */
    public static TextModel kept(TextModel older, TextModel newer) {
        Map<Tongue, Cascade> cascades = new EnumMap<>(older.cascades());
        Map<Tongue, Quality> quality = new EnumMap<>(older.quality());
        cascades.putAll(newer.cascades());
        quality.putAll(newer.quality());
        return new TextModel(newer.task(), newer.version(), cascades, quality);
    }
}
