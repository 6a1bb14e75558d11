package dev.deskpulse.plugin.forge;

/** What became of an invocation token. */
sealed interface Checked {
    /** It is Forge's, for us, in time, and comes for the first time. */
    record Accepted(Invocation invocation) implements Checked {}

    /**
     * It proves nothing.
     *
     * @param reason for the log: holds no part of the token
     */
    record Refused(String reason) implements Checked {}

    /** It is Forge's, but another site's, environment's or installation's: the answer tells nothing of ours. */
    record OtherTenant(String reason) implements Checked {}

    /** It cannot be told: Forge may call again later. */
    record Unknown(String reason) implements Checked {}
}
