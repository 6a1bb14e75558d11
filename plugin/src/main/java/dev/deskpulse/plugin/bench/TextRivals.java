package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.model.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The English sets judged by others. */
record TextRivals(Workshop workshop) {
    List<Row> rows(TextSet set, TextTagger tagger, List<TextSet.Labelled> texts) {
        return switch (set) {
            case HOTEL, SHOP -> List.of();
            case SST2 -> rows(List.of(Rival.CORENLP, Rival.VADER), set, tagger, texts);
            case FEEDBACK -> rows(List.of(Rival.VADER), set, tagger, texts);
        };
    }

    private List<Row> rows(List<Rival> rivals, TextSet set, TextTagger tagger, List<TextSet.Labelled> texts) {
        Path script = workshop.texts().rivals();
        if (!Files.isExecutable(script)) {
            workshop.notices().accept("text: " + set.title() + " is not compared with others: there is no " + script);
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Rival rival : rivals) {
            try {
                workshop.progress().begin("Judging " + set.title() + " by " + rival.title(), -1);
                rows.addAll(workshop.inHome(home -> rows(rival, set, tagger, texts, home)));
            } catch (IllegalStateException e) {
                workshop.notices().accept("text: " + set.title() + " is not compared: " + e.getMessage());
            }
        }
        return rows;
    }

    private List<Row> rows(Rival rival, TextSet set, TextTagger tagger, List<TextSet.Labelled> texts, Path home) {
        Rival.Moods moods = rival.judge(
                workshop.texts().rivals(),
                texts.stream().map(TextSet.Labelled::text).toList(),
                home);
        boolean sentiment = set == TextSet.SST2;
        Quality quality = set.quality(tagger, texts, sentiment ? moods.sentiments() : moods.complaints());
        String by = " by " + rival.title();
        return List.of(
                set.promised(by, quality),
                Row.of("text: " + set.title() + by + ", speed", texts.size() / moods.seconds(), "texts/s"));
    }
}
