package dev.deskpulse.scheduler.delivery;

/** The languages that messages are written in. */
public enum AlertLanguage {
    EN,
    ZH
}
