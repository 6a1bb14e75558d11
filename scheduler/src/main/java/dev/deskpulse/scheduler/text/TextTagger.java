package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.TextModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Does one task for texts that belong to no ticket, such as the rows of a file. Safe for use by several threads; the same
 * text always gets the same tag.
 */
public final class TextTagger {
    private static final int READ_AT_MOST = 8_000;
    private static final double TOPIC_SURE_FROM = 0.2;

    private final TaskJudge judge;
    private final double sureFrom;

    private TextTagger(TaskJudge judge, double sureFrom) {
        this.judge = judge;
        this.sureFrom = sureFrom;
    }

    /**
     * Sentiment and kind are judged by lexicons where there is no model of them.
     *
     * @param models the model of a task, where there is one
     * @throws IllegalStateException where topics are asked for and no model of them is there
     */
    public static TextTagger of(TextTask task, Function<TextTask, Optional<TextModel>> models) {
        return of(task, models, TagSettings.DEFAULTS);
    }

    /** The same under an admin's thresholds, weights and names. */
    public static TextTagger of(TextTask task, Function<TextTask, Optional<TextModel>> models, TagSettings settings) {
        Threshold threshold = settings.threshold();
        LexiconJudge lexicons = new LexiconJudge();
        Samples samples = new Samples();
        TaskJudge sentiments = judge(models.apply(TextTask.SENTIMENT), samples, LexiconTask.sentiment(lexicons));
        return switch (task) {
            case SENTIMENT -> new TextTagger(sentiments, threshold.sentiment());
            case KIND ->
                new TextTagger(
                        judge(models.apply(TextTask.KIND), samples, LexiconTask.kind(lexicons)), threshold.kind());
            case TOPIC -> new TextTagger(topics(models, samples), TOPIC_SURE_FROM);
            case PRIORITY ->
                new TextTagger(
                        new PriorityTask(
                                sentiments,
                                judge(models.apply(TextTask.KIND), samples, LexiconTask.kind(lexicons)),
                                settings),
                        Math.min(threshold.sentiment(), threshold.kind()));
        };
    }

    private static TaskJudge judge(Optional<TextModel> model, Samples samples, LexiconTask lexicons) {
        return model.<TaskJudge>map(learned -> new ModelTask(learned, samples, lexicons))
                .orElse(lexicons);
    }

    private static TaskJudge topics(Function<TextTask, Optional<TextModel>> models, Samples samples) {
        TextModel model = models.apply(TextTask.TOPIC)
                .orElseThrow(
                        () -> new IllegalStateException("there is no model of topics yet; learn one with `deskpulse"
                                + " train --task topic --input FILE --text-column C --label-column L`, or name one with"
                                + " --model FILE"));
        return new ModelTask(model, samples, new NoWords());
    }

    /** Nothing tells topics but their model. */
    private record NoWords() implements TaskJudge {
        @Override
        public String version() {
            return "none";
        }

        @Override
        public Set<String> labels() {
            return Set.of();
        }

        @Override
        public TextTag judge(LexiconReading reading, Language language) {
            return TextTag.nothing(version());
        }
    }

    /** The version of what judges. */
    public String version() {
        return judge.version();
    }

    /** All labels that it may give, but for "unsure". */
    public Set<String> labels() {
        return judge.labels();
    }

    public TextTag tag(String text) {
        Passage passage = passage(text);
        Language language = LanguageDetector.detect(passage.original());
        boolean foreign =
                language == Language.OTHER && passage.original().codePoints().anyMatch(Character::isLetter);
        return foreign || passage.original().isEmpty()
                ? TextTag.nothing(version())
                : judge.judge(LexiconReading.of(passage), language).sureFrom(sureFrom);
    }

    /** Tags several texts on all cores; in their order. */
    public List<TextTag> tag(List<String> texts) {
        return texts.parallelStream().map(this::tag).toList();
    }

    /** What of a text is judged: its author's own words, bounded. Places of evidence point into it. */
    public static String words(String text) {
        return passage(text).original();
    }

    static Passage passage(String text) {
        String cleaned = TextCleaner.clean(text);
        return Passage.of(Passage.OPENING, cleaned.length() > READ_AT_MOST ? head(cleaned) : cleaned);
    }

    private static String head(String text) {
        int end = Character.isHighSurrogate(text.charAt(READ_AT_MOST - 1)) ? READ_AT_MOST - 1 : READ_AT_MOST;
        return text.substring(0, end);
    }
}
