package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.action.DailyFigures;
import dev.deskpulse.scheduler.action.DailyTrial;
import dev.deskpulse.scheduler.action.Effect;
import dev.deskpulse.scheduler.action.Judgement;
import dev.deskpulse.scheduler.action.SplitTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Verdicts on actions whose effect is known since it is made: none, or the one of which was announced before the start that
 * it is seen in 80 of 100.
 *
 * @param actions how many of either kind for each row
 */
record SimulatedActions(int actions) implements Benchmark {
    private static final int PAST_TICKETS = 1_000;
    private static final int TICKETS = 600;
    private static final double USUAL_SHARE = 0.3;
    private static final double FALSE_WANTED = 0.05;

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        workshop.progress().begin("Judging simulated actions", (MadeDays.Straying.values().length + 2L) * actions);
        List<Row> rows = new ArrayList<>();
        for (MadeDays.Straying straying : MadeDays.Straying.values()) {
            Tally tally = new Tally();
            each(workshop, seed -> beforeAndAfter(straying, seed, tally));
            rows.addAll(tally.rows(name() + ": before and after, " + straying.words()));
        }
        Tally slices = new Tally();
        each(workshop, seed -> besideASlice(seed, slices));
        rows.addAll(slices.rows(name() + ": beside a like slice"));
        Tally tickets = new Tally();
        each(workshop, seed -> splitByTicket(seed, tickets));
        rows.addAll(tickets.rows(name() + ": split by ticket"));
        return rows;
    }

    private void each(Workshop workshop, LongConsumer trial) {
        for (long seed = 1; seed <= actions; seed++) {
            trial.accept(seed);
            workshop.progress().advance(1);
        }
    }

    private static void beforeAndAfter(MadeDays.Straying straying, long seed, Tally tally) {
        DailyTrial none = DailyTrial.before(MadeDays.figure(straying, seed, 0), MadeDays.BEFORE);
        double size = none.detectable(MadeDays.SINCE);
        DailyTrial some = DailyTrial.before(MadeDays.figure(straying, seed, size), MadeDays.BEFORE);
        tally.add(none.effect(), some.effect(), size);
    }

    private static void besideASlice(long seed, Tally tally) {
        DailyFigures like = MadeDays.slice(1, seed, 0);
        DailyTrial none = DailyTrial.beside(MadeDays.slice(0, seed, 0), like, MadeDays.BEFORE);
        double size = none.detectable(MadeDays.SINCE);
        DailyTrial some = DailyTrial.beside(MadeDays.slice(0, seed, size), like, MadeDays.BEFORE);
        tally.add(none.effect(), some.effect(), size);
    }

    /** The tickets go into their halves by their ids, as they do at a desk. */
    private static void splitByTicket(long seed, Tally tally) {
        Random random = MadeDays.random(seed, 0);
        List<Double> past = new ArrayList<>();
        for (int ticket = 0; ticket < PAST_TICKETS; ticket++) {
            past.add(random.nextDouble() < USUAL_SHARE ? 1.0 : 0.0);
        }
        double size = SplitTrial.detectable(past, TICKETS, true);
        tally.add(split(seed, 0), split(seed, size), size);
    }

    private static Effect split(long seed, double effect) {
        Random random = MadeDays.random(seed, 1);
        List<Double> changed = new ArrayList<>();
        List<Double> usual = new ArrayList<>();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            double chance = random.nextDouble();
            if (SplitTrial.Half.of(Integer.toString(ticket), "action " + seed) == SplitTrial.Half.CHANGED) {
                changed.add(chance < USUAL_SHARE + effect ? 1.0 : 0.0);
            } else {
                usual.add(chance < USUAL_SHARE ? 1.0 : 0.0);
            }
        }
        return new SplitTrial(changed, usual).effect();
    }

    /** What was said of actions that did nothing, and of those that did what was announced. */
    private static final class Tally {
        private int trials;
        private int falselyHelped;
        private int seen;
        private int held;

        void add(Effect none, Effect some, double size) {
            trials++;
            falselyHelped += Judgement.of(none, size) == Judgement.HELPED ? 1 : 0;
            seen += Judgement.of(some, size) == Judgement.HELPED ? 1 : 0;
            held += some.low() <= size && size <= some.high() ? 1 : 0;
        }

        List<Row> rows(String what) {
            double wrong = (double) falselyHelped / trials;
            double power = (double) seen / trials;
            return List.of(
                    Row.of(what + ", false \"helped\" of " + trials, 100 * wrong, "%", wrong / FALSE_WANTED),
                    Row.of(what + ", seen of 80 % announced", 100 * power, "%", power / DailyTrial.POWER),
                    Row.of(what + ", truth in the interval", 100.0 * held / trials, "%"));
        }
    }
}
