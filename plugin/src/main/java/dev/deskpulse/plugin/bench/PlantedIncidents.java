package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.deskpulse.scheduler.insight.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many of the incidents that the demo's scenario plants in its year are found, and what is found besides: there, and in
 * a year in which nothing goes wrong.
 *
 * @param tickets of each year
 * @param seeds how many different years of either kind
 */
record PlantedIncidents(int tickets, int seeds) implements Benchmark {
    private static final JsonMapper JSON = new JsonMapper();

    /** What went wrong, and the one value of a field that its tickets have in common. */
    private record Incident(LocalDate from, LocalDate to, Map.Entry<String, String> slice) {
        /** The days overlap, and the finding names the value. */
        boolean isMeantBy(Finding finding) {
            return !finding.from().isAfter(to)
                    && !finding.to().isBefore(from)
                    && finding.slice().entrySet().stream()
                            .anyMatch(part -> part.getKey().equalsIgnoreCase(slice.getKey())
                                    && part.getValue().equals(slice.getValue()));
        }
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        int planted = 0;
        int found = 0;
        int besides = 0;
        int quiet = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            List<Incident> incidents = new ArrayList<>();
            List<Finding> findings = year("retail", seed, incidents, workshop);
            planted += incidents.size();
            found += (int) incidents.stream()
                    .filter(incident -> findings.stream().anyMatch(incident::isMeantBy))
                    .count();
            besides += (int) findings.stream()
                    .filter(finding -> incidents.stream().noneMatch(incident -> incident.isMeantBy(finding)))
                    .count();
            quiet += year("retail-quiet", seed, new ArrayList<>(), workshop).size();
        }
        if (planted == 0) {
            throw new IllegalStateException("the scenario planted no incident; there is nothing to find");
        }
        String years = name() + ": " + seeds + " years of " + tickets + " tickets, ";
        return List.of(
                Row.of(years + "found of " + planted + " planted", found, "incidents", (double) found / planted),
                Row.of(years + "findings that mean none of them", besides, "findings"),
                Row.of(name() + ": as many quiet years, findings", quiet, "findings"));
    }

    private List<Finding> year(String scenario, int seed, List<Incident> incidents, Workshop workshop) {
        return workshop.inHome(home -> {
            Path truth = home.resolve("truth.jsonl");
            try (SiteStarter.Running site = workshop.site(
                            scenario, tickets, "--seed", Integer.toString(seed), "--truth", truth.toString());
                    BenchDesk desk = workshop.desk(home, site.url())) {
                desk.sync();
                incidents.addAll(incidents(truth));
                return desk.desk().analyze(workshop.progress()).findings();
            }
        });
    }

    private static List<Incident> incidents(Path truth) {
        try (Stream<String> lines = Files.lines(truth)) {
            return lines.map(PlantedIncidents::json)
                    .filter(line -> line.path("type").asText().equals("incident"))
                    .map(line -> new Incident(
                            LocalDate.parse(line.path("from").asText()),
                            LocalDate.parse(line.path("to").asText()),
                            slice(line.path("slice"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("what the site planted cannot be read", e);
        }
    }

    private static Map.Entry<String, String> slice(JsonNode slice) {
        Map.Entry<String, JsonNode> only = slice.properties().iterator().next();
        return Map.entry(only.getKey(), only.getValue().asText());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
