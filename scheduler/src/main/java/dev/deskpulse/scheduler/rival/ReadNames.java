package dev.deskpulse.scheduler.rival;

import dev.deskpulse.scheduler.text.Mentions;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.ticket.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the names in what a customer says, sentence by sentence. Safe for use by several threads. */
final class ReadNames {
    /** Where customers say that they go, or would rather be. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?:switch(?:ed|ing)? to|mov(?:ed|ing|e) to|(?:bought|buy|order|ordered)(?: it| one| mine)? (?:from|at)"
                    + "|cheaper (?:at|from|on)|(?:better|cheaper|faster) than|unlike) "
                    + "(?<latin>[A-Z][\\p{L}\\d&-]{1,20}(?: [A-Z][\\p{L}\\d&-]{1,20})?)"
                    + "|(?:换成|改用|转到|转投)(?<han>[\\p{IsHan}A-Za-z]{2,8}?)(?=了|吧|买|[，。！？,.!?]|$)"
                    + "|(?:不如|没有|比)(?<than>[\\p{IsHan}A-Za-z]{2,6}?)(?:家)?(?=便宜|划算|好用|快)");

    private static final int MOST_SENTENCES = 20;

    private final Mentions mentions;
    private final Set<String> folded;

    ReadNames(RivalNames names, OwnComments own) {
        this.mentions = new Mentions(names.all(), own);
        this.folded =
                names.all().stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /**
     * A name in a ticket.
     *
     * @param listed whether it was looked for
     * @param sentences that name it, by their place among the ticket's; at most twenty
     */
    record Hit(String name, boolean listed, Map<Integer, String> sentences) {}

    List<Hit> in(Ticket ticket) {
        List<String> sentences = mentions.sentences(ticket);
        Map<String, Map<Integer, String>> listed = new HashMap<>();
        Map<String, Map<Integer, String>> found = new HashMap<>();
        for (int place = 0; place < sentences.size(); place++) {
            String sentence = sentences.get(place);
            for (String name : mentions.in(List.of(sentence)).keySet()) {
                put(listed, name, place, sentence);
            }
            Matcher elsewhere = ELSEWHERE.matcher(sentence);
            while (elsewhere.find()) {
                String name = first(elsewhere).strip();
                if (!folded.contains(name.toLowerCase(Locale.ROOT))) {
                    put(found, name, place, sentence);
                }
            }
        }
        List<Hit> hits = new ArrayList<>();
        listed.forEach((name, where) -> hits.add(new Hit(name, true, where)));
        found.forEach((name, where) -> hits.add(new Hit(name, false, where)));
        return hits;
    }

    private static void put(Map<String, Map<Integer, String>> hits, String name, int place, String sentence) {
        Map<Integer, String> sentences = hits.computeIfAbsent(name, one -> new LinkedHashMap<>());
        if (sentences.size() < MOST_SENTENCES) {
            sentences.put(place, sentence);
        }
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
}
