package dev.deskpulse.scheduler.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Groups what is alike: again and again the one that most others are like, and those. */
final class Grouping {
    private Grouping() {}

    /**
     * @param least smaller groups are left out
     * @return groups, the largest first, each led by the one that all others of it are like
     */
    static <T> List<List<T>> of(List<T> all, BiPredicate<T, T> alike, int least) {
        List<int[]> like = IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> IntStream.range(0, all.size())
                        .filter(j -> i == j || alike.test(all.get(i), all.get(j)))
                        .toArray())
                .toList();
        boolean[] taken = new boolean[all.size()];
        List<List<T>> groups = new ArrayList<>();
        while (true) {
            int leader = leader(like, taken);
            if (leader < 0 || free(like.get(leader), taken) < least) {
                return groups;
            }
            List<T> group = new ArrayList<>(List.of(all.get(leader)));
            taken[leader] = true;
            for (int one : like.get(leader)) {
                if (!taken[one]) {
                    group.add(all.get(one));
                    taken[one] = true;
                }
            }
            groups.add(group);
        }
    }

    private static int leader(List<int[]> like, boolean[] taken) {
        int leader = -1;
        int most = 0;
        for (int i = 0; i < taken.length; i++) {
            int free = taken[i] ? 0 : free(like.get(i), taken);
            if (free > most) {
                leader = i;
                most = free;
            }
        }
        return leader;
    }

    private static int free(int[] some, boolean[] taken) {
        int free = 0;
        for (int one : some) {
            free += taken[one] ? 0 : 1;
        }
        return free;
    }
}
