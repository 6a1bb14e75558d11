package dev.deskpulse.scheduler.privacy;

import java.util.List;

/** Finds some kinds of personal data, in time linear in the text's length. */
interface Finder {
    /** Adds what it finds to the spans; what is there already may be looked at, and overlapped. */
    void find(FoldedText text, List<Span> spans);
}
