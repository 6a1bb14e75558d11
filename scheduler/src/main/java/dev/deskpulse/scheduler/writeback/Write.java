package dev.deskpulse.scheduler.writeback;

import org.jspecify.annotations.Nullable;

/** One change to make on the site. Before and after are texts, null where there is nothing. */
sealed interface Write {
    WriteTarget target();

    @Nullable
    String before();

    @Nullable
    String after();

    /** The field's or the comment's id on the site; null for a comment that is not there yet, and for properties. */
    @Nullable
    String nativeId();

    /** Sets a field, or clears it. */
    record OfField(
            WriteTarget target,
            DeskpulseField field,
            String nativeId,
            @Nullable String before,
            @Nullable String after) implements Write {}

    /** Puts a property, or deletes it. Before is the fingerprint of what we put there last, after the JSON itself. */
    record OfProperty(
            WriteTarget target,
            @Nullable String before,
            @Nullable String after) implements Write {
        @Override
        public @Nullable String nativeId() {
            return null;
        }
    }

    /** Posts, edits or deletes a comment; before and after as {@link CommentJson} writes them. */
    record OfComment(
            WriteTarget target,
            @Nullable String nativeId,
            @Nullable String before,
            @Nullable String after) implements Write {}
}
