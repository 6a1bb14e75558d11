package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final String TASK = "topic";

    @TempDir
    Path folder;

    @Test
    void theLastModelIsCurrentAndTheOlderOnesComeBack() {
        ModelStore store = ModelStore.in(folder);
        assertThat(store.current(TASK).model()).isEmpty();

        store.replace(model("1"));
        store.replace(model("2"));
        assertThat(version(store)).contains("2");
        assertThat(store.list(TASK)).extracting(ModelStore.Kept::version).containsExactly("2", "1");

        assertThat(store.restore(TASK, null)).isEqualTo("1");
        assertThat(version(store)).contains("1");
        assertThat(store.restore(TASK, "2")).isEqualTo("2");
        assertThat(version(store)).contains("2");
        assertThat(store.restore(TASK, ModelStore.SHIPPED)).isEqualTo(ModelStore.SHIPPED);
        assertThat(version(store)).isEmpty();
        assertThat(store.list(TASK)).noneMatch(ModelStore.Kept::current);
    }

    @Test
    void beforeTheFirstModelComesTheShippedOneAndBeforeThatNothing() {
        ModelStore store = ModelStore.in(folder);
        store.replace(model("1"));

        assertThat(store.restore(TASK, null)).isEqualTo(ModelStore.SHIPPED);
        assertThatThrownBy(() -> store.restore(TASK, null)).hasMessageContaining("none before it");
    }

    @Test
    void aDamagedModelIsSaidAndNotUsed() throws IOException {
        ModelStore store = ModelStore.in(folder);
        store.replace(model("1"));
        Files.writeString(folder.resolve("models").resolve(TASK).resolve("1.bin"), "damaged");

        ModelStore.Choice choice = store.current(TASK);

        assertThat(choice.model()).isEmpty();
        assertThat(choice.problem().orElse("")).contains("topic", "cannot be read", "--restore");
        assertThat(store.list(TASK)).singleElement().satisfies(kept -> assertThat(kept.model())
                .isEmpty());
    }

    @Test
    void aModelIsNeverLookedForOutsideOfItsFolder() throws IOException {
        ModelStore store = ModelStore.in(folder);
        store.replace(model("1"));
        ModelStore.write(model("9"), folder.resolve("9.bin"));

        assertThatThrownBy(() -> store.restore(TASK, "../../9")).hasMessageContaining("there is no model ../../9");
        Files.writeString(folder.resolve("models").resolve(TASK).resolve("current"), "../../9");
        assertThat(store.current(TASK).model()).isEmpty();
        assertThat(store.current(TASK).problem()).isPresent();
    }

    @Test
    void aModelOfAnotherTaskIsRefused() {
        Path file = folder.resolve("m.bin");
        ModelStore.write(model("1"), file);

        assertThatThrownBy(() -> ModelStore.read(file, "kind"))
                .hasMessageContaining("is a model of topic, not of kind");
        assertThat(ModelStore.read(file, TASK).version()).isEqualTo("1");
    }

    private static Optional<String> version(ModelStore store) {
        return store.current(TASK).model().map(TextModel::version);
    }

    private static TextModel model(String version) {
        LinearModel linear =
                new LinearModel(new FeatureSpace(0, 0, new int[0]), List.of("a", "b"), new float[][] {{1}, {0}}, 1);
        Quality quality = Quality.of(List.of(new Quality.Judged("a", "a", 0.9)));
        return new TextModel(
                TASK, version, Map.of(Tongue.ENGLISH, new Cascade(linear, linear, 0)), Map.of(Tongue.ENGLISH, quality));
    }
}
