package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Tokens;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.SettingsTree.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that count now. An admin changes them while the program runs: the settings file is changed where they stand
 * in it, so that it goes on to say what counts, after the reader of the start has checked it. Each change is kept with who
 * made it, and can be taken back.
 */
public final class SettingsBook {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsBook.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int REVISION_LETTERS = 16;
    private static final int MOST_EDITS = 200;
    private static final List<String> PEOPLE = List.of("access", "people");

    private final SettingsFile reader;
    private final Path file;
    private final SettingsLog log;
    private final InstantSource clock;
    private final boolean isShared;
    private volatile Settings now;
    private volatile Look looked;

    /**
     * Opens the book; the file is not read yet.
     *
     * @param reader as the settings were read
     * @param started what the program started with
     */
    public SettingsBook(SettingsFile reader, Settings started, Database database, InstantSource clock) {
        this.reader = reader;
        this.file = started.file();
        this.log = new SettingsLog(database);
        this.clock = clock;
        this.now = started;
        this.isShared = database.shared().isPresent();
        this.looked = new Look(System.nanoTime(), "");
    }

    /**
     * What can be changed here as it was last saved, all else as at the start. Where other processes share the store, what an
     * admin saved at one of them counts here within seconds.
     */
    public Settings now() {
        if (isShared && System.nanoTime() - looked.atNanos > LOOK_AGAIN.toNanos()) {
            lookAgain();
        }
        return now;
    }

    private synchronized void lookAgain() {
        Look before = looked;
        if (System.nanoTime() - before.atNanos <= LOOK_AGAIN.toNanos()) {
            return;
        }
        String revision = before.revision;
        try {
            String text = text();
            revision = revision(text);
            if (!revision.equals(before.revision)) {
                Path folder = Optional.ofNullable(file.toRealPath().getParent()).orElse(Path.of("."));
                now = now.with(reader.parse(file.toString(), text, folder));
            }
        } catch (InvalidSettings | IOException e) {
            LOG.warn(
                    "The settings file has changed and cannot be read; what it said before still counts: {}",
                    e.getMessage());
        } finally {
            looked = new Look(System.nanoTime(), revision);
        }
    }

    /** When the file was last looked at, and which it was. */
    private record Look(long atNanos, String revision) {}

    /**
     * What the file says of what can be changed here, as it is written there. Nothing of a token is in it.
     *
     * @param revision another one whenever the file is another
     */
    public record Written(String revision, Map<String, Object> values) {}

    /** Settings that are not saved yet, and what would follow. */
    public record Draft(Settings settings, Set<Effect> effects) {}

    /**
     * Settings that were saved, and what follows.
     *
     * @param revision the file's new one
     * @param change by which it can be taken back; null where the file said so already
     */
    public record Saved(String revision, @Nullable Long change, Set<Effect> effects) {}

    /** A checked text, ready to be written. */
    private record Rewriting(String text, Settings settings, List<Difference> differences) {}

    /** @throws InvalidSettings where the file cannot be read */
    public Written written() {
        String text = text();
        Map<String, Object> tree = SettingsTree.of(text);
        Map<String, Object> values = Map.of();
        for (List<String> path : SettingsEdit.SETTABLE) {
            Object value = SettingsTree.at(tree, path);
            if (value != null) {
                values = SettingsTree.with(values, path, SettingsTree.without(SettingsEdit.TOKEN_HASH, value));
            }
        }
        return new Written(revision(text), values);
    }

    /**
     * What the settings would be.
     *
     * @throws InvalidSettings where they cannot be so
     */
    public Draft draft(List<SettingsEdit> edits) {
        String text = text();
        Settings drafted = now.with(rewriting(text, edited(SettingsTree.of(text), edits)).settings);
        return new Draft(drafted, Effect.between(now, drafted));
    }

    /**
     * Changes the settings.
     *
     * @param revision of the file that whoever asks has seen
     * @throws ChangedMeanwhileException where it is no longer that one
     * @throws InvalidSettings where the settings cannot be so, or the file cannot be changed; nothing is changed then
     */
    public synchronized Saved change(Viewer who, String revision, List<SettingsEdit> edits) {
        String text = unchanged(revision);
        return save(who, text, edited(SettingsTree.of(text), edits), null);
    }

    /**
     * Lets somebody sign in with a new token, in place of the one they had.
     *
     * @return the token, which can be shown only now
     */
    public synchronized String giveToken(Viewer who, String revision, String account) {
        String text = unchanged(revision);
        Map<String, Object> tree = SettingsTree.of(text);
        List<?> people = SettingsTree.at(tree, PEOPLE) instanceof List<?> list ? list : List.of();
        int place = IntStream.range(0, people.size())
                .filter(i -> account.equals(SettingsTree.map(people.get(i)).get("account")))
                .findFirst()
                .orElseThrow(() -> refused("access.people", "nobody there has the account '" + account + "'"));
        String token = Tokens.make();
        List<String> path = List.of("access", "people", String.valueOf(place), SettingsEdit.TOKEN_HASH);
        save(who, text, new SettingsEdit(path, Tokens.hash(token)).on(tree), null);
        return token;
    }

