import com.vader.sentiment.analyzer.SentimentAnalyzer;
import edu.stanford.nlp.ling.CoreAnnotations.SentencesAnnotation;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations.SentimentAnnotatedTree;
import edu.stanford.nlp.util.CoreMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.ToDoubleFunction;

/**
 * Judges the mood of texts, one a line, by what is often used on the JVM. The output's first line is how many seconds
 * that took, on all cores, without loading; then follows for each text how far it is positive, from 0 to 1.
 */
class Rivals {
    public static void main(String[] arguments) throws IOException {
        ToDoubleFunction<String> rival =
                switch (arguments[0]) {
                    case "corenlp" -> coreNlp();
                    case "vader" -> Rivals::vader;
                    default -> throw new IllegalArgumentException("no rival " + arguments[0]);
                };
        List<String> texts = Files.readAllLines(Path.of(arguments[1]));
        long started = System.nanoTime();
        double[] moods = texts.parallelStream().mapToDouble(rival).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(Double.toString((System.nanoTime() - started) / 1e9));
        for (double mood : moods) {
            lines.add(Double.toString(mood));
        }
        Files.write(Path.of(arguments[2]), lines);
    }

    /** Five classes for each sentence; half of the middle one goes to either side, and a text is the mean of its sentences. */
    private static ToDoubleFunction<String> coreNlp() {
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize,pos,parse,sentiment");
        StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
        return text -> {
            Annotation annotation = new Annotation(text);
            pipeline.annotate(annotation);
            return annotation.get(SentencesAnnotation.class).stream()
                    .mapToDouble(Rivals::positive)
                    .average()
                    .orElse(0.5);
        };
    }

    private static double positive(CoreMap sentence) {
        var classes = RNNCoreAnnotations.getPredictions(sentence.get(SentimentAnnotatedTree.class));
        return classes.get(4) + classes.get(3) + classes.get(2) / 2;
    }

    /** The compound score, from −1 to 1, brought to 0 to 1. */
    private static double vader(String text) {
        try {
            SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
            analyzer.analyze();
            return (1 + analyzer.getPolarity().getOrDefault("compound", 0f)) / 2;
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
    }
}
