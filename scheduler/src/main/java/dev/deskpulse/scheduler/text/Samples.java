package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Sample;
import dev.deskpulse.scheduler.text.model.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Passages as models see them. Safe for use by several threads. */
public final class Samples {
    private static final int LONG_CHINESE = 120;
    private static final int LONG_ENGLISH = 240;
    private static final int SENTENCE_CHINESE = 8;
    private static final int SENTENCE_ENGLISH = 20;
    private static final int SENTENCES_AT_MOST = 8;
    private static final int LEAST_WORDS = 4;

    /** Of a raw text, read as {@link TextTagger} reads it; empty where its language is not known to models. */
    public Optional<Sample> of(String text) {
        Passage passage = TextTagger.passage(text);
        Language language = LanguageDetector.detect(passage.original());
        return language == Language.OTHER ? Optional.empty() : Optional.of(of(LexiconReading.of(passage), language));
    }

    /** Mixed texts go to the Chinese model, whose vocabulary has English words too; not so the other way round. */
    Sample of(LexiconReading reading, Language language) {
        return of(reading, language == Language.ENGLISH ? Tongue.ENGLISH : Tongue.CHINESE);
    }

    Sample of(LexiconReading reading, Tongue tongue) {
        Passage passage = reading.passage();
        return new Sample(
                tongue, passage.original(), passage.folded(), Signals.of(reading), () -> sentences(passage, tongue));
    }

    /** Of a long text; a short sentence goes with the next one, and of many the first and the last ones count. */
    private List<Sample.Sentence> sentences(Passage passage, Tongue tongue) {
        boolean chinese = tongue == Tongue.CHINESE;
        if (passage.original().length() < (chinese ? LONG_CHINESE : LONG_ENGLISH)) {
            return List.of();
        }
        List<Sample.Sentence> found = new ArrayList<>();
        int start = 0;
        for (Sentence sentence : Sentence.split(passage.folded())) {
            boolean last = sentence.end() == passage.folded().length();
            if (last || sentence.end() - start >= (chinese ? SENTENCE_CHINESE : SENTENCE_ENGLISH)) {
                add(passage, start, sentence.end(), tongue, found);
                start = sentence.end();
            }
        }
        int half = SENTENCES_AT_MOST / 2;
        List<Sample.Sentence> bounded = found.size() <= SENTENCES_AT_MOST
                ? found
                : Stream.concat(found.stream().limit(half), found.stream().skip(found.size() - half))
                        .toList();
        return bounded.size() > 1 ? bounded : List.of();
    }

    private void add(Passage passage, int start, int end, Tongue tongue, List<Sample.Sentence> found) {
        String raw = passage.original().substring(start, end);
        String words = raw.strip();
        if (words.length() >= LEAST_WORDS) {
            int from = start + raw.indexOf(words);
            Passage sentence = Passage.of(passage.message(), words);
            Sample sample = new Sample(tongue, words, sentence.folded(), Signals.of(LexiconReading.of(sentence)));
            found.add(new Sample.Sentence(from, from + words.length(), sample));
        }
    }
}
