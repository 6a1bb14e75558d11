package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.agent.CaseSums;
import dev.deskpulse.scheduler.agent.MixedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * Agents' figures on simulated desks against the skill that the desks were made with. Each desk has 20 agents of 5 to 300
 * cases; each agent has a mix of topics and an hour of their own, topics and hours change the durations. Skills have a
 * standard deviation of 0.2 in the logarithm of the duration and of 0.06 in a share, or none at all.
 *
 * @param desks how many of each sort
 */
record AgentSkill(int desks) implements Benchmark {
    private static final int AGENTS = 20;
    private static final int TOPICS = 12;
    private static final double NOISE = 0.8;

    @Override
    public String name() {
        return "agents";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(measure("durations", 0.2, false, workshop));
        rows.addAll(measure("shares", 0.06, true, workshop));
        rows.addAll(measure("durations, all alike", 0, false, workshop));
        return rows;
    }

    private List<Row> measure(String what, double spread, boolean share, Workshop workshop) {
        workshop.progress().begin("Simulating desks: " + what, -1);
        SplittableRandom random = new SplittableRandom(11);
        Score score = new Score();
        for (int i = 0; i < desks; i++) {
            desk(spread, share, random, score);
        }
        String head = name() + ": " + what + ", ";
        List<Row> rows = new ArrayList<>();
        if (spread > 0) {
            rows.add(Row.of(
                    head + "rank correlation with the skill, adjusted against raw",
                    score.adjusted / desks,
                    "rho",
                    score.adjusted / score.raw));
            rows.add(Row.of(head + "… raw", score.raw / desks, "rho"));
        }
        rows.add(Row.of(head + "skills in their 95 % interval", 100.0 * score.covered / score.agents, "%"));
        rows.add(Row.of(head + "called worse of those who are not", 100.0 * score.wronged / score.good, "%"));
        if (spread > 0) {
            rows.add(Row.of(head + "called worse of those who are", 100.0 * score.caught / score.bad, "%"));
        }
        return rows;
    }

    private static final class Score {
        private double adjusted;
        private double raw;
        private int agents;
        private int covered;
        private int good;
        private int wronged;
        private int bad;
        private int caught;
    }

    /** More of the value is worse. */
    private static void desk(double spread, boolean share, SplittableRandom random, Score score) {
        double scale = share ? 0.15 : 1;
        double[] topics = normals(TOPICS, 0.6 * scale, random);
        double[] hours = normals(24, 0.3 * scale, random);
        double[] skills = normals(AGENTS, spread, random);
        double[] plain = new double[AGENTS];
        CaseSums sums = new CaseSums();
        double mean = 0;
        long all = 0;
        for (int agent = 0; agent < AGENTS; agent++) {
            int cases = (int) Math.round(5 * Math.exp(random.nextDouble() * Math.log(60)));
            mean += cases * skills[agent];
            all += cases;
            int liked = random.nextInt(TOPICS);
            int begins = random.nextInt(16);
            for (int i = 0; i < cases; i++) {
                int topic = random.nextBoolean() ? liked : random.nextInt(TOPICS);
                int hour = begins + random.nextInt(8);
                double level = topics[topic] + hours[hour] + skills[agent];
                double value = share
                        ? random.nextDouble() < Math.min(0.98, Math.max(0.02, 0.35 + level)) ? 1 : 0
                        : level + NOISE * random.nextGaussian();
                plain[agent] += value / cases;
                sums.add(value, List.of(label(agent), "t" + topic, "h" + hour));
            }
        }
        judge(skills, mean / all, plain, MixedModel.of(sums, agent -> "desk"), score);
    }

    private static void judge(
            double[] skills, double mean, double[] plain, Map<String, MixedModel.Effect> effects, Score score) {
        double[] told = new double[AGENTS];
        for (int agent = 0; agent < AGENTS; agent++) {
            MixedModel.Effect effect = Objects.requireNonNull(effects.get(label(agent)));
            double truth = skills[agent] - mean;
            told[agent] = effect.value();
            score.agents++;
            score.covered += effect.low() <= truth && truth <= effect.high() ? 1 : 0;
            boolean called = effect.low() > 0;
            if (truth > 0) {
                score.bad++;
                score.caught += called ? 1 : 0;
            } else {
                score.good++;
                score.wronged += called ? 1 : 0;
            }
        }
        SpearmansCorrelation ranks = new SpearmansCorrelation();
        score.adjusted += ranks.correlation(told, skills);
        score.raw += ranks.correlation(plain, skills);
    }

    private static double[] normals(int count, double spread, SplittableRandom random) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = spread * random.nextGaussian();
        }
        return drawn;
    }

    private static String label(int agent) {
        return "agent" + agent;
    }
}
