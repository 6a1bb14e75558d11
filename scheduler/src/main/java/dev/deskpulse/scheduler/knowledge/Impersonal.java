package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.privacy.Greetings;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.Pseudonyms;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of what somebody wrote to somebody words for everybody: without personal data of any kind, whatever the settings
 * mask, without whom it greets and who signs it, and without the names of all whom the store knows, wherever they stand.
 */
final class Impersonal {
    private static final int LONGEST_NAME = 4;
    private static final int SHORTEST_WORD = 3;
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}'’-]{2,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");

    /** Stand beside names, and are none. */
    private static final Set<String> NO_NAMES = Set.of(
            "Admin",
            "Agent",
            "Customer",
            "Desk",
            "Guest",
            "Help",
            "Jira",
            "Service",
            "Support",
            "Team",
            "Test",
            "User",
            "先生",
            "公司",
            "团队",
            "女士",
            "客户",
            "客服",
            "小姐",
            "售后",
            "支持",
            "测试",
            "用户",
            "老师",
            "会员");

    private final Masker masker;
    private final Set<String> words = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param masker of every kind
     * @param people whose names are taken out, customers' too where the settings leave them in the store; a name that is a
     *     word as well costs that word where it is written like the name
     */
    Impersonal(Masker masker, Collection<Person> people) {
        this.masker = masker;
        people.stream()
                .filter(person -> person.role() != AuthorRole.AUTOMATION)
                .map(Person::displayName)
                .forEach(this::addName);
    }

    private void addName(String name) {
        Matcher han = HAN.matcher(name);
        while (han.find()) {
            if (!NO_NAMES.contains(han.group())) {
                names.add(han.group());
            }
        }
        Matcher word = CAPITALISED.matcher(name);
        while (word.find()) {
            if (!NO_NAMES.contains(word.group())) {
                words.add(folded(word.group()));
            }
        }
    }

    /** Shouted or with somebody's 's, it is the same name. */
    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replaceFirst("['’]s$", "");
    }

    /** @param most characters that are kept */
    OwnWords of(String sent, int most) {
        String masked = Pseudonyms.replaced(masker.mask(sent), Greetings.GAP);
        String cleaned = OwnWords.in(masked, most).text();
        return OwnWords.in(withoutPeople(Greetings.without(cleaned)), most);
    }

    private String withoutPeople(String text) {
        String plain = words.isEmpty()
                ? text
                : CAPITALISED
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                words.contains(folded(found.group())) ? Greetings.GAP : found.group()));
        return names.isEmpty() ? plain : withoutChineseNames(plain);
    }

    private String withoutChineseNames(String text) {
        StringBuilder kept = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int name = nameAt(text, at);
            kept.append(name == 0 ? text.substring(at, at + 1) : Greetings.GAP);
            at += Math.max(1, name);
        }
        return kept.toString();
    }

    private int nameAt(String text, int at) {
        for (int length = Math.min(LONGEST_NAME, text.length() - at); length >= SHORTEST_WORD - 1; length--) {
            if (names.contains(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }
}
