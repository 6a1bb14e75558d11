package dev.deskpulse.scheduler.kpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** What figures, dimensions and their values are called in a language. The texts stand in the folder {@code names}. */
public final class KpiNames {
    public static final KpiNames ENGLISH = new KpiNames("en");
    public static final KpiNames CHINESE = new KpiNames("zh");

    private final Properties names = new Properties();

    private KpiNames(String language) {
        String file = "names/" + language + ".properties";
        try (InputStream bytes = KpiNames.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is not on the class path; build the program anew");
            }
            names.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String of(Kpi kpi) {
        return required("kpi." + kpi.label());
    }

    /** In one sentence what it tells; docs/kpi.md defines it. */
    public String says(Kpi kpi) {
        return required("kpi." + kpi.label() + ".says");
    }

    /** @param value one of {@link Kpi#valueNames} */
    public String ofValue(String value) {
        return required("value." + value);
    }

    /** Of a dimension of the desk's own see {@link OwnFields#nameOf}. */
    public String of(Dimension dimension) {
        return required("dimension." + dimension.label());
    }

    /** Of those values that are ours, not the site's; empty for the site's. */
    public Optional<String> of(Dimension dimension, String value) {
        if (value.isEmpty()) {
            return Optional.of(required("none"));
        }
        if (value.equals(KpiQuery.OTHER)) {
            return Optional.of(required("other"));
        }
        return Optional.ofNullable(names.getProperty(dimension.name().toLowerCase(Locale.ROOT) + "." + value));
    }

    private String required(String key) {
        String name = names.getProperty(key);
        if (name == null) {
            throw new IllegalStateException("no name is given for " + key);
        }
        return name;
    }
}
