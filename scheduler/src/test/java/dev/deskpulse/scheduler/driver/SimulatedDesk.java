package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A desk whose laws are known. Channels differ in what they do; the region follows the channel and does nothing; replies
 * do something; the agent, one of ten, does nothing; the team of the phone is the phone.
 */
final class SimulatedDesk {
    static final List<String> CHANNELS = List.of("e-mail", "chat", "phone");
    private static final double[] CHANNEL_EFFECT = {0, 0.4, 1.1};
    private static final double REPLIES_EFFECT = 0.25;
    private static final double BASE = -1.9;

    private final Random random;
    private final List<Integer> channel = new ArrayList<>();
    private final List<String> region = new ArrayList<>();
    private final List<String> agent = new ArrayList<>();
    private final List<Double> replies = new ArrayList<>();

    SimulatedDesk(long seed, int cases) {
        random = new Random(seed);
        for (int i = 0; i < cases; i++) {
            int own = random.nextInt(10) < 5 ? 0 : random.nextInt(10) < 6 ? 1 : 2;
            channel.add(own);
            region.add(random.nextInt(10) < 7 ? "region of " + own : "region of " + random.nextInt(3));
            agent.add("agent " + random.nextInt(10));
            replies.add((double) random.nextInt(9));
        }
    }

    int size() {
        return channel.size();
    }

    private double logOdds(int channelOf, double repliesOf) {
        return BASE + CHANNEL_EFFECT[channelOf] + REPLIES_EFFECT * repliesOf;
    }

    /** Low satisfaction by the laws of the desk. */
    CaseTable unhappy() {
        List<Double> outcomes = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            outcomes.add(random.nextDouble() < Ridge.share(logOdds(channel.get(i), replies.get(i))) ? 1.0 : 0.0);
        }
        return table(Scale.SHARE, outcomes, columns());
    }

    /** Hours by the same laws. */
    CaseTable hours() {
        List<Double> outcomes = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            outcomes.add(Math.exp(logOdds(channel.get(i), replies.get(i)) + 0.9 * random.nextGaussian()));
        }
        return table(Scale.LOGARITHM, outcomes, columns());
    }

    /** An outcome that follows nothing. */
    CaseTable chance() {
        List<Double> outcomes = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            outcomes.add(random.nextInt(5) == 0 ? 1.0 : 0.0);
        }
        return table(Scale.SHARE, outcomes, columns());
    }

    /** The same, where the phone is one team's alone, with few exceptions. */
    CaseTable unhappyWithATeamOfThePhone() {
        List<Column> columns = columns();
        columns.add(new Column.Values(
                "team",
                channel.stream()
                        .map(c -> c == 2 && random.nextInt(200) > 0 ? "hotline" : "desk " + random.nextInt(3))
                        .toList()));
        CaseTable table = unhappy();
        return table(Scale.SHARE, table.outcomes(), columns);
    }

    private List<Column> columns() {
        return new ArrayList<>(List.of(
                new Column.Values("channel", channel.stream().map(CHANNELS::get).toList()),
                new Column.Values("region", region),
                new Column.Values("agent", agent),
                new Column.Numbers("replies", replies)));
    }

    private static CaseTable table(Scale scale, List<Double> outcomes, List<Column> columns) {
        return new CaseTable("outcome", scale, outcomes, columns, outcomes.size());
    }

    /** What the channel truly does to the share, averaged over the desk's cases, against the other channels. */
    double trueChannelEffect(int asked) {
        double[] counts = new double[CHANNELS.size()];
        channel.forEach(c -> counts[c]++);
        double effect = average(asked);
        for (int other = 0; other < counts.length; other++) {
            if (other != asked) {
                effect -= average(other) * counts[other] / (size() - counts[asked]);
            }
        }
        return effect;
    }

    private double average(int channelOf) {
        return IntStream.range(0, size())
                .mapToDouble(i -> Ridge.share(logOdds(channelOf, replies.get(i))))
                .average()
                .orElseThrow();
    }

    /** What a move of the replies truly does to the share. */
    double trueRepliesEffect(double from, double to) {
        return IntStream.range(0, size())
                .mapToDouble(i -> Ridge.share(logOdds(channel.get(i), to)) - Ridge.share(logOdds(channel.get(i), from)))
                .average()
                .orElseThrow();
    }

    /** What the channel truly does to the typical hours, against the other channels. */
    double trueChannelHours(int asked) {
        double[] counts = new double[CHANNELS.size()];
        channel.forEach(c -> counts[c]++);
        double effect = averageHours(asked);
        for (int other = 0; other < counts.length; other++) {
            if (other != asked) {
                effect -= averageHours(other) * counts[other] / (size() - counts[asked]);
            }
        }
        return effect;
    }

    private double averageHours(int channelOf) {
        return IntStream.range(0, size())
                .mapToDouble(i -> Math.exp(logOdds(channelOf, replies.get(i))))
                .average()
                .orElseThrow();
    }
}
