package dev.deskpulse.plugin.doctor;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.text.Agreement;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import dev.deskpulse.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How good the tags are: by cross-validation, and on the site's own tickets by the people who corrected them. */
public final class ModelCheck {
    private ModelCheck() {}

    /** @param task sentiment or kind */
    static Check of(TagTask task, ModelStore models, Database store) {
        String id = task.name().toLowerCase(Locale.ROOT);
        ModelStore.Choice choice = models.current(id);
        Words model = choice.model().map(ModelCheck::described).orElse(new Words("no model", "没有模型"));
        Words found = Words.joined(List.of(model, agreement(Agreement.of(task, TagStore.in(store)))), "; ", "；");
        Words name = Words.of("model of %s", "模型：%s", id);
        return choice.problem()
                .map(problem -> Check.warning(name, found, Words.plain(problem)))
                .orElse(Check.ok(name, found));
    }

    private static Words described(TextModel model) {
        Words figures = figures(model.version(), model.quality());
        return new Words(
                model.version() + " (cross-validated: " + figures.en() + ")",
                model.version() + "（交叉验证：" + figures.zh() + "）");
    }

    /**
     * Each language's figures with their counts. Those of the shipped models are by weight: plain texts count several times.
     *
     * @param version of the model, or {@link ModelStore#SHIPPED}
     */
    public static Words figures(String version, Map<Tongue, Quality> quality) {
        Words counted = version.startsWith(ModelStore.SHIPPED)
                ? new Words("texts by weight", "条文本（加权）")
                : new Words("texts", "条文本");
        return Words.joined(
                quality.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(part -> figures(part.getKey(), part.getValue(), counted))
                        .toList(),
                "; ",
                "；");
    }

    private static Words figures(Tongue tongue, Quality quality, Words counted) {
        return Words.of(
                "%1$s: accuracy %3$.4f, macro-F1 %4$.4f, calibration error %5$.4f over %6$d %7$s",
                "%2$s：准确率 %3$.4f，macro-F1 %4$.4f，校准误差 %5$.4f，共 %6$d %8$s",
                tongue.name().toLowerCase(Locale.ROOT),
                tongue == Tongue.CHINESE ? "中文" : "英文",
                quality.accuracy(),
                quality.macroF1(),
                quality.ece(),
                quality.rows(),
                counted.en(),
                counted.zh());
    }

    private static Words agreement(Agreement own) {
        if (own.tagged() == 0) {
            return new Words(
                    "nothing is known of this site's own tickets, since none is tagged yet", "本站工单尚未打标，因此还没有了解");
        }
        if (own.corrected() == 0) {
            return Words.of(
                    "nothing is known of this site's own tickets, since nobody has corrected any of %d tags",
                    "%d 个标签尚无人更正，因此对本站工单还没有了解", own.tagged());
        }
        return Words.of(
                "people corrected %d of %d tickets, and the model now agrees with them on %d (%.0f %%)",
                "已有 %d 个工单被更正（共 %d 个），模型现在与其中 %d 个一致（%.0f %%）",
                own.corrected(),
                own.tagged(),
                own.agreed(),
                100.0 * own.agreed() / own.corrected());
    }
}
