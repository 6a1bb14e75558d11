package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.sync.ResolvedMapping.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolvedMappingTest {
    private static final String SD = "com.atlassian.servicedesk:";
    private static final List<FieldDefinition> SITE = List.of(
            new FieldDefinition("summary", "Summary", false, "string", null),
            custom("customfield_1", "渠道", "option", "com.atlassian.jira.plugin.system.customfieldtypes:select"),
            custom("customfield_2", "Region", "string", null),
            custom("customfield_3", "Region", "option", null),
            custom("customfield_4", "Order number", "string", null),
            custom("customfield_5", "최초 응답 SLA", "sd-servicelevelagreement", SD + "sd-sla-field"),
            custom("customfield_6", "Satisfaction", "sd-feedback", SD + "sd-request-feedback"),
            custom("customfield_7", "Satisfaction date", "datetime", SD + "sd-request-feedback-date"),
            custom("customfield_8", "Request Type", "sd-customerrequesttype", SD + "vp-origin"),
            custom("customfield_9", "Organizations", "array", SD + "sd-customer-organizations"),
            custom("customfield_10", "Deskpulse Kind", "option", null));

    private static FieldDefinition custom(String id, String name, String type, @Nullable String custom) {
        return new FieldDefinition(id, name, true, type, custom);
    }

    private static FieldMapping mapping(
            @Nullable String channel, @Nullable String region, @Nullable String orderNumber) {
        return new FieldMapping(
                null, null, channel, null, region, orderNumber, null, null, null, null, null, null, Map.of(), Map.of());
    }

    @Test
    void fieldIsFoundByIdAndByName() {
        ResolvedMapping resolved =
                ResolvedMapping.resolve(mapping("渠道", "customfield_3", "order number "), SITE, Set.of());

        assertThat(resolved.fieldId(Meaning.CHANNEL)).contains("customfield_1");
        assertThat(resolved.fieldId(Meaning.REGION)).contains("customfield_3");
        assertThat(resolved.fieldId(Meaning.ORDER_NUMBER)).contains("customfield_4");
        assertThat(resolved.fieldId(Meaning.PRODUCT)).isEmpty();
        assertThat(resolved.label("customfield_1")).isEqualTo("customfield_1 (渠道)");
    }

    @Test
    void whatAServiceDeskBringsIsFoundByItsType() {
        ResolvedMapping resolved = ResolvedMapping.resolve(FieldMapping.NONE, SITE, Set.of("Deskpulse Kind"));

        assertThat(resolved.fieldId(Meaning.SATISFACTION)).contains("customfield_6");
        assertThat(resolved.fieldId(Meaning.SATISFACTION_DATE)).contains("customfield_7");
        assertThat(resolved.fieldId(Meaning.REQUEST_TYPE)).contains("customfield_8");
        assertThat(resolved.fieldId(Meaning.ORGANISATION)).contains("customfield_9");
        assertThat(resolved.slaFields()).containsExactly("customfield_5");
        assertThat(resolved.ownFields()).containsExactly("customfield_10");
        assertThat(resolved.fieldIds())
                .contains("summary", "updated", "customfield_5", "customfield_6", "customfield_10")
                .doesNotContain("customfield_2", "comment");
    }

    @Test
    void everyProblemIsSaidAtOnceWithItsKeyAndItsMend() {
        FieldMapping wrong = new FieldMapping(
                "customfield_99",
                null,
                null,
                null,
                "Region",
                "Order numbr",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("shop", "门店名称"),
                Map.of());

        assertThatThrownBy(() -> ResolvedMapping.resolve(wrong, SITE, Set.of()))
                .asInstanceOf(type(FieldMappingException.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .hasSize(4)
                        .anySatisfy(line -> assertThat(line).startsWith("fields.customer:"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("fields.region:")
                                .contains("2 fields", "customfield_2", "customfield_3", "give the id"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("fields.orderNumber:")
                                .contains("near matches: 'Order number' [customfield_4]"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("fields.extras.shop:")
                                .contains("'门店名称'")));
    }
}
