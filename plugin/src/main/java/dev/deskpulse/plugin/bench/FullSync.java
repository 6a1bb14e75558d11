package dev.deskpulse.plugin.bench;

import java.util.List;

/** A first sync with comments and whole history, beside the plain loop that most integrations start with. */
record FullSync(int issues, int loop) implements Benchmark {
    @Override
    public String name() {
        return "full-sync";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(issues)) {
            double rate = workshop.inHome(home -> {
                try (BenchDesk desk = workshop.desk(home, site.url())) {
                    return issues / workshop.seconds(() -> check(desk.sync().fetched()));
                }
            });
            workshop.progress().begin("Reading issues in a plain loop", loop);
            PlainLoop plain = new PlainLoop(site.url());
            double loopRate = loop / workshop.seconds(() -> plain.read(loop, workshop.progress()));
            return List.of(
                    Row.of(
                            "full-sync: " + issues + " issues, against the plain loop",
                            rate,
                            "issues/s",
                            rate / loopRate),
                    Row.of(
                            "full-sync: plain loop over the Java client's searchJql, " + loop + " issues",
                            loopRate,
                            "issues/s"));
        }
    }

    private void check(long fetched) {
        if (fetched != issues) {
            throw new IllegalStateException("read " + fetched + " issues, not " + issues);
        }
    }
}
