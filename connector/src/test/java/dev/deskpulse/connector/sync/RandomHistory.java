package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.JiraException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What people do to a site while it is read: at any crossing one of many things may happen to one issue. */
final class RandomHistory implements Boundary {
    private static final List<String> PROJECTS = List.of("HD", "OPS", "APP");

    private final Random random;
    private final FakeSite site;
    private final double activity;
    private int lost;

    /** @param activity the chance that something happens at a crossing */
    RandomHistory(Random random, FakeSite site, double activity) {
        this.random = random;
        this.site = site;
        this.activity = activity;
    }

    @Override
    public void cross(String where) {
        site.pass(Duration.ofMillis(random.nextInt(2000)));
        if (random.nextDouble() < activity) {
            happens(random.nextInt(11));
        }
        if (where.startsWith("site") && random.nextInt(60) == 0) {
            throw new JiraException.Unavailable(where + ": no answer", null);
        }
    }

    /** Anything, also that what was hidden is shown again, which no run sees while it is under way. */
    void somethingHappens() {
        happens(random.nextInt(14));
    }

    private void happens(int what) {
        List<FakeSite.Issue> issues = List.copyOf(site.issues.values());
        if (issues.isEmpty()) {
            site.create(anyProject());
            return;
        }
        FakeSite.Issue issue = issues.get(random.nextInt(issues.size()));
        switch (what) {
            case 0, 1 -> site.create(anyProject());
            case 2, 3, 4 -> site.edit(issue);
            case 5 -> site.comment(issue);
            case 6 -> lose(() -> site.delete(issue));
            case 7 -> lose(() -> issue.hidden = true);
            case 8 -> site.move(issue, anyProject());
            case 9 -> troubleWith(issue);
            case 10 -> site.hiddenProjects.add(anyProject());
            case 11 -> issues.forEach(hidden -> hidden.hidden = false);
            default -> site.hiddenProjects.clear();
        }
    }

    /** So few at a time that no census looks doubtful: that is another test's matter. */
    private void lose(Runnable loss) {
        if (lost * 5 < site.issues.size()) {
            lost++;
            loss.run();
        }
    }

    private void troubleWith(FakeSite.Issue issue) {
        switch (random.nextInt(4)) {
            case 0 -> site.poison.add(issue.id);
            case 1 -> site.unreadable.add(issue.id);
            case 2 -> site.cut.add(issue.id);
            default -> everyIssueCanBeRead();
        }
    }

    void everyIssueCanBeRead() {
        site.poison.clear();
        site.unreadable.clear();
        site.cut.clear();
    }

    private String anyProject() {
        return PROJECTS.get(random.nextInt(PROJECTS.size()));
    }
}
