package dev.deskpulse.scheduler.figure;

import dev.deskpulse.scheduler.kpi.KpiNames;
import java.util.function.Function;

/** The same in both languages. */
public record Words(String en, String zh) {
    public static Words of(Function<KpiNames, String> name) {
        return new Words(name.apply(KpiNames.ENGLISH), name.apply(KpiNames.CHINESE));
    }

    /** A name that is the same in both. */
    public static Words plain(String name) {
        return new Words(name, name);
    }
}
