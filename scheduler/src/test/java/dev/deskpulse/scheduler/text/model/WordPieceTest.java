package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Pieces as the model's own tokenizer gives them; the numbers stand in its vocabulary. */
class WordPieceTest {
    private final WordPiece english = of("/bge-small-en-v1.5-q-tokenizer.json");
    private final WordPiece chinese = of("/bge-small-zh-v1.5-q-tokenizer.json");

    @Test
    void knownWordsAreOnePieceInLowerCaseWithoutAccents() {
        assertThat(quotes(english, "Hello, Café!")).containsExactly("Hello", ",", "Café", "!");
        assertThat(ids(english, "Hello, Café!")).isEqualTo(ids(english, "hello, cafe!"));
    }

    @Test
    void anUnknownWordFallsIntoItsLongestKnownBeginnings() {
        assertThat(quotes(english, "embeddings")).containsExactly("em", "bed", "ding", "s");
    }

    @Test
    void everyHanCharacterAndSignIsAPiece() {
        assertThat(quotes(chinese, "很好！vip客服")).containsExactly("很", "好", "！", "vip", "客", "服");
    }

    @Test
    void whatTheVocabularyLacksIsOneUnknownPieceAndLosesNoPlace() {
        List<WordPiece.Piece> pieces = chinese.cut("好😀好", 10);

        assertThat(pieces)
                .extracting(WordPiece.Piece::from)
                .startsWith(0)
                .endsWith(pieces.get(pieces.size() - 1).from());
        assertThat(pieces.get(0).id()).isEqualTo(chinese.cut("好", 1).get(0).id());
    }

    @Test
    void brokenSurrogatesControlSignsAndBlanksArePassedOver() {
        assertThat(quotes(english, "a\uD83D\u0000 \t b")).containsExactly("a", "b");
    }

    @Test
    void noMorePiecesThanAskedFor() {
        assertThat(english.cut("one two three four", 3)).hasSize(3);
        assertThat(english.cut("", 3)).isEmpty();
    }

    private static List<String> quotes(WordPiece pieces, String text) {
        return pieces.cut(text, 100).stream()
                .map(piece -> text.substring(piece.from(), piece.to()))
                .toList();
    }

    private static List<Integer> ids(WordPiece pieces, String text) {
        return pieces.cut(text, 100).stream().map(WordPiece.Piece::id).toList();
    }

    private static WordPiece of(String resource) {
        try (InputStream stream = Objects.requireNonNull(WordPieceTest.class.getResourceAsStream(resource))) {
            return WordPiece.read(stream);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
