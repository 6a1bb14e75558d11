package dev.deskpulse.plugin.doctor;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.Myself;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.sync.FieldMappingException;
import dev.deskpulse.connector.sync.ResolvedMapping;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.delivery.Outbox;
import dev.deskpulse.scheduler.text.TagTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at everything that can keep Deskpulse from working, and says for each problem what to do. */
public final class Doctor {
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(2);
    private static final long LEAST_FREE_BYTES = 1L << 30;
    private static final int HOLIDAYS_AHEAD_DAYS = 60;
    private static final Set<String> TO_READ = Set.of("BROWSE_PROJECTS");
    private static final Set<String> TO_WRITE = Set.of("EDIT_ISSUES", "ADD_COMMENTS");

    private static final Words DISK = new Words("disk", "磁盘");
    private static final Words HOLIDAYS = new Words("holidays", "公共假日");
    private static final Words STORE = new Words("store", "存储");
    private static final Words CLOCK = new Words("clock", "时钟");
    private static final Words ZONE = new Words("time zone", "时区");
    private static final Words AUTOMATION = new Words("automation", "自动化账号");
    private static final Words PROJECTS = new Words("projects", "项目");
    private static final Words MAPPING = new Words("field mapping", "字段映射");
    private static final Words OWN_FIELDS = new Words("Deskpulse's fields", "Deskpulse 的字段");

    private final Settings settings;
    private final JiraSite site;
    private final Clock clock;

    /** The caller closes the site. */
    public Doctor(Settings settings, JiraSite site, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /** Runs every check that makes sense after the ones before it; changes nothing. */
    public List<Check> examine() {
        return examine(this::examineStore);
    }

    /** The same beside a program that runs, which has the store open. */
    public List<Check> examine(Database store) {
        return examine(checks -> examine(store, checks));
    }

    private List<Check> examine(Consumer<List<Check>> stored) {
        List<Check> checks = new ArrayList<>();
        checks.add(disk());
        checks.add(holidays());
        stored.accept(checks);
        try {
            SiteInfo info = site.info();
            checks.add(Check.ok(
                    new Words("address", "地址"),
                    Words.of("%s %s at %s", "%s %s，%s", info.deployment(), info.version(), info.baseUrl())));
            checks.add(clockSkew(info));
            Myself me = site.myself();
            checks.add(Check.ok(new Words("sign-in", "登录"), Words.of("signed in as %s", "已登录为 %s", me.id())));
            checks.add(zone(me));
            checks.add(automation(info));
            examineProjects(checks);
            checks.add(mapping());
            checks.add(ownFields());
        } catch (JiraException e) {
            checks.add(Check.failed(
                    new Words("site", "站点"),
                    Words.plain(String.valueOf(e.getMessage())),
                    new Words("mend this first, then run doctor again", "请先解决此问题，然后重新检查")));
        }
        return checks;
    }

    private Check disk() {
        Path home = settings.home();
        try {
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            Words found = Words.of("%.1f GiB free at %s", "可用 %.1f GiB（%s）", free / (double) (1L << 30), home);
            return free >= LEAST_FREE_BYTES
                    ? Check.ok(DISK, found)
                    : Check.warning(
                            DISK,
                            found,
                            new Words("free some space, or set home to a larger disk", "请释放空间，或将 home 设到更大的磁盘"));
        } catch (IOException e) {
            return Check.failed(
                    DISK,
                    Words.of(
                            "%s cannot be used (%s)",
                            "无法使用 %s（%s）", home, e.getClass().getSimpleName()),
                    new Words("set home to a folder that this account may write to", "请将 home 设为该账号可写的文件夹"));
        }
    }

    /** Of today's year, and of the next one early enough to add them. */
    private Check holidays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        LocalDate ahead = today.plusDays(HOLIDAYS_AHEAD_DAYS);
        List<Words> unknown = settings.calendars().unknownHolidays(today, ahead);
        return unknown.isEmpty()
                ? Check.ok(
                        HOLIDAYS,
                        Words.of(
                                "known where the settings name a country or a file, up to %d",
                                "设置中指定了国家或文件的，到 %d 年为止均已知", ahead.getYear()))
                : Check.warning(
                        HOLIDAYS,
                        Words.joined(unknown, "; ", "；"),
                        new Words(
                                "write lines such as 2026-10-01,off,National Day into the file",
                                "请在文件中写入如 2026-10-01,off,国庆节 的行"));
    }

    private void examineStore(List<Check> checks) {
        try (Database store = settings.store().open()) {
            examine(store, checks);
        } catch (StoreException e) {
            checks.add(Check.failed(
                    STORE, Words.plain(String.valueOf(e.getMessage())), new Words("see the message", "请见左侧消息")));
        }
    }

    private void examine(Database store, List<Check> checks) {
        ModelStore models = ModelStore.in(settings.home());
        checks.add(
                Check.ok(STORE, Words.of("%s opens", "%s 可以打开", settings.store().place())));
        checks.add(ModelCheck.of(TagTask.SENTIMENT, models, store));
        checks.add(ModelCheck.of(TagTask.KIND, models, store));
        checks.addAll(DeliveryCheck.of(settings.alerts(), Outbox.in(store)));
    }

