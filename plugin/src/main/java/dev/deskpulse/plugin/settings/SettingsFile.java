package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.LimitSettings;
import dev.deskpulse.connector.jira.http.Secret;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.job.Schedule;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code deskpulse.yml}. */
public final class SettingsFile {
    private static final long LARGEST_FILE = 1 << 20;
    /** A little less than Jira allows an app on its first tier. */
    private static final int POINTS_OF_AN_APP = 60_000;

    private static final String COPY_THE_EXAMPLE =
            "copy docs/deskpulse.example.yml to it and fill it in, or name another file with --config";
    private static final String NOT_YAML =
            "; look at the indentation (spaces, no tabs), the quotes and the brackets there and just before";
    private static final Map<Task, String> USUAL_TIMES = Map.of(
            Task.SYNC, "0 0/15 * * * ?",
            Task.CENSUS, "0 30 3 * * ?",
            Task.ANALYSIS, "0 5/15 * * * ?",
            Task.WRITE_BACK, "0 10/15 * * * ?",
            Task.ALERTS, "0 2/5 * * * ?",
            Task.WEEKLY_REPORT, "0 0 7 ? * MON",
            Task.MONTHLY_REPORT, "0 0 7 1 * ?",
            Task.QUARTERLY_REPORT, "0 0 7 1 1,4,7,10 ?",
            Task.BACKUP, "0 40 2 * * ?");

    /** With one of each night, an evening's mistake is seen in time. */
    private static final int BACKUPS_KEPT = 3;

    // Stand in for what is wrong while the other problems are looked for.
    private static final Secret NO_TOKEN = Secret.of("none");
    private static final SignIn NOBODY = new SignIn.PersonalToken(NO_TOKEN);
    private static final SiteAccess NOWHERE = new SiteAccess(URI.create("https://example.invalid"), NOBODY);

    private final Map<String, String> environment;
    private final ZoneId systemZone;

    /**
     * A reader for one machine.
     *
     * @param environment replaces {@code ${NAME}} in values
     * @param systemZone the zone where the file names none
     */
    public SettingsFile(Map<String, String> environment, ZoneId systemZone) {
        this.environment = Map.copyOf(environment);
        this.systemZone = systemZone;
    }

    /**
     * Reads and checks the file; relative paths in it start at its folder.
     *
     * @throws InvalidSettings with every problem
     */
    public Settings read(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        return parse(file.toString(), content(file, COPY_THE_EXAMPLE), folder);
    }

    private static String content(Path file, String example) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw whole(file, "the file is larger than 1 MiB; is it a settings file?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw whole(file, "there is no such file; " + example);
        } catch (CharacterCodingException e) {
            throw whole(file, "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw whole(file, "the file cannot be read; name a file that this user may read");
        }
    }

    private static InvalidSettings whole(Path file, String message) {
        return single(file.toString(), 0, message);
    }

    private static InvalidSettings single(String file, int line, String message) {
        return new InvalidSettings(file, List.of(new Problem(line, "", message)));
    }

    /** Reads settings from a text; the name stands in messages. */
    Settings parse(String name, String yaml, Path folder) {
        return bind(name, yaml, environment, root -> settings(root, Path.of(name), folder));
    }

    /**
     * Reads any settings file, with the same care.
     *
     * @param example where the admin finds one, for the message where the file is missing
     */
    static <T> T load(Path file, String example, Map<String, String> environment, Function<Section, T> binding) {
        return bind(file.toString(), content(file, example), environment, binding);
    }

