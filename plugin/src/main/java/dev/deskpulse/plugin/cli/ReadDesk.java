package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import java.time.Clock;

/** Desks for commands that show what is in them: it leaves the desk, so that the audit log says so before it is shown. */
final class ReadDesk {
    private ReadDesk() {}

    /**
     * Opens the desk.
     *
     * @param what is shown, without any person's name
     */
    static Desk open(Settings settings, Clock clock, String what, boolean json) {
        Desk desk = Desk.open(settings, clock);
        desk.audit().export(Actor.COMMAND_LINE, what, json ? "json" : "text", "terminal");
        return desk;
    }
}
