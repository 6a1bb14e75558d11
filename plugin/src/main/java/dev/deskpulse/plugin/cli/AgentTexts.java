package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.agent.AgentFigure;
import dev.deskpulse.scheduler.agent.AgentLoad;
import dev.deskpulse.scheduler.agent.AgentReport;
import dev.deskpulse.scheduler.agent.ComplaintEnds;
import dev.deskpulse.scheduler.agent.Standing;
import dev.deskpulse.scheduler.agent.Training;
import dev.deskpulse.scheduler.agent.TrainingNeed;
import dev.deskpulse.scheduler.agent.TrainingProgress;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Agents as text for a terminal, and as one object for a script. */
final class AgentTexts {
    private static final Map<Standing.Verdict, String> CHINESE = Map.of(
            Standing.Verdict.BETTER, "优于团队",
            Standing.Verdict.WORSE, "不如团队",
            Standing.Verdict.LIKE_THE_TEAM, "与团队无明显差异",
            Standing.Verdict.NOBODY_TO_COMPARE, "无人可比",
            Standing.Verdict.WITHHELD, "不予显示");

    private final Map<PersonId, Person> people;
    private final boolean chinese;

    /** @param people whose names stand for their accounts */
    AgentTexts(Map<PersonId, Person> people, boolean chinese) {
        this.people = people;
        this.chinese = chinese;
    }

    static String name(String agent, Map<PersonId, Person> people) {
        Person person = people.get(new PersonId(agent));
        return person == null ? agent : person.displayName();
    }