    private static <T> T bind(String name, String yaml, Map<String, String> environment, Function<Section, T> binding) {
        List<Problem> problems = new ArrayList<>();
        Section root = new Section("", compose(name, yaml), 1, environment, problems);
        T bound = binding.apply(root);
        root.refuseUnknownKeys();
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidSettings(name, problems);
        }
        return bound;
    }

    private static @Nullable Node compose(String name, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        try {
            return new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw single(name, line, "this is not YAML: " + e.getProblem() + NOT_YAML);
        } catch (YAMLException e) {
            throw single(name, 0, "this is not YAML: " + e.getMessage() + NOT_YAML);
        }
    }

    private Settings settings(Section root, Path file, Path folder) {
        ZoneId zone = root.zone("zone", systemZone);
        Section site = root.section("jira");
        URI gateway = site.webAddress("gateway").orElse(SignIn.CloudGateway.GATEWAY);
        Optional<Settings.Forge> forge = ForgeSection.read(root.section("forge"), gateway);
        Settings.Jira jira = jira(site, gateway, forge, folder);
        FieldMapping fields = fields(root.section("fields"));
        Settings.WriteBack writeBack = writeBack(root.section("writeBack"));
        Settings.Calendars calendars =
                CalendarSection.read(root.section("calendar"), root.section("calendars"), zone, folder);
        Path home = folder.resolve(root.text("home").orElse(".deskpulse")).normalize();
        Settings.Alerts alerts = AlertSection.read(root.section("alerts"), zone, writeBack.enabled(), folder);
        return new Settings(
                file,
                home,
                StoreSection.read(root.section("store"), home, folder),
                zone,
                jira,
                fields,
                sync(root.section("sync")),
                PrivacySection.read(root.section("privacy")),
                http(root.section("limits"), jira),
                calendars,
                FigureSection.read(root.section("kpi"), fields),
                schedules(root.section("schedules"), zone),
                TagSection.read(root.section("tags"), root.section("priority"), folder),
                alerts,
                CauseSection.read(root, fields, calendars),
                CustomerSection.read(root.section("customers")),
                QualitySection.read(root.section("quality")),
                root.texts("rivals"),
                AnswerSection.read(root.section("answers")),
                writeBack,
                HandoverSection.read(root.section("handover"), jira.projects()),
                ReportSection.read(root.section("reports"), alerts.mail(), home, folder),
                AccessSection.read(root.section("access")),
                unusual(root.section("audit")),
                new Settings.Backups(root.section("backups").number("keep", BACKUPS_KEPT, 1, 1_000)),
                WebSection.read(root.section("web"), jira, folder),
                WebhookSection.read(root.section("webhook"), folder),
                forge);
    }

    private static Settings.Jira jira(Section jira, URI gateway, Optional<Settings.Forge> forge, Path folder) {
        Optional<URI> url = jira.webAddress("url");
        if (!jira.has("url")) {
            jira.problem("url", "is missing; give the site's address, such as https://example.atlassian.net");
        }
        boolean cloudAddress = url.filter(address -> address.getHost().endsWith(".atlassian.net"))
                .isPresent();
        Deployment usual = cloudAddress || jira.has("email") ? Deployment.CLOUD : Deployment.DATA_CENTER;
        Deployment deployment = jira.choice("deployment", Deployment.class).orElse(usual);
        if (forge.isPresent() && deployment == Deployment.DATA_CENTER) {
            jira.problem(
                    "deployment", "is data-center; Forge apps are for Jira Cloud alone: leave out the section forge");
        }
        boolean asApp = forge.isPresent() && !jira.has("token") && !jira.has("tokenFile");
        SignIn signIn = asApp ? forge.get().app() : signIn(jira, deployment, gateway, folder);
        return new Settings.Jira(
                checked(jira, "url", NOWHERE, () -> new SiteAccess(url.orElse(NOWHERE.site()), signIn)),
                deployment,
                new SourceId(jira.text("source").orElse("jira")),
                jira.texts("projects"),
                jira.texts("automation").stream().map(PersonId::new).collect(Collectors.toSet()));
    }

    private static SignIn signIn(Section jira, Deployment deployment, URI gateway, Path folder) {
        String given = token(jira, folder);
        Secret token = given.isEmpty() ? NO_TOKEN : checked(jira, "token", NO_TOKEN, () -> Secret.of(given));
        Optional<String> cloudId = jira.text("cloudId");
        Optional<String> email = jira.text("email");
        if (deployment == Deployment.DATA_CENTER) {
            return new SignIn.PersonalToken(token);
        }
        if (cloudId.isPresent()) {
            return checked(
                    jira,
                    "cloudId",
                    NOBODY,
                    () -> new SignIn.CloudGateway(gateway, cloudId.get(), email.orElse(null), token));
        }
        String account = jira.requiredText("email", "give the e-mail address of the account that owns the token");
        return account.isEmpty() ? NOBODY : checked(jira, "email", NOBODY, () -> new SignIn.CloudBasic(account, token));
    }

    /** Builds a value whose constructor checks it; its complaint becomes a problem of the key. */
    static <T> T checked(Section section, String key, T orElse, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            if (section.has(key)) {
                section.problem(key, String.valueOf(e.getMessage()));
            }
            return orElse;
        }
    }

    /** As above; the complaint becomes a problem of the section. */
    static <T> T checked(Section section, T orElse, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            section.problem(String.valueOf(e.getMessage()));
            return orElse;
        }
    }

    private static String token(Section jira, Path folder) {
        return jira.has("tokenFile") || jira.has("token")
                ? SecretValue.inFileOrOf(jira, "token", folder).orElse("")
                : jira.requiredText("token", "give it as ${JIRA_TOKEN} from the environment, or set tokenFile");
    }

    private static FieldMapping fields(Section fields) {
        return new FieldMapping(
                fields.text("customer").orElse(null),
                fields.text("organisation").orElse(null),
                fields.text("channel").orElse(null),
                fields.text("product").orElse(null),
                fields.text("region").orElse(null),
                fields.text("orderNumber").orElse(null),
                fields.text("orderCreated").orElse(null),
                fields.text("orderConfirmed").orElse(null),
                fields.text("orderShipped").orElse(null),
                fields.text("orderCompleted").orElse(null),
                fields.text("npsAnswer").orElse(null),
                fields.text("satisfaction").orElse(null),
                fields.section("extras").entries(),
                waitingOn(fields.section("waitingOn")));
    }

    private static Map<String, WaitingOn> waitingOn(Section section) {
        Map<String, WaitingOn> waiting = new LinkedHashMap<>();
        section.entries().forEach((status, ignored) -> section.choice(status, WaitingOn.class)
                .ifPresent(who -> waiting.put(status, who)));
        return waiting;
    }

    private static Settings.Sync sync(Section sync) {
        return new Settings.Sync(
                sync.duration("overlap", Duration.ofMinutes(10)), sync.number("batchSize", 500, 1, 1000));
    }

    private static UnusualUse.Limits unusual(Section audit) {
        UnusualUse.Limits usual = UnusualUse.Limits.USUAL;
        return new UnusualUse.Limits(
                audit.number("manyExports", usual.exports(), 1, 100_000),
                audit.number("manyReads", usual.reads(), 1, 100_000),
                audit.number("manyOffHours", usual.offHours(), 1, 100_000),
                audit.number("manyRefusals", usual.refusals(), 1, 100_000));
    }

    private static HttpSettings http(Section limits, Settings.Jira jira) {
        HttpSettings usual = jira.deployment() == Deployment.CLOUD ? HttpSettings.CLOUD : HttpSettings.DATA_CENTER;
        int points = jira.access().signIn() instanceof SignIn.ForgeApp ? POINTS_OF_AN_APP : 0;
        LimitSettings rates = usual.limits();
        return usual.withReadTimeout(limits.duration("timeout", usual.readTimeout()))
                .withLimits(new LimitSettings(
                        limits.number("parallelRequests", rates.parallelRequests(), 1, 64),
                        limits.number("readsPerSecond", rates.readsPerSecond(), 1, 10_000),
                        limits.number("writesPerSecond", rates.writesPerSecond(), 1, 10_000),
                        limits.number("issueWritesIn2Seconds", rates.issueWritesIn2Seconds(), 1, 1_000),
                        limits.number("issueWritesIn30Seconds", rates.issueWritesIn30Seconds(), 1, 10_000),
                        limits.number("pointsPerHour", points, 0, 100_000_000)));
    }

    private static Map<Task, Schedule> schedules(Section schedules, ZoneId zone) {
        Map<Task, Schedule> times = new EnumMap<>(Task.class);
        USUAL_TIMES.forEach((task, usual) -> times.put(task, schedule(schedules, task, usual, zone)));
        return times;
    }

    private static Schedule schedule(Section schedules, Task task, String usual, ZoneId zone) {
        String cron = schedules.text(camelCase(task)).orElse(usual);
        try {
            return new Schedule(cron, zone);
        } catch (IllegalArgumentException e) {
            schedules.problem(camelCase(task), String.valueOf(e.getMessage()));
            return new Schedule(usual, zone);
        }
    }

    private static String camelCase(Task task) {
        String[] words = task.label().split("-", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static Settings.WriteBack writeBack(Section section) {
        Section fields = section.section("fields");
        boolean ofCustomers = section.flag("customerFields", false);
        Set<DeskpulseField> possible = DeskpulseField.written(ofCustomers);
        return new Settings.WriteBack(
                section.flag("enabled", true),
                section.flag("comments", true),
                ofCustomers,
                section.flag("customerNotes", false),
                Arrays.stream(DeskpulseField.values())
                        .filter(field -> fields.flag(field.key(), true))
                        .filter(possible::contains)
                        .collect(Collectors.toSet()));
    }
}
