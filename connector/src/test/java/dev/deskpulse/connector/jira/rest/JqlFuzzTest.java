package dev.deskpulse.connector.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.fuzz.Hostile;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a value is, it stays a value. */
class JqlFuzzTest {
    @Provide
    Arbitrary<String> values() {
        return Hostile.text(
                List.of("\" OR \"\" = \"", "\\\"", "\\\\\"", "ORDER BY created", ")", "in (", "//", "\\u0022"));
    }

    @Property
    void aQuotedValueEndsWhereItShouldAndSaysWhatItSaid(@ForAll("values") String value) {
        String quoted = Jql.quote(value);
        assertThat(quoted).startsWith("\"").endsWith("\"");
        assertThat(unquoted(quoted)).isEqualTo(value);
    }

    @Property
    void aQueryHoldsNothingOfProjectsOutsideOfQuotes(@ForAll("values") String one, @ForAll("values") String other) {
        assertThat(outsideOfQuotes(Jql.ofAll(List.of(one, other))))
                .isEqualTo("project in (, ) ORDER BY created ASC, key ASC");
    }

    @Property
    void aConditionOfAPersonStandsInBracketsOfItsOwn(@ForAll("values") String condition) {
        String and = Jql.and(condition);
        assertThat(and.isEmpty() || (and.startsWith(" AND (") && and.endsWith(")")))
                .isTrue();
    }

    /** As JQL's grammar reads a string, written down apart from what is tested. */
    private static String unquoted(String quoted) {
        StringBuilder value = new StringBuilder();
        int at = 1;
        while (at < quoted.length() - 1) {
            char c = quoted.charAt(at);
            assertThat(c).as("a quote within").isNotEqualTo('"');
            if (c == '\\' && quoted.charAt(at + 1) == 'u') {
                value.append((char) Integer.parseInt(quoted.substring(at + 2, at + 6), 16));
                at += 6;
            } else if (c == '\\') {
                value.append(quoted.charAt(at + 1));
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        return value.toString();
    }

    private static String outsideOfQuotes(String jql) {
        StringBuilder outside = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < jql.length(); at++) {
            char c = jql.charAt(at);
            if (c == '\\' && inside) {
                at++;
            } else if (c == '"') {
                inside = !inside;
            } else if (!inside) {
                outside.append(c);
            }
        }
        return outside.toString();
    }
}
