package dev.deskpulse.scheduler.privacy;

/** A set of characters that is quick to ask, so that the costlier patterns are tried only where they can match. */
final class Characters {
    private final boolean[] in = new boolean[Character.MAX_VALUE + 1];

    Characters(String characters) {
        characters.chars().forEach(c -> in[c] = true);
    }

    boolean contains(char c) {
        return in[c];
    }
}
