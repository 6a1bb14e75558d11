package dev.deskpulse.plugin.cli;

import java.nio.file.Path;

/** Tells of bytes in a file of texts that mean nothing in its encoding. */
final class BrokenText {
    private BrokenText() {}

    /** @param places how many there are; nothing is said of none */
    static void tell(Console console, Path file, long places) {
        if (places > 0) {
            console.say((places == 1 ? "1 character" : places + " characters") + " of " + file.getFileName()
                    + " cannot be read and " + (places == 1 ? "was" : "were")
                    + " replaced with \uFFFD; save it anew as UTF-8 where these matter.");
        }
    }
}
