package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.quality.QualityRules;
import dev.deskpulse.scheduler.quality.Reply;
import dev.deskpulse.scheduler.quality.ReplyCheck;
import dev.deskpulse.scheduler.quality.ReplyRule;
import dev.deskpulse.scheduler.quality.RuleFinding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check of replies against replies of our own, labelled by hand, that are not among those it learned from: whether each
 * has what a rule is about.
 */
record ReplyRules() implements Benchmark {
    private static final String FILE = "replies.tsv";
    private static final String ASKED = "asked";

    @Override
    public String name() {
        return "quality";
    }

    /** @param asked where the reply does not answer what the customer asked */
    private record Labelled(Reply reply, Set<ReplyRule> has, boolean asked) {}

    @Override
    public List<Row> run(Workshop workshop) {
        ReplyCheck check = new ReplyCheck(
                QualityRules.USUAL, Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess()));
        List<Labelled> all = read();
        workshop.progress().begin("Checking replies", -1);
        List<Row> rows = new ArrayList<>(rows(all, check));
        double seconds = workshop.seconds(() -> all.forEach(one -> check.check(one.reply)));
        rows.add(Row.of(name() + ": replies checked on one thread", all.size() / seconds, "replies/s"));
        return rows;
    }

    private List<Row> rows(List<Labelled> some, ReplyCheck check) {
        Map<ReplyRule, Tally> tallies = new EnumMap<>(ReplyRule.class);
        for (Labelled labelled : some) {
            for (RuleFinding finding : check.check(labelled.reply)) {
                tallies.computeIfAbsent(finding.rule(), Tally::new).add(finding, labelled);
            }
        }
        return tallies.values().stream()
                .flatMap(tally -> tally.rows(name() + ": "))
                .toList();
    }

    private static final class Tally {
        private final ReplyRule rule;
        private int told;
        private int toldMissing;
        private int there;
        private int lacks;
        private int both;
        private int bothMissing;

        Tally(ReplyRule rule) {
            this.rule = rule;
        }

        /** Where nothing is asked nothing can be answered, by the label as by the check; what only one of them sees is a miss. */
        void add(RuleFinding finding, Labelled labelled) {
            boolean has = labelled.has.contains(rule);
            boolean lack = !has && (rule != ReplyRule.ANSWERED || labelled.asked);
            boolean tells = rule != ReplyRule.ANSWERED || finding.asked();
            boolean present = tells && finding.present();
            boolean missing = tells && !finding.present();
            there += has ? 1 : 0;
            lacks += lack ? 1 : 0;
            told += present ? 1 : 0;
            toldMissing += missing ? 1 : 0;
            both += has && present ? 1 : 0;
            bothMissing += lack && missing ? 1 : 0;
        }

        /** Of a rule that wants something there, also how well it is told that it is not: that is when it is broken. */
        Stream<Row> rows(String head) {
            int replies = there + lacks;
            Row present = Row.of(
                    head + rule.english() + ", F1 (" + there + " of " + replies + " have it, " + told + " found)",
                    f1(both, told, there),
                    "F1");
            Row broken = Row.of(
                    head + rule.english() + " missing, F1 (" + lacks + " of " + replies + " lack it, " + toldMissing
                            + " found)",
                    f1(bothMissing, toldMissing, lacks),
                    "F1");
            return rule.isWanted() ? Stream.of(present, broken) : Stream.of(present);
        }

        private static double f1(int both, int found, int there) {
            return 2.0 * both / Math.max(1, found + there);
        }
    }

    private static List<Labelled> read() {
        try (InputStream file = Objects.requireNonNull(ReplyRules.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf('#') != 0)
                    .map(ReplyRules::labelled)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Labelled labelled(String line) {
        String[] columns = line.split("\t", -1);
        List<String> labels = List.of(columns[3].split(" "));
        Set<ReplyRule> has = labels.stream()
                .map(ReplyRule::labelled)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Labelled(
                new Reply(columns[2], columns[1], columns[1], true, true, true), has, labels.contains(ASKED));
    }
}
