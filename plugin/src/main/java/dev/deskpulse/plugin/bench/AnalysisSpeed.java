package dev.deskpulse.plugin.bench;

import dev.deskpulse.plugin.app.StageTimes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tagging, measuring and explaining of what a full sync has stored. */
record AnalysisSpeed(int issues) implements Benchmark {
    @Override
    public String name() {
        return "analyze";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(issues)) {
            return workshop.inHome(home -> {
                try (BenchDesk desk = workshop.desk(home, site.url())) {
                    desk.sync();
                    return measure(desk, workshop);
                }
            });
        }
    }

    private List<Row> measure(BenchDesk desk, Workshop workshop) {
        StageTimes times = new StageTimes(workshop.progress(), workshop.clock());
        double seconds = workshop.seconds(() -> desk.desk().analyze(times));
        Map<String, Double> stages = times.seconds();
        return Stream.concat(
                        Stream.of(
                                Row.of(name() + ": " + issues + " tickets, all steps", issues / seconds, "tickets/s")),
                        stages.entrySet().stream().map(stage -> row(stage.getKey(), stage.getValue(), seconds)))
                .collect(Collectors.toUnmodifiableList());
    }

    private Row row(String stage, double seconds, double all) {
        return Row.of(name() + ": " + stage + ", of the time", seconds, "s", seconds / all);
    }
}
