package dev.deskpulse.scheduler.text;

/** The language of the customer's words. OTHER is one that the taggers do not know: its tags are unsure. */
public enum Language {
    CHINESE,
    ENGLISH,
    MIXED,
    OTHER
}
