package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.agent.AgentFigure;
import dev.deskpulse.scheduler.agent.AgentPeriods;
import dev.deskpulse.scheduler.agent.Standing;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiNames;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Agents' figures by day, week or month as text for a terminal, and as one object for a script. */
final class AgentPeriodTexts {
    private static final String LOW = "low";
    private static final String HIGH = "high";

    private final AgentTexts texts;
    private final Map<PersonId, Person> people;
    private final boolean chinese;

    /** @param people whose names stand for their accounts */
    AgentPeriodTexts(Map<PersonId, Person> people, boolean chinese) {
        this.texts = new AgentTexts(people, chinese);
        this.people = people;
        this.chinese = chinese;
    }

    String text(AgentPeriods periods) {
        if (periods.rows().isEmpty()) {
            return say("no tickets of agents in these days", "这段时间没有客服的工单");
        }
        List<String> lines = new ArrayList<>();
        String agent = "";
        for (AgentPeriods.Row row : periods.rows()) {
            if (!row.agent().equals(agent)) {
                agent = row.agent();
                lines.add(texts.named(agent));
            }
            lines.add("  " + row.period() + say(", as counted: ", "，原始：") + raw(row));
            if (!row.fair().isEmpty()) {
                lines.add("              " + say("on like cases, business time: ", "同类工单（工作时间）：") + fair(row));
            }
        }
        return String.join("\n", lines);
    }

    private String raw(AgentPeriods.Row row) {
        KpiNames names = chinese ? KpiNames.CHINESE : KpiNames.ENGLISH;
        List<String> parts = new ArrayList<>();
        for (Kpi kpi : AgentPeriods.FIGURES) {
            KpiTable.Row told = row.figures().get(kpi);
            if (told != null) {
                parts.add(names.of(kpi) + " " + value(kpi, told));
            }
        }
        return String.join("; ", parts);
    }

    private String value(Kpi kpi, KpiTable.Row row) {
        String headline = KpiTexts.number(kpi, kpi.headline(), row.value(kpi.headline()));
        if (kpi.unit() == Kpi.Unit.COUNT) {
            return headline;
        }
        List<String> beside = new ArrayList<>();
        if (known(row, LOW) && known(row, HIGH)) {
            beside.add(KpiTexts.number(kpi, LOW, row.value(LOW)) + "–" + KpiTexts.number(kpi, HIGH, row.value(HIGH)));
        } else if (known(row, "p90")) {
            beside.add("p90 " + KpiTexts.number(kpi, "p90", row.value("p90")));
        }
        beside.add("n " + row.cases());
        switch (row.weight()) {
            case SOUND -> {}
            case FEW -> beside.add(say("few", "样本少"));
            case WIDE -> beside.add(say("wide", "区间宽"));
            case HIDDEN -> beside.add(say("withheld", "不予显示"));
        }
        return headline + " (" + String.join(", ", beside) + ")";
    }

    private static boolean known(KpiTable.Row row, String name) {
        return row.values().getOrDefault(name, OptionalDouble.empty()).isPresent();
    }

    private String fair(AgentPeriods.Row row) {
        List<String> parts = new ArrayList<>();
        for (AgentFigure figure : AgentFigure.values()) {
            Standing standing = row.fair().get(figure);
            if (standing != null) {
                parts.add(texts.fair(figure, standing));
            }
        }
        return String.join("; ", parts);
    }

    Map<String, Object> json(AgentPeriods periods) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("each", periods.each().name().toLowerCase(Locale.ROOT));
        json.put("rows", periods.rows().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(AgentPeriods.Row row) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Kpi kpi : AgentPeriods.FIGURES) {
            KpiTable.Row told = row.figures().get(kpi);
            if (told != null) {
                figures.put(
                        kpi.label(),
                        Map.of(
                                "cases", told.cases(),
                                "weight", told.weight().name().toLowerCase(Locale.ROOT),
                                "values", told.values()));
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("period", row.period());
        json.put("agent", row.agent());
        json.put("name", AgentTexts.name(row.agent(), people));
        json.put("figures", figures);
        json.put("likeCases", row.fair());
        return json;
    }

    private String say(String english, String inChinese) {
        return chinese ? inChinese : english;
    }
}
