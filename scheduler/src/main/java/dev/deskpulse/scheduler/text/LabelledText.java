package dev.deskpulse.scheduler.text;

/**
 * A text and what people say it is.
 *
 * @param label as {@link LabelReader} reads it
 */
public record LabelledText(String text, String label) {}
