package dev.deskpulse.connector.store;

import java.nio.file.Path;

/** Makes copies of a database in files of its own form, while it is read and written. */
public interface StoreCopies {
    /** Where they go unless somebody says otherwise: a folder of this name beside the database. */
    String FOLDER = "backups";

    /** Below which copies may be made; the database can write nowhere else. */
    Path folder();

    /**
     * Copies all tables, with their keys and indexes, as they are at one moment. Writers go on meanwhile.
     *
     * @param file below the folder; its own folder is there, it is not
     * @throws StoreException where it cannot be written; nothing is left of it
     */
    void copyTo(Path file);
}
