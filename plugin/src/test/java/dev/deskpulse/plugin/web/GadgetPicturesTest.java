package dev.deskpulse.plugin.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskpulse.plugin.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of gadget with real figures, in both languages and themes; the pictures are in {@code
 * plugin/target/screenshots}, and those of the documents were taken from there.
 */
@ExtendWith(ServedDesk.class)
class GadgetPicturesTest {
    private static final int WIDTH = 1280;

    private static URI address;
    private static Chromium chromium;

    @BeforeAll
    static void openABrowser(URI served) {
        chromium = Chromium.launch();
        address = served;
    }

    @AfterAll
    static void closeIt() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void everyKindThatTheApiKnowsIsInThePictures() throws IOException {
        try (InputStream yaml = GadgetPicturesTest.class.getResourceAsStream("/openapi/deskpulse.yaml")) {
            List<String> kinds = new ArrayList<>();
            new YAMLMapper()
                    .readTree(yaml)
                    .at("/components/schemas/GadgetKind/enum")
                    .forEach(kind -> kinds.add(kind.asText()));
            assertThat(AllGadgets.SETTINGS.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "en-GB, DARK", "zh-CN, LIGHT", "zh-CN, DARK"})
    void everyKindIsDrawnAndForEverybody(String locale, ColorScheme scheme) throws IOException {
        try (Chromium.Window window = chromium.open(locale, scheme, WIDTH)) {
            Page page = window.page();
            AllGadgets.show(page, address);
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
            assertThat(window.violations()).isEmpty();
            int place = 0;
            for (String id : AllGadgets.ids()) {
                Locator gadget = page.locator(".gadget").nth(place++);
                window.picture(
                        gadget,
                        "gadget-" + id + "-" + locale + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
            }
            assertThat(window.complaints()).isEmpty();
        }
    }
}