    private Check clockSkew(SiteInfo info) {
        Duration skew = Duration.between(info.serverTime(), clock.instant());
        return skew.abs().compareTo(TOLERATED_SKEW) <= 0
                ? Check.ok(
                        CLOCK, Words.of("within %d minutes of the site's", "与站点相差不到 %d 分钟", TOLERATED_SKEW.toMinutes()))
                : Check.warning(
                        CLOCK,
                        Words.of("this machine is %d s ahead of the site", "本机比站点快 %d 秒", skew.toSeconds()),
                        new Words(
                                "set the clock by NTP; sync goes by the site's clock, but schedules and ages go by this one",
                                "请用 NTP 校时；同步按站点的时钟，但计划任务和时长按本机的时钟"));
    }

    private Check zone(Myself me) {
        return me.zone().equals(settings.zone())
                ? Check.ok(ZONE, Words.plain(me.zone().getId()))
                : Check.ok(
                        ZONE,
                        Words.of(
                                "the account's is %s, the desk's is %s; both are taken into account",
                                "账号的时区为 %s，服务台的为 %s；两者都会考虑",
                                me.zone().getId(),
                                settings.zone().getId()));
    }

    private Check automation(SiteInfo info) {
        int named = settings.jira().automation().size();
        return named == 0 && info.deployment() == Deployment.DATA_CENTER
                ? Check.ok(
                        AUTOMATION,
                        new Words(
                                "no account is named; Data Center does not tell bots from people, so their replies count"
                                        + " as first responses unless jira.automation names them",
                                "未列出任何账号；Data Center 不区分机器人和人，除非在 jira.automation 中列出，其回复会算作首次响应"))
                : Check.ok(
                        AUTOMATION,
                        Words.of("%d accounts named in jira.automation", "jira.automation 中列出了 %d 个账号", named));
    }

    private void examineProjects(List<Check> checks) {
        Set<String> visible =
                site.projects().stream().map(JiraProject::key).collect(Collectors.toCollection(TreeSet::new));
        List<String> wanted = settings.jira().projects();
        List<String> missing =
                wanted.stream().filter(key -> !visible.contains(key)).toList();
        if (!missing.isEmpty()) {
            checks.add(Check.failed(
                    PROJECTS,
                    Words.of("the account cannot see %s", "该账号看不到 %s", String.join(", ", missing)),
                    Words.of(
                            "correct jira.projects, or give the account the permission to browse; it sees %s",
                            "请更正 jira.projects，或授予该账号浏览权限；它能看到 %s", String.join(", ", visible))));
        } else if (visible.isEmpty()) {
            checks.add(Check.failed(
                    PROJECTS,
                    new Words("the account sees no project", "该账号看不到任何项目"),
                    new Words("give it the permission to browse the desk's projects", "请授予它浏览服务台项目的权限")));
        } else {
            checks.add(Check.ok(PROJECTS, Words.plain(String.join(", ", wanted.isEmpty() ? visible : wanted))));
        }
        for (String key : wanted.isEmpty() ? visible : wanted) {
            if (visible.contains(key)) {
                checks.add(permissions(key));
            }
        }
    }

    private Check permissions(String project) {
        Set<String> needed = new TreeSet<>(TO_READ);
        if (settings.writeBack().enabled()) {
            needed.addAll(TO_WRITE);
        }
        Set<String> lacking = new TreeSet<>(needed);
        lacking.removeAll(site.granted(needed, project));
        Words name = Words.of("permissions in %s", "%s 中的权限", project);
        if (lacking.isEmpty()) {
            return Check.ok(name, Words.plain(String.join(", ", needed)));
        }
        Words found = Words.of("the account lacks %s", "该账号缺少 %s", String.join(", ", lacking));
        return lacking.containsAll(TO_READ)
                ? Check.failed(name, found, new Words("grant them in the project's permission scheme", "请在项目的权限方案中授予"))
                : Check.warning(
                        name,
                        found,
                        new Words(
                                "grant them, or set writeBack.enabled to false",
                                "请授予这些权限，或将 writeBack.enabled 设为 false"));
    }

    private Check mapping() {
        try {
            ResolvedMapping.resolve(settings.fields(), site.fields(), DeskpulseField.names());
            return Check.ok(
                    MAPPING,
                    Words.of(
                            "%d fields found",
                            "找到 %d 个字段", settings.fields().named().size()));
        } catch (FieldMappingException e) {
            return Check.failed(
                    MAPPING,
                    Words.plain(String.valueOf(e.getMessage())),
                    new Words("correct the field mapping", "请更正字段映射"));
        }
    }

    private Check ownFields() {
        if (!settings.writeBack().enabled()) {
            return Check.ok(OWN_FIELDS, new Words("not needed: writing back is off", "不需要：回写已关闭"));
        }
        Set<String> present = site.fields().stream().map(FieldDefinition::name).collect(Collectors.toSet());
        Set<String> missing = settings.writeBack().fields().stream()
                .map(DeskpulseField::fieldName)
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(present);
        return missing.isEmpty()
                ? Check.ok(OWN_FIELDS, new Words("all there", "齐全"))
                : Check.warning(
                        OWN_FIELDS,
                        Words.of("missing: %s", "缺少：%s", String.join(", ", missing)),
                        new Words("run `deskpulse setup`", "请运行 `deskpulse setup`"));
    }
}
