package dev.deskpulse.scheduler.text.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GramsTest {
    @Test
    void aGramThatGrowsHasTheHashOfTheWholeGram() {
        String text = "收货地址改一下";
        List<Integer> grown = new ArrayList<>();

        Grams.prefixes("#", text, 2, 5, (hash, end) -> grown.add(hash));

        assertThat(grown)
                .containsExactly(Grams.hash("#", text, 2, 3), Grams.hash("#", text, 2, 4), Grams.hash("#", text, 2, 5));
    }

    @Test
    void noLongerGramIsMadeThanIsWanted() {
        List<Integer> ends = new ArrayList<>();

        Grams.prefixes("", "confusing", 0, 5, (hash, end) -> ends.add(end) && end < 3);

        assertThat(ends).containsExactly(1, 2, 3);
    }
}
