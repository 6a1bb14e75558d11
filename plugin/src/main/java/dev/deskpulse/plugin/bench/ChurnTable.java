package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.churn.ChurnReport;
import dev.deskpulse.scheduler.churn.JudgeChurn;
import dev.deskpulse.scheduler.driver.FileCases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who leaves, told of IBM's telecom customers: by five folds, as {@code deskpulse churn} does. */
record ChurnTable() implements Benchmark {
    @Override
    public String name() {
        return "churn";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return PublicData.folder("churn", workshop)
                .map(folder -> measure(folder.resolve("telco.csv"), workshop))
                .orElse(List.of());
    }

    private List<Row> measure(Path file, Workshop workshop) {
        workshop.progress().begin("Learning who leaves", -1);
        List<ChurnReport> reports = new ArrayList<>();
        double seconds = workshop.seconds(() -> reports.add(JudgeChurn.of(
                new FileCases(file, "Churn", false).read(List.of()).table())));
        ChurnReport report = reports.get(0);
        return List.of(
                Row.of(
                        name() + ": " + report.rows() + " customers, AUC against 0.845 wanted",
                        report.auc().value(),
                        "AUC",
                        report.auc().value() / 0.845),
                Row.of(
                        name() + ": … lower end of its 95 % interval",
                        report.auc().low(),
                        "AUC"),
                Row.of(name() + ": calibration error against 0.03 wanted", report.ece(), "ECE", report.ece() / 0.03),
                Row.of(name() + ": time with reading and all six models", seconds, "s"));
    }
}
