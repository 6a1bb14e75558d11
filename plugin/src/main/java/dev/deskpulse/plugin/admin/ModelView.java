package dev.deskpulse.plugin.admin;

import dev.deskpulse.scheduler.text.Agreement;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.Quality;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.text.model.Tongue;
import dev.deskpulse.words.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models that tag, how good they are, and those before them. */
public final class ModelView {
    private static final List<TagTask> TASKS = List.of(TagTask.SENTIMENT, TagTask.KIND);

    private final ModelStore models;
    private final TagStore tags;

    public ModelView(ModelStore models, TagStore tags) {
        this.models = models;
        this.tags = tags;
    }

    /**
     * The models of a task.
     *
     * @param versions the newest first, the one that ships last
     * @param agreement with the people of this site
     * @param problem why not the one is used that should be; null where all is well
     */
    record TaskModels(
            String task,
            List<Version> versions,
            Agreement agreement,
            @Nullable String problem) {}

    /**
     * A model that is kept.
     *
     * @param inUse whether the next analysis judges by it
     * @param readable whether its file is whole
     * @param quality cross-validated, by language; of the shipped models by weight
     */
    record Version(String version, boolean inUse, boolean readable, List<Measured> quality) {}

    /** Shares from 0 to 1 over so many texts. */
    record Measured(String language, long texts, double accuracy, double macroF1, double calibrationError) {}

    List<TaskModels> all() {
        return TASKS.stream().map(this::of).toList();
    }

    /**
     * Makes a version the one that is used.
     *
     * @throws IllegalArgumentException where there is none, or it is damaged
     */
    TaskModels restore(String task, String version) {
        TagTask known = TASKS.stream()
                .filter(one -> Wire.name(one).equals(task))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + task + "' has no models; sentiment and kind have"));
        models.restore(task, version);
        return of(known);
    }

    private TaskModels of(TagTask task) {
        String id = Wire.name(task);
        ModelStore.Choice choice = models.current(id);
        List<Version> versions = new ArrayList<>();
        List<ModelStore.Kept> kept = models.list(id);
        for (ModelStore.Kept one : kept) {
            versions.add(new Version(
                    one.version(),
                    one.current() && choice.problem().isEmpty(),
                    one.model().isPresent(),
                    quality(one.model())));
        }
        boolean learned = versions.stream().anyMatch(Version::inUse);
        Optional<TextModel> shipped = ModelStore.shipped(id);
        versions.add(new Version(ModelStore.SHIPPED, !learned, shipped.isPresent(), quality(shipped)));
        return new TaskModels(
                id, versions, Agreement.of(task, tags), choice.problem().orElse(null));
    }

    private static List<Measured> quality(Optional<TextModel> model) {
        Map<Tongue, Quality> byTongue =
                new TreeMap<>(model.map(TextModel::quality).orElse(Map.of()));
        return byTongue.entrySet().stream()
                .map(part -> new Measured(
                        Wire.name(part.getKey()),
                        part.getValue().rows(),
                        part.getValue().accuracy(),
                        part.getValue().macroF1(),
                        part.getValue().ece()))
                .toList();
    }
}