    String text(AgentReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.from() + ".." + report.to());
        if (report.agents().isEmpty()) {
            lines.add(say("  no tickets of agents in these days", "  这段时间没有客服的工单"));
        }
        if (report.cut()) {
            lines.add(say("  only the agents with the most tickets", "  仅工单最多的客服"));
        }
        for (AgentReport.Agent agent : report.agents()) {
            lines.add("");
            lines.add(named(agent.agent())
                    + (agent.team().isEmpty() ? "" : ", " + agent.team())
                    + say(": tickets ", "：工单 ")
                    + agent.tickets()
                    + say(", complaints ", "，投诉 ")
                    + agent.complaints().all()
                    + say(", latest ", "，最近 ")
                    + agent.latest());
            if (agent.complaints().all() > 0) {
                lines.add(ends(agent.complaints()));
            }
            agent.figures().forEach((figure, standing) -> lines.add(line(figure, standing)));
        }
        return String.join("\n", lines);
    }

    /** With the account where others have the same name. */
    String named(String agent) {
        String name = name(agent, people);
        boolean shared = people.values().stream()
                        .filter(person -> person.displayName().equals(name))
                        .count()
                > 1;
        return shared ? name + " (" + agent + ")" : name;
    }

    private String ends(ComplaintEnds ends) {
        return String.format(
                Locale.ROOT,
                say(
                        "  complaints: %d resolved, %d open; of %d whose history is known %d reopened, %d passed on (%d to"
                                + " another team); satisfied %d of %d who said",
                        "  投诉：已解决 %d，未解决 %d；有处理记录的 %d 件中重开 %d，转交 %d（其中转其他团队 %d）；满意 %d / %d（已评价）"),
                ends.resolved(),
                ends.open(),
                ends.histories(),
                ends.reopened(),
                ends.passedOn(),
                ends.escalated(),
                ends.satisfied(),
                ends.asked());
    }

    /** In short, on like cases. */
    String fair(AgentFigure figure, Standing standing) {
        String level = standing.adjusted() == null
                ? ""
                : shown(figure, standing.adjusted()) + " (" + shown(figure, standing.low()) + "–"
                        + shown(figure, standing.high()) + ") ";
        return (chinese ? figure.chinese() : figure.english()) + " " + level + verdict(standing.verdict());
    }

    private String line(AgentFigure figure, Standing standing) {
        return line(figure, standing, say(", team ", "，团队 "), verdict(standing.verdict()));
    }

    private String line(AgentFigure figure, Standing standing, String level, String verdict) {
        String compared = standing.adjusted() == null
                ? ""
                : say("; like cases ", "；同类工单 ") + shown(figure, standing.adjusted()) + " ("
                        + shown(figure, standing.low()) + "–" + shown(figure, standing.high()) + ")"
                        + level + shown(figure, standing.team());
        return "  " + (chinese ? figure.chinese() : figure.english()) + ": " + shown(figure, standing.raw()) + " ("
                + standing.cases() + ")" + compared + say(": ", "：") + verdict;
    }

    /** @param teams whether they are teams' needs */
    String needs(List<TrainingNeed> needs, boolean teams) {
        if (needs.isEmpty()) {
            return teams
                    ? say(
                            "no topic in which a team falls behind the others on like cases by more than chance explains",
                            "没有团队在同类工单上明显落后于其他团队的主题")
                    : say(
                            "no topic in which an agent falls behind the team on like cases by more than chance explains",
                            "没有客服在同类工单上明显落后于团队的主题");
        }
        List<String> lines = new ArrayList<>();
        for (TrainingNeed need : needs) {
            String who = need.agent().isEmpty() ? need.team() : named(need.agent());
            lines.add(who
                    + (need.agent().isEmpty() || need.team().isEmpty() ? "" : ", " + need.team())
                    + say(", ", "，")
                    + need.topic());
            lines.add(
                    teams
                            ? line(
                                    need.figure(),
                                    need.standing(),
                                    say(", all teams ", "，全部团队 "),
                                    say("worse", "不如其他团队"))
                            : line(need.figure(), need.standing()));
            lines.add(say("  to look at: ", "  待改进示例：")
                    + String.join(", ", need.bad())
                    + say("; done well by others: ", teams ? "；其他团队的好示例：" : "；同事的好示例：")
                    + String.join(", ", need.good()));
        }
        return String.join("\n", lines);
    }

    String loads(List<AgentLoad> loads) {
        if (loads.isEmpty()) {
            return say("no tickets of agents in these days", "这段时间没有客服的工单");
        }
        List<String> lines = new ArrayList<>();
        for (AgentLoad load : loads) {
            String angry = load.moods() == 0
                    ? say("moods not known", "情绪未知")
                    : String.format(
                            Locale.ROOT,
                            "%s %.1f %% (%.1f–%.1f), %d / %d",
                            say("unhappy customers", "不满客户"),
                            100.0 * load.angry() / load.moods(),
                            100 * load.low(),
                            100 * load.high(),
                            load.angry(),
                            load.moods());
            lines.add(named(load.agent())
                    + (load.team().isEmpty() ? "" : ", " + load.team())
                    + String.format(
                            Locale.ROOT,
                            "%s%.1f%s",
                            say(": tickets a day ", "：日均工单 "),
                            (double) load.tickets() / load.days(),
                            say("; ", "；"))
                    + angry
                    + say("; longest streak of them ", "；最长连续 ")
                    + load.streak());
        }
        return String.join("\n", lines);
    }

    String progress(List<TrainingProgress> all) {
        if (all.isEmpty()) {
            return say(
                    "no training is kept; `deskpulse agents trained` keeps one",
                    "还没有记录培训；用 `deskpulse agents trained` 记录");
        }
        List<String> lines = new ArrayList<>();
        for (TrainingProgress progress : all) {
            Training training = progress.training();
            lines.add(training.number() + "  " + training.day() + "  " + named(training.agent())
                    + (training.topic() == null ? "" : ", " + training.topic()) + ": " + training.note());
            if (progress.changes().isEmpty()) {
                lines.add(say("  nothing to compare before and after", "  培训前后没有可比的数据"));
            }
            new TreeMap<>(progress.changes()).forEach((figure, change) -> lines.add(line(figure, change)));
        }
        return String.join("\n", lines);
    }

    private String line(AgentFigure figure, TrainingProgress.Change change) {
        return "  " + (chinese ? figure.chinese() : figure.english()) + say(", beside the team: ", "，相对团队：")
                + moved(figure, change.value()) + " (" + moved(figure, change.low()) + " – "
                + moved(figure, change.high()) + "): "
                + switch (change.verdict()) {
                    case IMPROVED -> say("improved", "改善");
                    case WORSENED -> say("worsened", "变差");
                    case CANNOT_TELL -> say("cannot tell", "无法判断");
                };
    }

    private String moved(AgentFigure figure, double value) {
        return figure.isDuration()
                ? String.format(Locale.ROOT, "× %.2f", value)
                : String.format(Locale.ROOT, "%+.1f", 100 * value) + say(" pp", " 个百分点");
    }

    private String verdict(Standing.Verdict verdict) {
        return chinese
                ? CHINESE.getOrDefault(verdict, verdict.name())
                : verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shown(AgentFigure figure, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        return figure.isDuration()
                ? String.format(Locale.ROOT, "%.1f min", value / 60)
                : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    Map<String, Object> json(AgentReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", report.from());
        json.put("to", report.to());
        json.put("cut", report.cut());
        json.put("agents", report.agents().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(AgentReport.Agent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent", agent.agent());
        json.put("name", name(agent.agent(), people));
        json.put("team", agent.team());
        json.put("tickets", agent.tickets());
        json.put("complaints", agent.complaints());
        json.put("latest", agent.latest());
        json.put("figures", agent.figures());
        return json;
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }
}
