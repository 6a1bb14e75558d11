package dev.deskpulse.plugin.admin;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.connector.sync.FieldMappingException;
import dev.deskpulse.connector.sync.MappingTrial;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Effect;
import dev.deskpulse.plugin.settings.InvalidSettings;
import dev.deskpulse.plugin.settings.Problem;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsBook;
import dev.deskpulse.plugin.settings.SettingsChange;
import dev.deskpulse.plugin.settings.SettingsEdit;
import dev.deskpulse.scheduler.customer.CustomerMoves;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.privacy.MaskedTickets;
import dev.deskpulse.scheduler.quality.QualityRules;
import dev.deskpulse.scheduler.quality.Reply;
import dev.deskpulse.scheduler.quality.ReplyCheck;
import dev.deskpulse.scheduler.quality.RuleFinding;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an admin changes settings: tries them on real tickets and days first, saves them, takes them back. */
public final class SettingsDesk {
    private static final int TRIED_TICKETS = 20;
    private static final int SHOWN_DAYS = 14;
    private static final int SHOWN_CHANGES = 100;

    private final SettingsBook book;
    private final Supplier<JiraSite> connect;
    private final MaskedTickets tickets;
    private final Function<CustomerRules, Customers> customers;
    private final Clock clock;

    /**
     * @param connect opens the site for one answer, for which a person waits; it is closed then
     * @param customers tells of customers by some rules
     */
    public SettingsDesk(
            SettingsBook book,
            Supplier<JiraSite> connect,
            MaskedTickets tickets,
            Function<CustomerRules, Customers> customers,
            Clock clock) {
        this.book = book;
        this.connect = connect;
        this.tickets = tickets;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * What somebody wants changed.
     *
     * @param revision of the settings that they have seen
     */
    record Asked(String revision, List<SettingsEdit> edits) {
        Asked {
            if (revision == null || edits == null) {
                throw new IllegalArgumentException("a change needs revision and edits");
            }
            edits = List.copyOf(edits);
        }

        /** Which settings, without their values. */
        String keys() {
            return edits.stream().map(edit -> String.join(".", edit.path())).collect(Collectors.joining(", "));
        }
    }

    /**
     * What somebody wants to try.
     *
     * @param sample a text to mask; null for none
     * @param reply a reply to check; null for none
     */
    record Tried(
            List<SettingsEdit> edits,
            @Nullable String sample,
            @Nullable TriedReply reply) {
        Tried {
            if (edits == null) {
                throw new IllegalArgumentException("a preview needs edits");
            }
            edits = List.copyOf(edits);
        }
    }

    /**
     * A reply that somebody makes up.
     *
     * @param words the customer's, taken for an unhappy complaint, so that every rule is to be kept; may be empty
     */
    record TriedReply(String words, String text) {
        private static final int LONGEST = 6_000;

        TriedReply {
            if (words.length() > LONGEST || text.length() > LONGEST) {
                throw new IllegalArgumentException("words and text are at most " + LONGEST + " characters");
            }
        }
    }

    /**
     * What the check says of a reply.
     *
     * @param words of the reply by which it was told; kinds of personal data, never data
     */
    record TriedRule(String rule, Words name, boolean broken, List<String> words) {}

    /**
     * What the settings would do.
     *
     * @param fields what the latest tickets hold by the mapping, asked of the site; null where the mapping stays
     * @param calendars the next days; null where no calendar changes
     * @param masked the sample as it would be stored; null where there is none
     * @param reply the rules that are to be kept in the reply; null where there is none
     * @param customers who would stand elsewhere; null where no rule of customers changes
     */
    record Preview(
            Set<Effect> effects,
            FieldView.@Nullable Preview fields,
            @Nullable List<NextDays> calendars,
            @Nullable String masked,
            @Nullable List<TriedRule> reply,
            @Nullable CustomerMoves customers) {}

    /** A calendar's next days, today first; the name is empty for the desk's own. */
    record NextDays(String name, List<Day> days) {}

    /** The hours in which people work; none where it is free. */
    record Day(LocalDate day, List<String> hours) {}

    /** A field of the site that a setting can name. */
    record SiteField(String id, String name, @Nullable String type) {}

    /** Asks of whom a token is wanted. */
    record TokenAsked(String revision, String account) {
        TokenAsked {
            if (revision == null || account == null) {
                throw new IllegalArgumentException("a token needs revision and account");
            }
        }
    }

    /** A token, which is shown this once. */
    record Given(String token) {
        @Override
        public String toString() {
            return "a token";
        }
    }

    SettingsBook.Written written() {
        return book.written();
    }

    /** Of the tickets and customers that the viewer sees. */
    Preview preview(Viewer viewer, Tried tried) {
        SettingsBook.Draft draft = book.draft(tried.edits);
        Settings wanted = draft.settings();
        boolean mapped = wanted.fields().readsLike(book.now().fields());
        boolean open = wanted.calendars().equals(book.now().calendars());
        return new Preview(
                draft.effects(),
                mapped ? null : trial(trial -> read(trial, wanted.fields(), viewer)),
                open ? null : days(wanted.calendars()),
                tried.sample == null ? null : tickets.masked(tried.sample, wanted.privacy()),
                tried.reply == null ? null : checked(tried.reply, wanted.quality()),
                moves(wanted.customers(), viewer.sight()));
    }

    private @Nullable CustomerMoves moves(CustomerRules wanted, Sight sight) {
        CustomerRules present = book.now().customers();
        return wanted.equals(present) ? null : customers.apply(present).moves(customers.apply(wanted), sight);
    }

    private List<TriedRule> checked(TriedReply tried, QualityRules rules) {
        Reply reply = new Reply(tried.text, tried.words, tried.words, true, true, true);
        return new ReplyCheck(rules, tickets.everyKind())
                .check(reply).stream()
                        .filter(RuleFinding::asked)
                        .map(finding -> new TriedRule(
                                finding.rule().label(),
                                new Words(
                                        finding.rule().english(), finding.rule().chinese()),
                                finding.isBroken(),
                                finding.words()))
                        .toList();
    }

    private FieldView.Preview read(MappingTrial trial, FieldMapping mapping, Viewer viewer) {
        List<IssueStub> latest = tickets.latest(TRIED_TICKETS).stream()
                .filter(viewer::sees)
                .filter(ticket -> ticket.source().equals(book.now().jira().source()))
                .map(SettingsDesk::stub)
                .toList();
        List<Ticket> read = trial.read(mapping, latest).stream()
                .map(tickets::masked)
                .filter(viewer::sees)
                .toList();
        return FieldView.of(mapping, read);
    }

    private static IssueStub stub(Ticket ticket) {
        return new IssueStub(ticket.id().nativeId(), ticket.key().value(), null);
    }

    private List<NextDays> days(Settings.Calendars calendars) {
        return Stream.concat(
                        Stream.of(days("", calendars.usual())),
                        calendars.own().stream().map(own -> days(own.name(), own.versions())))
                .toList();
    }

    private NextDays days(String name, SortedMap<LocalDate, Settings.Calendar> versions) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), book.now().zone());
        return new NextDays(
                name,
                today.datesUntil(today.plusDays(SHOWN_DAYS))
                        .map(day -> new Day(
                                day,
                                on(day, versions).counting().hoursOf(day).stream()
                                        .map(SettingsView::span)
                                        .toList()))
                        .toList());
    }

    private static Settings.Calendar on(LocalDate day, SortedMap<LocalDate, Settings.Calendar> versions) {
        LocalDate version = versions.headMap(day.plusDays(1)).lastKey();
        return Objects.requireNonNull(versions.get(version), "the first version counts from ever on");
    }

    /** @throws InvalidSettings where the settings cannot be so, or do not fit the site */
    SettingsBook.Saved save(Viewer who, Asked asked) {
        FieldMapping wanted = book.draft(asked.edits).settings().fields();
        if (!wanted.readsLike(book.now().fields())) {
            trial(trial -> {
                trial.check(wanted);
                return wanted;
            });
        }
        return book.change(who, asked.revision, asked.edits);
    }

    List<SettingsChange> changes() {
        return book.changes(SHOWN_CHANGES);
    }

    SettingsBook.Saved undo(Viewer who, long id) {
        return book.undo(who, id);
    }

    Given giveToken(Viewer who, TokenAsked asked) {
        return new Given(book.giveToken(who, asked.revision, asked.account));
    }

    /** By name. */
    List<SiteField> siteFields() {
        return trial(trial -> trial.fields().stream()
                .map(field -> new SiteField(field.id(), field.name(), field.schemaType()))
                .sorted(Comparator.comparing(SiteField::name).thenComparing(SiteField::id))
                .toList());
    }

    private <T> T trial(Function<MappingTrial, T> work) {
        Settings.Jira jira = book.now().jira();
        try (JiraSite site = connect.get()) {
            return work.apply(new MappingTrial(site, jira.source(), jira.automation()));
        } catch (FieldMappingException e) {
            throw new InvalidSettings(
                    book.now().file().toString(),
                    e.problems().stream().map(SettingsDesk::problem).toList());
        }
    }

    /** Each begins with the setting's key. */
    private static Problem problem(String line) {
        int colon = line.indexOf(": ");
        return new Problem(0, line.substring(0, Math.max(colon, 0)), line.substring(colon < 0 ? 0 : colon + 2));
    }
}
