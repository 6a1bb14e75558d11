package dev.deskpulse.connector.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One migration as it lies on the class path, in a folder or in a jar. */
record MigrationFile(int version, String name, String sql) {
    private static final Pattern NAME = Pattern.compile("V([0-9]{1,6})__([A-Za-z0-9_]+)\\.sql");

    /** The folder's migrations, by version; versions count from 1 without a gap. */
    static List<MigrationFile> under(String folder) {
        try {
            List<MigrationFile> files = new ArrayList<>();
            for (String name : names(folder)) {
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    files.add(new MigrationFile(Integer.parseInt(matcher.group(1)), name, text(folder + "/" + name)));
                }
            }
            files.sort(Comparator.comparingInt(MigrationFile::version));
            requireWithoutGap(folder, files);
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the migrations under " + folder, e);
        }
    }

    String checksum() {
        return Fingerprint.of(sql);
    }

    /** Where the file makes the table: a table stands after those that it refers to. */
    int placeOf(String table) {
        Matcher create = Pattern.compile(
                        "CREATE\\s+TABLE\\s+(IF\\s+NOT\\s+EXISTS\\s+)?" + Pattern.quote(table) + "\\b",
                        Pattern.CASE_INSENSITIVE)
                .matcher(sql);
        return create.find() ? create.start() : 0;
    }

    private static void requireWithoutGap(String folder, List<MigrationFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no migration such as V1__name.sql under class path folder " + folder);
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).version() != i + 1) {
                throw new IllegalArgumentException("migrations under " + folder + " must count V1, V2, … once each: "
                        + files.stream().map(MigrationFile::name).toList());
            }
        }
    }

    private static Iterable<String> names(String folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (URL place : Collections.list(loader().getResources(folder))) {
            if (place.getProtocol().equals("jar")) {
                namesInJar(place, folder + "/", names);
            } else {
                namesInFolder(place, names);
            }
        }
        return names;
    }

    private static void namesInJar(URL place, String prefix, TreeSet<String> names) throws IOException {
        JarURLConnection connection = (JarURLConnection) place.openConnection();
        connection.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> entry.substring(prefix.length()))
                .forEach(names::add);
    }

    private static void namesInFolder(URL place, TreeSet<String> names) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(new URI(place.toString())))) {
            files.map(file -> file.getFileName().toString()).forEach(names::add);
        } catch (URISyntaxException e) {
            throw new IOException("cannot list " + place, e);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = loader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " has vanished from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ClassLoader loader() {
        return MigrationFile.class.getClassLoader();
    }
}
