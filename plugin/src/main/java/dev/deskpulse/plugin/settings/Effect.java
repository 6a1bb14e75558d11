package dev.deskpulse.plugin.settings;

import java.util.EnumSet;
import java.util.Set;

/** What follows from changed settings, and when. */
public enum Effect {
    /** It counts as soon as it is saved. */
    AT_ONCE,
    /** The next write-back goes by it. */
    NEXT_WRITE_BACK,
    /** The next sync reads every ticket again. */
    READ_AGAIN,
    /** The next run masks anew what is stored. */
    MASK_AGAIN,
    /** The next sync forgets what people wrote in older tickets, for good, and older report files. */
    FORGET_OLD,
    /** The next analysis measures every ticket again; figures stay as they are until then. */
    MEASURE_AGAIN,
    /** The next analysis checks every reply again. */
    CHECK_AGAIN,
    /** The next analysis learns anew who leaves; until then risk follows the rules. */
    LEARN_AGAIN,
    /** The next analysis reads anew who is named; until then new names are not told. */
    NAME_AGAIN;

    static Set<Effect> between(Settings before, Settings after) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        if (!before.figures().targets().equals(after.figures().targets())
                || !before.access().equals(after.access())
                || !before.answers().equals(after.answers())
                || !before.customers().equals(after.customers())) {
            effects.add(AT_ONCE);
        }
        if (!before.writeBack().equals(after.writeBack())) {
            effects.add(NEXT_WRITE_BACK);
        }
        if (!before.fields().readsLike(after.fields())
                || !before.privacy().kinds().equals(after.privacy().kinds())) {
            effects.add(READ_AGAIN);
        }
        if (!before.privacy().kinds().equals(after.privacy().kinds())
                || before.privacy().keepRaw() != after.privacy().keepRaw()) {
            effects.add(MASK_AGAIN);
        }
        if (!before.privacy().retention().equals(after.privacy().retention())) {
            effects.add(FORGET_OLD);
        }
        if (!before.fields().equals(after.fields())
                || !before.calendars().equals(after.calendars())
                || !before.figures().profile().equals(after.figures().profile())) {
            effects.add(MEASURE_AGAIN);
        }
        if (!before.quality().equals(after.quality())) {
            effects.add(CHECK_AGAIN);
        }
        if (!before.customers().learnedBy().equals(after.customers().learnedBy())) {
            effects.add(LEARN_AGAIN);
        }
        if (!before.rivals().equals(after.rivals())) {
            effects.add(NAME_AGAIN);
        }
        return effects;
    }
}
