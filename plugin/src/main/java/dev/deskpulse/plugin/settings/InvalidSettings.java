package dev.deskpulse.plugin.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; holds every problem, not only the first. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidSettings(String file, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> file + ": " + problem)
                .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
