package dev.deskpulse.scheduler.topic;

import static dev.deskpulse.scheduler.topic.TopicStore.text;

import dev.deskpulse.scheduler.sight.FactCondition;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.statistics.ShareTest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the facts say of each topic. */
public final class TopicFigures {
    private static final String FIGURES = """
            SELECT p.topic, COUNT(*),
                SUM(CASE WHEN f.sentiment = 'NEGATIVE' THEN 1 ELSE 0 END),
                SUM(CASE WHEN f.sentiment IN ('NEGATIVE', 'NEUTRAL', 'POSITIVE') THEN 1 ELSE 0 END),
                PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(f.resolution_seconds AS DOUBLE PRECISION))
            FROM %s LEFT JOIN ticket_topic p ON p.ticket_id = f.ticket
            WHERE f.created_day BETWEEN ? AND ?%s GROUP BY p.topic""";
    private static final String COUNTS = """
            SELECT COALESCE(p.topic, ''), COUNT(*)
            FROM %s LEFT JOIN ticket_topic p ON p.ticket_id = f.ticket
            WHERE f.created_day BETWEEN ? AND ?%s GROUP BY COALESCE(p.topic, '')""";

    private static final int FEW = 5;
    private static final double GROWN = 1.5;
    private static final double SURPRISING = 0.01;
    private static final double PRIOR_CASES = 0.5;

    private final TopicStore store;
    private final Sight sight;
    private final Function<Sight, FactCondition> counted;
    private final boolean part;

    public TopicFigures(TopicStore store) {
        this(store, Sight.ALL, FactCondition::seen, false);
    }

    private TopicFigures(TopicStore store, Sight sight, Function<Sight, FactCondition> counted, boolean part) {
        this.store = store;
        this.sight = sight;
        this.counted = counted;
        this.part = part;
    }

    /** The same for somebody who sees a part of the desk: figures of what they see, of the topics they see. */
    public TopicFigures seenBy(Sight other) {
        return new TopicFigures(store, other, counted, part);
    }

    /**
     * The same of some of the tickets.
     *
     * @param some tells which of those that somebody sees
     */
    public TopicFigures narrowed(Function<Sight, FactCondition> some) {
        return new TopicFigures(store, sight, some, true);
    }

    /** Days, and as many times as many before them to compare with. */
    private enum Window {
        WEEK(7, 28),
        MONTH(28, 84);

        private final int days;
        private final int before;

        Window(int days, int before) {
            this.days = days;
            this.before = before;
        }
    }

    /** The tickets of a window by topic, and of the time before it; the empty text stands for none. */
    private record Counts(Map<String, Long> recent, Map<String, Long> before) {
        long recentOf(String topic) {
            return recent.getOrDefault(topic, 0L);
        }

        long beforeOf(String topic) {
            return before.getOrDefault(topic, 0L);
        }

        double share(String topic) {
            return (double) recentOf(topic) / Math.max(1, sum(recent));
        }

        double shareBefore(String topic) {
            return (double) beforeOf(topic) / Math.max(1, sum(before));
        }

        static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Raw(String topic, long tickets, long negative, long judged, Optional<Double> resolutionSeconds) {}

    /**
     * Every standing topic, the largest first; of some tickets, those that they are of.
     *
     * @param today the last day, in the desk's zone
     * @param days how many days the figures are over
     */
    public List<TopicRow> rows(LocalDate today, int days) {
        Map<String, Raw> figures = new HashMap<>();
        seen(FIGURES, today.minusDays(days - 1L), today, TopicFigures::raw).forEach(raw -> figures.put(raw.topic, raw));
        long all = figures.values().stream().mapToLong(Raw::tickets).sum();
        Counts month = counts(Window.MONTH, today);
        return standing().stream()
                .filter(topic -> !part || figures.containsKey(topic.id()))
                .map(topic -> row(topic, figures.get(topic.id()), all, month))
                .sorted(Comparator.comparingLong(TopicRow::tickets).reversed().thenComparing(TopicRow::id))
                .toList();
    }

    private List<StoredTopic> standing() {
        SeenTopics seen = new SeenTopics(store, sight);
        return store.topics().all().stream()
                .filter(topic -> topic.state() == StoredTopic.State.ACTIVE)
                .filter(topic -> seen.contains(topic.id()))
                .toList();
    }

