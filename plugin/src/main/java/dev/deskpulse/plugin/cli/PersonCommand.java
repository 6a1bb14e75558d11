package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskpulse person}. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description =
                "Makes a token for somebody to sign in with at the page, and the lines of the settings that let them in."
                        + " Changes nothing.")
final class PersonCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--name", required = true, description = "How people know them.")
    private String name = "";

    @Option(
            names = "--account",
            required = true,
            paramLabel = "ID",
            description =
                    "Of their Jira account, on Data Center the user key: what they may browse there they see here.")
    private String account = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            description =
                    "viewer, lead (sees agents' own figures, too), admin or auditor (reads the audit log alone) (${DEFAULT-VALUE}).")
    private String role = "";

    @Option(names = "--team", paramLabel = "NAME", description = "A lead's team; several for several, none for all.")
    private List<String> teams = List.of();

    PersonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Role known = role(role);
        if (!teams.isEmpty() && known != Role.LEAD) {
            throw new IllegalArgumentException("--team is for leads; add --role lead, or leave it out");
        }
        String token = Tokens.make();
        console.say("Put this into the settings, below access.people (make it where there is none), and start again:");
        console.print(entry(known, token));
        console.say("Give " + name + " this token, which is shown only now: " + token);
        return 0;
    }

    private String entry(Role known, String token) {
        StringBuilder lines = new StringBuilder("access:\n  people:\n    - name: " + quoted(name) + "\n      account: "
                + quoted(account) + "\n      role: " + known.name().toLowerCase(Locale.ROOT));
        if (!teams.isEmpty()) {
            lines.append("\n      teams: [")
                    .append(String.join(
                            ", ", teams.stream().map(PersonCommand::quoted).toList()))
                    .append(']');
        }
        return lines.append("\n      tokenHash: ").append(Tokens.hash(token)).toString();
    }

    /** As YAML takes any text. */
    private static String quoted(String text) {
        return "'" + text.strip().replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
    }

    private static Role role(String typed) {
        try {
            return Role.valueOf(typed.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + typed + "' is no role; there are viewer, lead, admin and auditor", e);
        }
    }
}
