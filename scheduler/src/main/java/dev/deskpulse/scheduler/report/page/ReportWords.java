package dev.deskpulse.scheduler.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of reports, kept in the folder {@code words}, one file a language. */
final class ReportWords {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Map<ReportLanguage, ReportWords> READ = new ConcurrentHashMap<>();

    private final Properties texts = new Properties();

    private ReportWords(ReportLanguage language) {
        String file = "words/" + language.tag() + ".properties";
        try (InputStream bytes = ReportWords.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is not on the class path; build the program anew");
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReportWords in(ReportLanguage language) {
        return READ.computeIfAbsent(language, ReportWords::new);
    }

    /** @param values stand for {0} and so on */
    String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("reports have no text for " + key);
        }
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
