package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.Mentions;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what customers say of rivals and products, in tickets and imported reviews alike: each sentence that names one is
 * judged by itself, so that praise of a rival in an angry ticket is praise.
 */
public final class FindRivals {
    private static final int BATCH = 500;
    private static final int MOST_FOUND = 20;
    private static final int LEAST_FOUND = 3;
    private static final int EXAMPLES = 2;
    private static final int KEYS = 10;
    private static final int LONGEST_EXAMPLE = 200;

    /** Where customers say that they go, or would rather be. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?:switch(?:ed|ing)? to|mov(?:ed|ing|e) to|(?:bought|buy|order|ordered)(?: it| one| mine)? (?:from|at)"
                    + "|cheaper (?:at|from|on)|(?:better|cheaper|faster) than|unlike) "
                    + "(?<latin>[A-Z][\\p{L}\\d&-]{1,20}(?: [A-Z][\\p{L}\\d&-]{1,20})?)"
                    + "|(?:换成|改用|转到|转投)(?<han>[\\p{IsHan}A-Za-z]{2,8}?)(?=了|吧|买|[，。！？,.!?]|$)"
                    + "|(?:不如|没有|比)(?<than>[\\p{IsHan}A-Za-z]{2,6}?)(?:家)?(?=便宜|划算|好用|快)");

    private final TicketStore tickets;
    private final TextTagger moods;
    private final OwnComments own;
    private final ZoneId zone;

    /** @param moods judges sentences' sentiment */
    public FindRivals(TicketStore tickets, TextTagger moods, OwnComments own, ZoneId zone) {
        this.tickets = tickets;
        this.moods = moods;
        this.own = own;
        this.zone = zone;
    }

    private static final class Tally {
        private final Named.Kind kind;
        private final TreeMap<YearMonth, Long> months = new TreeMap<>();
        private final TreeMap<Instant, String> keys = new TreeMap<>(Comparator.reverseOrder());
        private final List<Named.Said> said = new ArrayList<>();
        private long first;
        private long second;
        private long negative;
        private long positive;

        Tally(Named.Kind kind) {
            this.kind = kind;
        }
    }

    /**
     * Of the tickets created from one day to another, both inclusive, that somebody sees.
     *
     * @param rivals names as the settings have them
     * @param products likewise
     * @return rivals and products with tickets, rivals first, then what was found; each the most often named first
     */
    public List<Named> in(
            LocalDate from,
            LocalDate to,
            Collection<String> rivals,
            Collection<String> products,
            Sight sight,
            Progress progress) {
        Map<String, Named.Kind> known = new HashMap<>();
        products.forEach(name -> known.put(name, Named.Kind.PRODUCT));
        rivals.forEach(name -> known.put(name, Named.Kind.RIVAL));
        Mentions mentions = new Mentions(known.keySet(), own);
        LocalDate half = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
        Map<String, Tally> tallies = new HashMap<>();
        long[] all = new long[2];
        progress.begin("Reading what customers name", -1);
        tickets.forEach(Instant.MIN, BATCH, batch -> {
            for (Ticket ticket : batch) {
                LocalDate day = LocalDate.ofInstant(ticket.lifecycle().created(), zone);
                if (!day.isBefore(from) && !day.isAfter(to) && sight.sees(ticket)) {
                    boolean late = day.isAfter(half);
                    all[late ? 1 : 0]++;
                    named(ticket, mentions, known)
                            .forEach((name, sentences) -> add(
                                    tallies.computeIfAbsent(
                                            name, one -> new Tally(known.getOrDefault(one, Named.Kind.FOUND))),
                                    ticket,
                                    day,
                                    late,
                                    sentences));
                }
            }
            progress.advance(batch.size());
        });
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().kind != Named.Kind.FOUND
                        || entry.getValue().first + entry.getValue().second >= LEAST_FOUND)
                .map(entry -> named(entry.getKey(), entry.getValue(), all))
                .sorted(Comparator.comparing(Named::kind)
                        .thenComparing(Comparator.comparingLong(Named::tickets).reversed())
                        .thenComparing(Named::name))
                .limit((long) known.size() + MOST_FOUND)
                .toList();
    }

    /** Sentences by name; of the product that a field of the ticket tells, none. */
    private static Map<String, List<String>> named(Ticket ticket, Mentions mentions, Map<String, Named.Kind> known) {
        List<String> sentences = mentions.sentences(ticket);
        Map<String, List<String>> named = mentions.in(sentences);
        Set<String> folded = new HashSet<>();
        known.keySet().forEach(name -> folded.add(name.toLowerCase(Locale.ROOT)));
        for (String sentence : sentences) {
            Matcher elsewhere = ELSEWHERE.matcher(sentence);
            while (elsewhere.find()) {
                String name = first(elsewhere).strip();
                if (!folded.contains(name.toLowerCase(Locale.ROOT))) {
                    named.computeIfAbsent(name, one -> new ArrayList<>()).add(sentence);
                }
            }
        }
        return named;
    }

    private static String first(Matcher found) {
        for (String group : List.of("latin", "han", "than")) {
            String name = found.group(group);
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    private void add(Tally tally, Ticket ticket, LocalDate day, boolean late, List<String> sentences) {
        tally.first += late ? 0 : 1;
        tally.second += late ? 1 : 0;
        tally.months.merge(YearMonth.from(day), 1L, Long::sum);
        tally.keys.put(ticket.lifecycle().created(), ticket.key().value());
        Set<String> labels = new HashSet<>();
        for (String sentence : sentences) {
            String mood = moods.tag(sentence).label();
            labels.add(mood);
            if (tally.said.stream().filter(said -> said.mood().equals(mood)).count() < EXAMPLES) {
                tally.said.add(new Named.Said(shortened(sentence), mood));
            }
        }
        boolean unhappy = labels.contains("negative");
        boolean content = labels.contains("positive");
        tally.negative += unhappy && !content ? 1 : 0;
        tally.positive += content && !unhappy ? 1 : 0;
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_EXAMPLE ? sentence : sentence.substring(0, LONGEST_EXAMPLE) + "…";
    }

    private static Named named(String name, Tally tally, long[] all) {
        return new Named(
                name,
                tally.kind,
                tally.first + tally.second,
                tally.negative,
                tally.positive,
                tally.months,
                Named.Trend.of(tally.first, tally.second, all[0], all[1]),
                tally.keys.values().stream().limit(KEYS).toList(),
                tally.said);
    }
}