    /**
     * Takes a change back.
     *
     * @throws ChangedMeanwhileException where the settings that it changed have been changed since
     * @throws IllegalArgumentException where there is no such change
     */
    public synchronized Saved undo(Viewer who, long id) {
        SettingsLog.Entry entry =
                log.find(id).orElseThrow(() -> new IllegalArgumentException("there is no change " + id));
        String text = text();
        Map<String, Object> tree = SettingsTree.of(text);
        for (Difference difference : entry.differences()) {
            Object present = SettingsTree.at(tree, difference.path());
            if (!Objects.equals(present, difference.after())) {
                throw new ChangedMeanwhileException(
                        difference.key() + " has been changed since; take that change back first");
            }
            tree = SettingsTree.with(tree, difference.path(), difference.before());
        }
        return save(who, text, tree, id);
    }

    /** Who changed what, the latest first. */
    public List<SettingsChange> changes(int most) {
        List<SettingsLog.Entry> entries = log.latest(most);
        return entries.stream().map(entry -> SettingsChange.of(entry, entries)).toList();
    }

    private Saved save(Viewer who, String text, Map<String, Object> wanted, @Nullable Long undoes) {
        Rewriting rewriting = rewriting(text, wanted);
        Settings before = now;
        Settings after = before.with(rewriting.settings);
        refuseOthersSights(who, before, after);
        Long change = rewriting.differences.isEmpty()
                ? null
                : log.keep(
                        clock.instant(),
                        who.name(),
                        who.accountId(),
                        undoes,
                        rewriting.differences,
                        () -> replace(rewriting));
        now = after;
        return new Saved(revision(rewriting.text), change, Effect.between(before, after));
    }

    /** Whoever signs in with somebody's token sees what Jira shows that person, and an admin need not see all of it. */
    private static void refuseOthersSights(Viewer who, Settings before, Settings after) {
        boolean gives = after.access().people().stream()
                .filter(person -> person.tokenHash() != null)
                .filter(person -> !person.account().value().equals(who.accountId()))
                .anyMatch(person -> before.access().people().stream()
                        .noneMatch(known -> person.account().equals(known.account())
                                && Objects.equals(person.tokenHash(), known.tokenHash())));
        if (gives && !who.sight().seesAllTickets()) {
            throw new NotAllowedException("with another person's token you would see what Jira shows them; only the"
                    + " holder of this machine's admin token gives one, or `deskpulse person` on the machine");
        }
    }

    private Map<String, Object> edited(Map<String, Object> tree, List<SettingsEdit> edits) {
        if (edits.size() > MOST_EDITS) {
            throw refused("", "too many changes at once; make at most " + MOST_EDITS);
        }
        Map<String, Object> edited = tree;
        for (SettingsEdit edit : edits) {
            try {
                edit.check();
                edited = edit.on(edited);
            } catch (IllegalArgumentException e) {
                throw refused(edit.key(), String.valueOf(e.getMessage()));
            }
        }
        return edited;
    }

    private Rewriting rewriting(String text, Map<String, Object> wanted) {
        List<Difference> differences = SettingsTree.differences(SettingsTree.of(text), wanted);
        try {
            String changed = SettingsText.saying(wanted, text);
            Path folder = Optional.ofNullable(file.toRealPath().getParent()).orElse(Path.of("."));
            return new Rewriting(changed, reader.parse(file.toString(), changed, folder), differences);
        } catch (IllegalArgumentException e) {
            throw refused(differences.isEmpty() ? "" : differences.get(0).key(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private String unchanged(String revision) {
        String text = text();
        if (!revision(text).equals(revision)) {
            throw new ChangedMeanwhileException("somebody has changed the settings since you opened this;"
                    + " look at what they say now, and change it again where you still want to");
        }
        return text;
    }

    private String text() {
        try {
            return Files.readString(file.toRealPath());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static String revision(String text) {
        return Tokens.hash(text).substring(0, REVISION_LETTERS);
    }

    private InvalidSettings unreachable(IOException e) {
        return refused(
                "",
                "the file cannot be read or written (" + e.getClass().getSimpleName()
                        + "); make the change there, or let this account write to it");
    }

    private InvalidSettings refused(String key, String message) {
        return new InvalidSettings(file.toString(), List.of(new Problem(0, key, message)));
    }

    private void replace(Rewriting rewriting) {
        try {
            WholeFile.replace(file.toRealPath(), rewriting.text);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }
}
