package dev.deskpulse.plugin.doctor;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.text.Agreement;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How good the tags are: by cross-validation, and on the site's own tickets by the people who corrected them. */
public final class ModelCheck {
    private ModelCheck() {}

    /** @param task sentiment or kind */
    static Check of(TagTask task, ModelStore models, Database store) {
        String id = task.name().toLowerCase(Locale.ROOT);
        String found = agreement(Agreement.of(task, TagStore.in(store)));
        ModelStore.Choice choice = models.current(id);
        String model = choice.model().map(ModelCheck::described).orElse("no model");
        return choice.problem()
                .map(problem -> Check.warning("model of " + id, model + "; " + found, problem))
                .orElse(Check.ok("model of " + id, model + "; " + found));
    }

    private static String described(TextModel model) {
        return model.version() + " (cross-validated: " + figures(model.version(), model.quality()) + ")";
    }

    /**
     * Each language's figures with their counts. Those of the shipped models are by weight: plain texts count several times.
     *
     * @param version of the model, or {@link ModelStore#SHIPPED}
     */
    public static String figures(String version, Map<Tongue, Quality> quality) {
        String counted = version.startsWith(ModelStore.SHIPPED) ? "texts by weight" : "texts";
        return quality.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> figures(part.getKey(), part.getValue(), counted))
                .collect(Collectors.joining("; "));
    }

    private static String figures(Tongue tongue, Quality quality, String counted) {
        return String.format(
                Locale.ROOT,
                "%s: accuracy %.4f, macro-F1 %.4f, calibration error %.4f over %d %s",
                tongue.name().toLowerCase(Locale.ROOT),
                quality.accuracy(),
                quality.macroF1(),
                quality.ece(),
                quality.rows(),
                counted);
    }

    private static String agreement(Agreement own) {
        if (own.tagged() == 0) {
            return "nothing is known of this site's own tickets, since none is tagged yet";
        }
        if (own.corrected() == 0) {
            return "nothing is known of this site's own tickets, since nobody has corrected any of " + own.tagged()
                    + " tags";
        }
        return String.format(
                Locale.ROOT,
                "people corrected %d of %d tickets, and the model now agrees with them on %d (%.0f %%)",
                own.corrected(),
                own.tagged(),
                own.agreed(),
                100.0 * own.agreed() / own.corrected());
    }
}
