package dev.deskpulse.connector.store;

/** The tables of raw tickets, people and sync journals: the only ones that cannot be computed anew. */
public final class ConnectorTables {
    public static final String AREA = "connector";

    private static final String FOLDER = "dev/deskpulse/connector/store/migrations";

    private ConnectorTables() {}

    /** Brings them up to date; quick where they are. */
    public static void migrate(Database database) {
        database.migrate(AREA, FOLDER);
    }
}
