package dev.deskpulse.scheduler.insight;

import dev.deskpulse.scheduler.kpi.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tickets were answered more slowly than nine of ten in the same channel: minutes are slow in a chat, not by mail. */
final class SlowResponses {
    private static final int CHANNEL = Cases.DIMENSIONS.indexOf(Dimension.CHANNEL);
    private static final double SLOWEST = 0.9;

    private SlowResponses() {}

    static boolean[] of(Cases cases) {
        Map<Integer, List<Long>> byChannel = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Long seconds = cases.row(i).responseSeconds();
            if (seconds != null) {
                byChannel
                        .computeIfAbsent(cases.code(CHANNEL, i), c -> new ArrayList<>())
                        .add(seconds);
            }
        }
        Map<Integer, Long> limits = new HashMap<>();
        byChannel.forEach((channel, all) ->
                limits.put(channel, all.stream().sorted().toList().get((int) (SLOWEST * (all.size() - 1)))));
        boolean[] slow = new boolean[cases.size()];
        for (int i = 0; i < cases.size(); i++) {
            Long seconds = cases.row(i).responseSeconds();
            slow[i] = seconds != null && seconds > limits.getOrDefault(cases.code(CHANNEL, i), Long.MAX_VALUE);
        }
        return slow;
    }
}
