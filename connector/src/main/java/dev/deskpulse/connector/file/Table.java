package dev.deskpulse.connector.file;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** A file of rows, read once from front to back. */
interface Table extends Iterator<Row>, AutoCloseable {
    /** The columns' names; empty where each row names its own. */
    List<String> header();

    @Override
    void close() throws IOException;
}
