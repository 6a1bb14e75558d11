package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.plugin.settings.Settings.Store;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the {@code store} section. */
final class StoreSection {
    private static final String FILE = "deskpulse.duckdb";
    private static final int USUAL_CONNECTIONS = 20;

    private StoreSection() {}

    /** A file in the home where there is no such section. */
    static Store read(Section store, Path home, Path folder) {
        Store file = new Store.InFile(home.resolve(FILE));
        if (store.keys().isEmpty()) {
            return file;
        }
        String url = store.requiredText(
                "url", "give the server's address, such as jdbc:postgresql://db.example.com:5432/deskpulse");
        String user = store.requiredText("user", "give the user that may make tables there");
        Optional<String> password = SecretValue.inFileOrOf(store, "password", folder);
        if (password.isEmpty() && !store.has("passwordFile")) {
            store.problem(
                    "password",
                    "is missing; give it as ${DESKPULSE_STORE_PASSWORD} from the environment,"
                            + " encrypted, or set passwordFile");
        }
        int connections = store.number("connections", USUAL_CONNECTIONS, 4, 500);
        Duration lease = store.duration("lease", PostgresSettings.USUAL_LEASE);
        String node = store.text("node").orElseGet(StoreSection::thisProcess);
        return SettingsFile.checked(
                store,
                "url",
                file,
                () -> new Store.OnServer(new PostgresSettings(
                        url, user, password.map(String::strip).orElse(""), connections, node, lease)));
    }

    /** Another one for each process. */
    private static String thisProcess() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + process;
        } catch (UnknownHostException e) {
            return "process:" + process;
        }
    }
}
