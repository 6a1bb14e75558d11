import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a command while an empty PostgreSQL is there for it, whose address is the command's last argument. */
class WithServer {
    /** About what DuckDB may take in the same benchmark: 4 GiB and two threads. Nothing of value is stored. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "1GB",
            "work_mem", "256MB",
            "effective_cache_size", "4GB",
            "max_parallel_workers_per_gather", "2",
            "max_wal_size", "4GB",
            "fsync", "off",
            "synchronous_commit", "off");

    public static void main(String[] command) throws IOException, InterruptedException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        int result;
        try (EmbeddedPostgres server = builder.start()) {
            List<String> all = new ArrayList<>(List.of(command));
            all.add(server.getJdbcUrl("postgres", "postgres"));
            result = new ProcessBuilder(all).inheritIO().start().waitFor();
        }
        System.exit(result);
    }
}
