package dev.deskpulse.connector.jira;

/** The two kinds of Jira, which differ in nearly every call. */
public enum Deployment {
    CLOUD,
    DATA_CENTER
}
