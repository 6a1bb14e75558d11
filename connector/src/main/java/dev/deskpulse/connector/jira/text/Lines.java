package dev.deskpulse.connector.jira.text;

/** Collects text line by line, up to a size. */
final class Lines {
    /** Jira allows 32,767 characters in a body; what is far beyond is no longer something a person wrote. */
    static final int LONGEST = 200_000;

    private final StringBuilder text = new StringBuilder();

    boolean isFull() {
        return text.length() >= LONGEST;
    }

    Lines add(String piece) {
        int room = LONGEST - text.length();
        text.append(piece, 0, piece.length() <= room ? piece.length() : whole(piece, Math.max(0, room)));
        return this;
    }

    /** Ends the line, unless nothing has been written on it. */
    Lines breakLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && !isFull()) {
            text.append('\n');
        }
        return this;
    }

    /** Never between the two halves of a character. */
    private static int whole(String piece, int end) {
        return end > 0 && Character.isHighSurrogate(piece.charAt(end - 1)) ? end - 1 : end;
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
