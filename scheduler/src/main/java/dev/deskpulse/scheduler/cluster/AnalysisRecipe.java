package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.kpi.DeskHours;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.StatusCatalogue;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.text.ModelJudge;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.text.model.ModelFile;
import dev.deskpulse.scheduler.text.model.TextModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;

/** All that tags and facts follow from besides the tickets; travels to wherever tickets are analysed. */
public final class AnalysisRecipe implements Serializable {
    private final byte[] sentiment;
    private final byte[] kind;
    private final TagSettings tags;
    private final Measures measures;
    private final Instant now;
    private final String version;

    /** How tickets are measured. */
    public record Measures(FieldMapping fields, DeskHours hours, StatusCatalogue statuses, KpiProfile profile)
            implements Serializable {
        TicketMeasurer measurer() {
            return new TicketMeasurer(fields, hours, statuses, profile);
        }
    }

    /**
     * The recipe of one run.
     *
     * @param now the moment as of which tickets are judged
     */
    public AnalysisRecipe(TextModel sentiment, TextModel kind, TagSettings tags, Measures measures, Instant now) {
        this.sentiment = bytes(sentiment);
        this.kind = bytes(kind);
        this.tags = tags;
        this.measures = measures;
        this.now = now;
        this.version = versionHere();
    }

    /**
     * The tagger, as every other process builds it.
     *
     * @throws IllegalStateException where this program is another version than the one that wrote the recipe
     */
    public Tagger tagger(OwnComments own) {
        String here = versionHere();
        if (!here.equals(version)) {
            throw new IllegalStateException("this worker runs another version of Deskpulse (" + here
                    + ") than the command (" + version + "); start all workers from the same build");
        }
        return new Tagger(clock(), own, judge(), tags);
    }

    public TicketMeasurer measurer() {
        return measures.measurer();
    }

    public Clock clock() {
        return Clock.fixed(now, measures.hours().zone());
    }

    /** Changes with whatever changes the results. */
    public String version() {
        return version;
    }

    private String versionHere() {
        return FactStore.VERSION + " " + new Tagger(clock(), OwnComments.NONE, judge(), tags).model();
    }

    private ModelJudge judge() {
        return new ModelJudge(model(sentiment), model(kind));
    }

    private static byte[] bytes(TextModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ModelFile.write(model, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TextModel model(byte[] bytes) {
        try {
            return ModelFile.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
