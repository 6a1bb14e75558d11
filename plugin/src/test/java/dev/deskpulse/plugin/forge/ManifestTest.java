package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifest and the product say the same; that the manifest is one of Forge's is checked in {@code plugin/forge}. */
class ManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path APP = Path.of("forge");

    private final JsonNode manifest = read(APP.resolve("manifest.yml"));

    @Test
    void itsFieldsAreTheFieldsThatAreWritten() throws IOException {
        Map<String, JsonNode> fields = StreamSupport.stream(
                        manifest.at("/modules/jira:customField").spliterator(), false)
                .collect(Collectors.toMap(field -> field.get("name").asText(), Function.identity()));
        assertThat(fields).containsOnlyKeys(DeskpulseField.names());
        for (DeskpulseField field : DeskpulseField.values()) {
            JsonNode declared = Objects.requireNonNull(fields.get(field.fieldName()));
            assertThat(declared.get("description").asText()).isEqualTo(field.description());
            assertThat(declared.get("type").asText())
                    .isEqualTo(field.kind() == FieldAdmin.Kind.NUMBER ? "number" : "string");
            if (!field.options().isEmpty()) {
                JsonNode suggested = JSON.readTree(
                        declared.at("/searchSuggestions/expression").asText());
                assertThat(JSON.convertValue(suggested, String[].class)).containsExactlyElementsOf(field.options());
                assertThat(declared.at("/edit/validation/expression").asText()).contains(quoted(field.options()));
            }
        }
    }

    private static String quoted(List<String> options) {
        return options.stream().map(option -> '"' + option + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        List<String> keys = manifest.findValuesAsText("i18n");
        assertThat(keys).isNotEmpty();
        for (JsonNode resource : manifest.at("/translations/resources")) {
            JsonNode texts = read(APP.resolve(resource.get("path").asText()));
            for (String key : keys) {
                assertThat(texts.at("/" + key.replace('.', '/')).asText())
                        .as(key + " in " + resource.get("key"))
                        .isNotBlank();
            }
        }
        assertThat(manifest.at("/translations/resources").findValuesAsText("key"))
                .contains("en-US", "zh-CN");
    }

    @Test
    void whateverIsDoneToATicketIsTold() {
        assertThat(manifest.at("/modules/trigger/0/events"))
                .map(JsonNode::asText)
                .contains(
                        "avi:jira:created:issue",
                        "avi:jira:updated:issue",
                        "avi:jira:deleted:issue",
                        "avi:jira:commented:issue",
                        "avi:jira:deleted:comment");
    }

    @Test
    void everyRemoteCallBringsAToken() {
        for (JsonNode endpoint : manifest.at("/modules/endpoint")) {
            assertThat(endpoint.at("/auth/appSystemToken/enabled").asBoolean()).isTrue();
        }
        assertThat(manifest.at("/permissions/scopes")).map(JsonNode::asText).contains("read:app-system-token");
        assertThat(manifest.at("/remotes/0/operations")).map(JsonNode::asText).contains("compute");
        assertThat(List.of("jira:dashboardGadget", "jira:issueContext", "jira:projectPage", "jira:adminPage"))
                .allSatisfy(module -> assertThat(manifest.path("modules")
                                .path(module)
                                .at("/0/resolver/endpoint")
                                .asText())
                        .isEqualTo("screens"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.valueToTree(new Yaml().<Object>load(Files.readString(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
