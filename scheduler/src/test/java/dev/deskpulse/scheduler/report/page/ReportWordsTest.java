package dev.deskpulse.scheduler.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportWordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    @Test
    void bothLanguagesSayTheSameThingsOfTheSameValues() {
        ReportWords english = ReportWords.in(ReportLanguage.EN);
        ReportWords chinese = ReportWords.in(ReportLanguage.ZH);
        assertThat(chinese.keys()).isEqualTo(english.keys());
        Object[] themselves = {"{0}", "{1}", "{2}", "{3}"};
        assertThat(english.keys()).allSatisfy(key -> assertThat(places(chinese.say(key, themselves)))
                .as(key)
                .isEqualTo(places(english.say(key, themselves))));
    }

    private static String places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList()
                .toString();
    }
}
