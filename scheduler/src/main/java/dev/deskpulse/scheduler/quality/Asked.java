package dev.deskpulse.scheduler.quality;

import dev.deskpulse.scheduler.text.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a customer asks. */
final class Asked {
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?;\\n…])");
    private static final Pattern ASKS =
            Pattern.compile("\\?|[吗么呢]\\s*[.!]*\\s*$|怎么|如何|为什么|为何|多少|多久|什么时候|哪里|哪个|能不能|可不可以|是不是|有没有|请问|是否"
                    + "|^\\s*(?:how|what|when|where|why|who|which|can|could|do|does|did|is|are|will|would|may)\\b");

    private Asked() {}

    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** The last sentence that asks, as it was written. */
    static Optional<String> question(String words) {
        String folded = Folding.fold(words);
        List<String> sentences = Arrays.asList(ENDS.split(folded));
        int end = folded.length();
        for (int i = sentences.size() - 1; i >= 0; i--) {
            int start = end - sentences.get(i).length();
            if (ASKS.matcher(sentences.get(i)).find()) {
                return Optional.of(words.substring(start, end).strip());
            }
            end = start;
        }
        return Optional.empty();
    }
}
