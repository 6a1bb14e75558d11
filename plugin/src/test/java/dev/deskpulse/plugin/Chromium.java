package dev.deskpulse.plugin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser, headless. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getProperty("deskpulse.chromium", "/usr/bin/chromium"));
    private static final Path AXE = Path.of("../ui-fragments/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int HEIGHT = 1600;

    /** A dialog that is still fading in has no contrast yet. */
    private static final String VIOLATIONS = """
            async () => {
                await Promise.all(document.getAnimations()
                    .filter(motion => motion.effect.getComputedTiming().endTime !== Infinity)
                    .map(motion => motion.finished.catch(() => {})));
                return (await axe.run()).violations
                    .map(found => found.id + ': ' + found.help + ' ' + found.nodes.map(node => node.target).join(' '));
            }
            """;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the tests where there is no browser, but never on a build server. */
    public static Chromium launch() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("there is no browser at " + PROGRAM + "; install chromium");
        }
        assumeTrue(there, "skipped: there is no browser at " + PROGRAM);
        // A machine that is busy may take long; what never comes still fails.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                // Those of the tests are vouched for by nobody.
                                "--ignore-certificate-errors",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A window of a person with this language and look. */
    public Window open(String locale, ColorScheme scheme, int width) {
        return new Window(browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setViewportSize(width, HEIGHT)));
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** A window with one page, and what the browser had to complain of in it. */
    public static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private final List<String> provoked = new ArrayList<>();

        private Window(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        public Page page() {
            return page;
        }

        /** All of them, save for those a test provokes. */
        public List<String> complaints() {
            return complaints.stream()
                    .filter(told -> provoked.stream().noneMatch(told::contains))
                    .toList();
        }

        /** A complaint with these words, told before or after this call, is what the test is about. */
        public void provokes(String words) {
            provoked.add(words);
        }

        /** What axe finds wrong for people with a screen reader, a keyboard or weak eyes. */
        public List<?> violations() {
            return violations(page.mainFrame());
        }

        /** The same in a frame of the page. */
        public List<?> violations(Frame frame) {
            try {
                frame.evaluate(Files.readString(AXE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return (List<?>) frame.evaluate(VIOLATIONS);
        }

        public void picture(String name) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name)));
        }

        public void picture(Locator part, String name) {
            part.screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve(name)));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
