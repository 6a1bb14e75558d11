package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.handover.Department;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.handover.Handover;
import dev.deskpulse.scheduler.handover.HandoverStore;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What other departments were told, for admins who see the whole desk: findings are of all its tickets. */
public final class HandoverDesk {
    private final HandoverStore store;
    private final FindingStore findings;
    private final Supplier<List<Department>> departments;
    private final Steps steps;
    private final Supplier<URI> site;

    /** What is done about it. */
    public interface Steps {
        /** Without asking the site. */
        List<HandFindingsOver.Planned> planned();

        /** Asks the site; nothing else writes meanwhile. */
        HandFindingsOver.Report run();

        /** Likewise; see {@link HandFindingsOver#withdraw}. */
        void withdraw(String finding, String why);
    }

    /**
     * @param departments as the settings name them now
     * @param site where issues are opened
     */
    public HandoverDesk(
            HandoverStore store,
            FindingStore findings,
            Supplier<List<Department>> departments,
            Steps steps,
            Supplier<URI> site) {
        this.store = store;
        this.findings = findings;
        this.departments = departments;
        this.steps = steps;
        this.site = site;
    }

    /**
     * Everything.
     *
     * @param problems what the site did not take in the run that was just asked for
     */
    record Overview(List<Told> departments, List<Planned> planned, List<Entry> handed, List<String> problems) {}

    /** A department as the settings have it. */
    record Told(String name, String project, String type, Set<String> kpis, Set<String> names, Set<String> about) {
        static Told of(Department department) {
            return new Told(
                    department.name(),
                    department.project(),
                    department.type(),
                    new TreeSet<>(department.kpis()),
                    new TreeSet<>(department.names()),
                    new TreeSet<>(department.about()));
        }
    }

    /** What the next run hands over. */
    record Planned(String finding, Words headline, String department) {
        static Planned of(HandFindingsOver.Planned planned) {
            return new Planned(
                    planned.finding().id(),
                    said(planned.finding()),
                    planned.department().name());
        }
    }

    /**
     * What was handed over.
     *
     * @param headline the slice where the finding is no more
     * @param issue null while it is not known whether the site has made it
     * @param endedAt null while it is open
     */
    record Entry(
            String finding,
            Words headline,
            String department,
            String project,
            String state,
            Instant intendedAt,
            @Nullable String issue,
            @Nullable URI url,
            @Nullable Instant endedAt) {}

    Overview all(Viewer viewer) {
        return overview(viewer, List.of());
    }

    /** Hands over what is new, and follows what was handed over before. */
    Overview run(Viewer viewer) {
        mustSeeAll(viewer);
        return overview(viewer, steps.run().problems());
    }

    /** @throws IllegalArgumentException where nothing of the finding is open */
    Overview withdraw(String finding, String why, Viewer viewer) {
        mustSeeAll(viewer);
        steps.withdraw(finding, why);
        return all(viewer);
    }

    private Overview overview(Viewer viewer, List<String> problems) {
        List<Told> known = departments.get().stream().map(Told::of).toList();
        return viewer.sight().seesAllTickets()
                ? new Overview(
                        known,
                        steps.planned().stream().map(Planned::of).toList(),
                        store.all().stream().map(this::entry).toList(),
                        problems)
                : new Overview(known, List.of(), List.of(), problems);
    }

    private static void mustSeeAll(Viewer viewer) {
        if (!viewer.sight().seesAllTickets()) {
            throw new NotAllowedException("only who sees every ticket hands findings over; ask such an admin");
        }
    }

    private Entry entry(Handover handover) {
        String key = handover.issue().map(Handover.Issue::key).orElse(null);
        return new Entry(
                handover.finding(),
                Optional.of(handover.finding())
                        .flatMap(findings::find)
                        .map(seen -> said(seen.finding()))
                        .orElse(new Words(handover.slice(), handover.slice())),
                handover.department(),
                handover.project(),
                Wire.name(handover.state()),
                handover.intendedAt(),
                key,
                key == null ? null : new TicketKey(key).pageOn(site.get()),
                handover.endedAt().orElse(null));
    }

    private static Words said(Finding finding) {
        return new Words(
                finding.headline().getOrDefault("en", finding.sliceText()),
                finding.headline().getOrDefault("zh", finding.sliceText()));
    }
}
