package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.fixtures.site.Catalogue;
import dev.deskpulse.fixtures.site.FakeComment;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeOption;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.FakeUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A burst of tickets in whose every text there are scripts, formulas and signs that turn the reading direction. */
final class HostileTickets {
    static final String KEY = "HD-66600";

    static final String SUMMARY = "=HYPERLINK(\"http://evil.example\",\"refund\") " + script("summary");
    static final String CHANNEL = "=cmd|'/C calc'!A0 " + script("channel");
    static final String PRODUCT = "@SUM(1+1)*cmd|'/C calc'!A0 " + script("product");
    static final String CUSTOMER = "+1+cmd|'/C calc'!A0 " + script("customer");
    static final String AGENT = "-2+3+cmd|'/C calc'!A0 " + script("agent");

    private static final int TICKETS = 60;

    private HostileTickets() {}

    /** Tells by a property of the window that it was run, and turns round what stands behind it. */
    private static String script(String where) {
        return "<img src=x onerror=\"window.stolen='" + where + "'\"><script>window.stolen='" + where
                + "'</script> {{constructor}} \u202E" + where + "-gpj.exe";
    }

    static void load(FakeSite site, Instant now) {
        Catalogue catalogue = site.catalogue();
        site.addUser(FakeUser.person("hostile-agent", AGENT));
        site.addUser(FakeUser.customer("hostile-customer", CUSTOMER));
        JsonNode channel = option(catalogue, "Channel", CHANNEL);
        JsonNode product = option(catalogue, "Product", PRODUCT);
        for (int number = 0; number < TICKETS; number++) {
            Instant created = now.minus(Duration.ofMinutes(2L * number + 5));
            site.addIssue(FakeIssue.in("HD", created)
                    .key(number == 0 ? KEY : "HD-" + (66600 + number))
                    .summary(SUMMARY)
                    .reporter("hostile-customer")
                    .creator("hostile-customer")
                    .assignee("hostile-agent")
                    .updated(created.plusSeconds(90))
                    .field(field(catalogue, "Channel").id(), channel)
                    .field(field(catalogue, "Product").id(), product)
                    .field(field(catalogue, "Customer").id(), TextNode.valueOf(CUSTOMER))
                    .comments(List.of(
                            FakeComment.of(
                                    "hostile-customer",
                                    created.plusSeconds(60),
                                    "This is a terrible disaster, I am furious! " + script("comment")),
                            FakeComment.of(
                                    "hostile-agent",
                                    created.plusSeconds(90),
                                    "[here|javascript:window.stolen='link'] " + script("answer"))))
                    .build());
        }
    }

    private static FakeField field(Catalogue catalogue, String name) {
        return catalogue.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode option(Catalogue catalogue, String field, String value) {
        FakeOption option = catalogue
                .addOptions(field(catalogue, field).id(), List.of(value))
                .get(0);
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", option.value())
                .put("id", option.id());
    }
}
