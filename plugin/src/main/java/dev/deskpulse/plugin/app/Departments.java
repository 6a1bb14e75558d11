package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.handover.Handover;
import dev.deskpulse.scheduler.handover.HandoverStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells other departments what a desk found. */
public final class Departments {
    private final Supplier<Settings> settings;
    private final DeskStores stores;
    private final JiraSite site;
    private final SiteWrites writes;
    private final Clock clock;

    Departments(Supplier<Settings> settings, DeskStores stores, JiraSite site, SiteWrites writes, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.site = site;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * Tells them of the findings that they answer for, and follows what they were told. Does nothing where the settings name
     * none.
     */
    public HandFindingsOver.Report handOver(Supplier<List<Explained>> standing) {
        if (settings.get().handOver().departments().isEmpty()) {
            return new HandFindingsOver.Report(0, 0, 0, List.of());
        }
        mustWrite();
        return writes.alone(() -> step().run(standing.get()));
    }

    /** Takes back what was handed over; see {@link HandFindingsOver#withdraw}. */
    public Handover.Issue withdraw(String finding, String why) {
        mustWrite();
        return writes.alone(() -> step().withdraw(finding, why));
    }

    private void mustWrite() {
        if (!settings.get().writeBack().enabled()) {
            throw new IllegalArgumentException(
                    "writing back is off, so nothing is handed over; switch writeBack.enabled on");
        }
    }

    /** What the next run would hand over. */
    public List<HandFindingsOver.Planned> planned(List<Explained> standing) {
        return step().planned(standing);
    }

    private HandFindingsOver step() {
        Settings now = settings.get();
        return new HandFindingsOver(
                store(),
                now.handOver().departments(),
                site,
                stores.tickets(),
                now.jira().source(),
                new HandFindingsOver.Desk(
                        clock, known(now), now.handOver().language().tag()));
    }

    /** The last day that was both read and analysed: a figure that nobody has looked at since has not recovered. */
    private LocalDate known(Settings now) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), now.zone());
        Stream<LocalDate> read = stores.journal().cursor(now.jira().source()).stream()
                .map(until -> LocalDate.ofInstant(until, now.zone()));
        Stream<LocalDate> analysed = stores.mark().last().stream().map(AnalysisMark.Mark::day);
        return Stream.concat(read, analysed).reduce(today, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** All that was ever handed over. */
    public HandoverStore store() {
        return HandoverStore.in(stores.database());
    }
}
