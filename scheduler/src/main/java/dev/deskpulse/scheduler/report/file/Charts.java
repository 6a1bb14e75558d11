package dev.deskpulse.scheduler.report.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.report.page.Document.Drawing;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.words.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * Draws charts by the very script that draws them on the screens, with no access to anything but the figures it is given.
 * To load the script takes seconds: whoever needs charts begins early, on a thread of its own, and closes it in the end.
 * For one thread at a time.
 */
public final class Charts implements AutoCloseable {
    /** Where the build puts the script on the class path. */
    public static final String SCRIPT = "/report/charts.js";

    /** The font that reports bring with them. */
    public static final String FONT = "Noto Sans SC";

    static final int WIDTH = 680;
    static final int HEIGHT = 250;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Engine engine;
    private final Context context;
    private final Value script;

    /** @param script the text of {@link #SCRIPT} */
    public Charts(String script) {
        this.engine = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        this.context = Context.newBuilder("js").engine(engine).build();
        context.eval(Source.create("js", script));
        this.script = context.getBindings("js").getMember("deskpulseCharts");
    }

    /** A chart as SVG. */
    String svg(Drawing drawing, Catalogue catalogue, ReportLanguage language) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (drawing.shape() != null) {
            settings.put("shape", drawing.shape());
        }
        if (drawing.target() != null) {
            settings.put("target", drawing.target());
        }
        Map<String, Object> request = Map.of(
                "kind", Wire.name(drawing.kind()),
                "language", language.tag(),
                "settings", settings,
                "figures", drawing.figures(),
                "catalogue", catalogue,
                "ahead", drawing.ahead(),
                "width", WIDTH,
                "height", HEIGHT,
                "fontFamily", FONT);
        try {
            return script.getMember("draw")
                    .execute(JSON.writeValueAsString(request))
                    .asString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chart's figures have no JSON form", e);
        }
    }

    /** A value as the screens write it; so that a test can compare. */
    String write(double value, String unit, ReportLanguage language) {
        return script.getMember("write").execute(value, unit, language.tag()).asString();
    }

    @Override
    public void close() {
        context.close(true);
        engine.close();
    }
}
