package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Narrowing;
import dev.deskpulse.scheduler.topic.EditTopics;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.ShowTopic;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.scheduler.topic.TopicNews;
import dev.deskpulse.scheduler.topic.TopicRow;
import dev.deskpulse.ticket.TicketKey;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The common problems, as the local page shows them. */
public final class TopicView {
    private final Settings settings;
    private final TopicFigures figures;
    private final ShowTopic topics;
    private final EditTopics edit;
    private final Clock clock;

    public TopicView(Settings settings, TopicFigures figures, ShowTopic topics, EditTopics edit, Clock clock) {
        this.settings = settings;
        this.figures = figures;
        this.topics = topics;
        this.edit = edit;
        this.clock = clock;
    }

    /**
     * A topic in figures.
     *
     * @param news whether it is new or grows; null where neither
     */
    record Problem(@JsonUnwrapped TopicRow row, TopicNews.@Nullable Kind news) {}

    /** A topic with what was asked and what helped. */
    record Detail(String id, String name, List<Said> typical, List<Said> answers, List<RoutingHint> routing) {}

    /**
     * What a ticket says.
     *
     * @param alike how many tickets were answered much the same; 1 for a question
     */
    record Said(String key, URI url, String text, int alike) {}

    List<Problem> problems(int days, Narrowing narrowing, Viewer viewer) {
        TopicFigures all = figures.seenBy(viewer.sight());
        TopicFigures seen = narrowing.isNone() ? all : all.narrowed(narrowing.keeping(Kpi.VOLUME::has)::facts);
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        Map<String, TopicNews.Kind> news =
                seen.news(today).stream().collect(Collectors.toMap(TopicNews::id, TopicNews::kind));
        return seen.rows(today, DeskView.checked(days)).stream()
                .map(row -> new Problem(row, news.get(row.id())))
                .toList();
    }

    Detail detail(String id, Viewer viewer) {
        TopicDetail detail = topics.seenBy(viewer.sight()).show(id);
        return new Detail(
                id,
                detail.topic().title(),
                detail.typical().stream()
                        .map(ticket -> said(ticket.key(), ticket.text(), 1))
                        .toList(),
                detail.answers().stream()
                        .map(answer -> said(answer.key(), answer.text(), answer.alike()))
                        .toList(),
                detail.routing());
    }

    Detail name(String id, String name, Viewer viewer) {
        viewer.mustBe(Role.ADMIN);
        detail(id, viewer);
        edit.name(id, name);
        return detail(id, viewer);
    }

    private Said said(String key, String text, int alike) {
        return new Said(key, new TicketKey(key).pageOn(settings.jira().access().site()), text, alike);
    }
}
