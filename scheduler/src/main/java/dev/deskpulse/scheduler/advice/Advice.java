package dev.deskpulse.scheduler.advice;

/** A next step. Each says what to look at, none what the outcome of looking will be. */
public sealed interface Advice {
    /** A name for scripts. */
    String step();

    String english();

    String chinese();

    /** More comes in, or is slower, than the people there can take. */
    record StaffShift(String where) implements Advice {
        @Override
        public String step() {
            return "staff_shift";
        }

        @Override
        public String english() {
            return "Check whether enough people are on duty for " + where + ".";
        }

        @Override
        public String chinese() {
            return "检查" + quoted(where) + "的排班人手是否足够。";
        }
    }

    /** What is said does not hold: people come back, or are unhappy, about one thing. */
    record FixAnswer(String what) implements Advice {
        @Override
        public String step() {
            return "fix_answer";
        }

        @Override
        public String english() {
            return "Read the answers given on " + what + " and mend the one in use.";
        }

        @Override
        public String chinese() {
            return "查看关于" + quoted(what) + "的答复，修正正在使用的版本。";
        }
    }

    /** It is so for one group of people and not for the others. */
    record TalkToTeam(String who) implements Advice {
        @Override
        public String step() {
            return "talk_to_team";
        }

        @Override
        public String english() {
            return "Ask the people of " + who + " what was different.";
        }

        @Override
        public String chinese() {
            return "向" + quoted(who) + "的同事了解当时有何不同。";
        }
    }

    /** It is about one product. */
    record LookAtProduct(String product) implements Advice {
        @Override
        public String step() {
            return "look_at_product";
        }

        @Override
        public String english() {
            return "Show these tickets to whoever answers for " + product + ".";
        }

        @Override
        public String chinese() {
            return "把这些工单交给" + quoted(product) + "的负责人查看。";
        }
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }
}