    private <T> List<T> seen(String sql, LocalDate from, LocalDate to, TopicStore.RowReader<T> reader) {
        FactCondition condition = counted.apply(sight);
        List<Object> values = new ArrayList<>(List.of(from, to));
        values.addAll(condition.values());
        return store.query(sql.formatted(condition.facts(), condition.sql()), values, reader);
    }

    private static Raw raw(ResultSet row) throws SQLException {
        String topic = row.getString(1);
        double median = row.getDouble(5);
        Optional<Double> resolution = row.wasNull() ? Optional.empty() : Optional.of(median);
        return new Raw(topic == null ? "" : topic, row.getLong(2), row.getLong(3), row.getLong(4), resolution);
    }

    private static TopicRow row(StoredTopic topic, @Nullable Raw raw, long all, Counts month) {
        Raw figures = raw == null ? new Raw(topic.id(), 0, 0, 0, Optional.empty()) : raw;
        boolean told = month.recentOf(topic.id()) + month.beforeOf(topic.id()) >= FEW && month.beforeOf(topic.id()) > 0;
        return new TopicRow(
                topic.id(),
                topic.language().code(),
                topic.title(),
                figures.tickets,
                (double) figures.tickets / Math.max(1, all),
                told ? Optional.of(month.share(topic.id()) / month.shareBefore(topic.id())) : Optional.empty(),
                figures.judged == 0 ? Optional.empty() : Optional.of((double) figures.negative / figures.judged),
                figures.resolutionSeconds.map(seconds -> seconds / 3600));
    }

    private Counts counts(Window window, LocalDate today) {
        LocalDate first = today.minusDays(window.days - 1L);
        return new Counts(counts(first, today), counts(first.minusDays(window.before), first.minusDays(1)));
    }

    private Map<String, Long> counts(LocalDate from, LocalDate to) {
        Map<String, Long> counts = new HashMap<>();
        seen(COUNTS, from, to, row -> counts.put(text(row, 1), row.getLong(2)));
        return counts;
    }

    /**
     * Topics that came up after the first time topics were looked for, and those whose share grew beyond chance, by the
     * beta-binomial test with Bonferroni's correction for their number. Fewer than five tickets are no news.
     */
    public List<TopicNews> news(LocalDate today) {
        Map<Window, Counts> counts = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            counts.put(window, counts(window, today));
        }
        List<StoredTopic> standing = standing();
        List<TopicNews> news = new ArrayList<>();
        for (StoredTopic topic : standing) {
            boolean fresh = isNew(topic, standing, today);
            counts.entrySet().stream()
                    .flatMap(entry -> news(topic, fresh, entry.getKey(), entry.getValue(), standing.size()))
                    .findFirst()
                    .ifPresent(news::add);
        }
        return news;
    }

    private static Stream<TopicNews> news(StoredTopic topic, boolean fresh, Window window, Counts counts, int topics) {
        long recent = counts.recentOf(topic.id());
        if (recent < FEW || !(fresh || hasGrown(topic.id(), counts, topics))) {
            return Stream.empty();
        }
        return Stream.of(new TopicNews(
                topic.id(),
                topic.title(),
                fresh ? TopicNews.Kind.NEW : TopicNews.Kind.GROWING,
                window.days,
                recent,
                counts.share(topic.id()),
                counts.shareBefore(topic.id())));
    }

    /** Found within the last week, while others were known before; a part of a split topic is nothing new. */
    private static boolean isNew(StoredTopic topic, List<StoredTopic> standing, LocalDate today) {
        boolean young = topic.created()
                .isAfter(today.minusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant());
        return young
                && topic.parent() == null
                && standing.stream()
                        .anyMatch(other -> other.language() == topic.language()
                                && other.created().isBefore(topic.created()));
    }

    private static boolean hasGrown(String topic, Counts counts, int topics) {
        long before = Counts.sum(counts.before);
        if (before == 0 || counts.share(topic) < GROWN * counts.shareBefore(topic)) {
            return false;
        }
        double share = (counts.beforeOf(topic) + PRIOR_CASES) / (before + 2 * PRIOR_CASES);
        double log = ShareTest.logTail(
                (int) counts.recentOf(topic), (int) Counts.sum(counts.recent), share, (double) before, 1);
        return log < Math.log(SURPRISING / Math.max(1, topics));
    }
}
