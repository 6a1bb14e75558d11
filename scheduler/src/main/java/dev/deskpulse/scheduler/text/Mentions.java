package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the sentences of a customer's own words in which one of some names stands; the longest name at each place. */
public final class Mentions {
    private final NameIndex names;
    private final OwnComments own;

    /** @param names in whatever case; Latin ones as whole words only */
    public Mentions(Collection<String> names, OwnComments own) {
        this.names = NameIndex.of(names);
        this.own = own;
    }

    /** What a customer says, sentence by sentence. */
    public List<String> sentences(Ticket ticket) {
        List<String> sentences = new ArrayList<>();
        for (Passage passage : Passage.of(ticket, own)) {
            for (Sentence sentence : Sentence.split(passage.folded())) {
                sentences.add(passage.original()
                        .substring(sentence.start(), sentence.end())
                        .strip());
            }
        }
        return sentences;
    }

    /** The sentences of each name, in their order. */
    public Map<String, List<String>> in(List<String> sentences) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String sentence : sentences) {
            names.find(Passage.of(Passage.OPENING, sentence)).stream()
                    .map(NameIndex.Hit::name)
                    .distinct()
                    .forEach(name -> found.computeIfAbsent(name, one -> new ArrayList<>())
                            .add(sentence));
        }
        return found;
    }
}
