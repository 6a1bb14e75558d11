package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.kpi.KpiNames;
import dev.deskpulse.words.Words;
import java.util.Locale;
import java.util.Map;

/** The languages that reports are written in. */
public enum ReportLanguage {
    EN,
    ZH;

    /** The tag that texts in both languages are kept by. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public KpiNames names() {
        return this == ZH ? KpiNames.CHINESE : KpiNames.ENGLISH;
    }

    public String of(Words words) {
        return this == ZH ? words.zh() : words.en();
    }

    /** Of texts that are kept by language tag. */
    public String of(Map<String, String> texts) {
        return texts.getOrDefault(tag(), "");
    }

    public String either(String english, String chinese) {
        return this == ZH ? chinese : english;
    }
}
