package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.FieldDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FieldMapping} laid over the fields that one site has: ids only, so that two fields of one name or a renamed
 * field can do no harm while issues are read. What a service desk brings itself (SLA, satisfaction, organisations,
 * request type) is found by its type where the settings do not name it.
 */
public final class ResolvedMapping {
    /** Of what {@link TicketMapper} makes of an issue: raised where it keeps more, so that sync reads all again. */
    private static final int VERSION = 2;

    /** Jira's own field of the security level. */
    static final String SECURITY = "security";

    /** What every issue is asked for, whatever the settings. */
    private static final List<String> ALWAYS = List.of(
            "summary",
            "description",
            "issuetype",
            "project",
            "status",
            "priority",
            "resolution",
            "resolutiondate",
            "created",
            "updated",
            "reporter",
            "assignee",
            "labels",
            SECURITY);

    /** What a field can mean. */
    public enum Meaning {
        CUSTOMER("customer", null),
        ORGANISATION("organisation", "sd-customer-organizations"),
        CHANNEL("channel", null),
        PRODUCT("product", null),
        REGION("region", null),
        ORDER_NUMBER("orderNumber", null),
        ORDER_CREATED("orderCreated", null),
        ORDER_CONFIRMED("orderConfirmed", null),
        ORDER_SHIPPED("orderShipped", null),
        ORDER_COMPLETED("orderCompleted", null),
        NPS_ANSWER("npsAnswer", null),
        SATISFACTION("satisfaction", "sd-request-feedback"),
        SATISFACTION_DATE("", "sd-request-feedback-date"),
        REQUEST_TYPE("", "vp-origin");

        private final String key;
        private final @Nullable String customType;

        /**
         * @param key in the settings; empty for what only a service desk brings
         * @param customType the end of the custom field type's key by which a service desk's own field is known
         */
        Meaning(String key, @Nullable String customType) {
            this.key = key;
            this.customType = customType;
        }

        private @Nullable String setting(FieldMapping mapping) {
            return switch (this) {
                case CUSTOMER -> mapping.customer();
                case ORGANISATION -> mapping.organisation();
                case CHANNEL -> mapping.channel();
                case PRODUCT -> mapping.product();
                case REGION -> mapping.region();
                case ORDER_NUMBER -> mapping.orderNumber();
                case ORDER_CREATED -> mapping.orderCreated();
                case ORDER_CONFIRMED -> mapping.orderConfirmed();
                case ORDER_SHIPPED -> mapping.orderShipped();
                case ORDER_COMPLETED -> mapping.orderCompleted();
                case NPS_ANSWER -> mapping.npsAnswer();
                case SATISFACTION -> mapping.satisfaction();
                case SATISFACTION_DATE, REQUEST_TYPE -> null;
            };
        }
    }

    private final Map<Meaning, String> ids;
    private final Map<String, String> extras;
    private final Set<String> slaFields;
    private final Set<String> ownFields;
    private final Map<String, String> names;

    private ResolvedMapping(
            Map<Meaning, String> ids,
            Map<String, String> extras,
            Set<String> slaFields,
            Set<String> ownFields,
            Map<String, String> names) {
        this.ids = ids;
        this.extras = extras;
        this.slaFields = slaFields;
        this.ownFields = ownFields;
        this.names = names;
    }

    /**
     * Resolves ids and names.
     *
     * @param ownNames names of the fields that Deskpulse itself writes: kept with the ticket where the site has them
     * @throws FieldMappingException with every name that is unknown or shared by two fields
     */
    public static ResolvedMapping resolve(
            FieldMapping mapping, Collection<FieldDefinition> site, Set<String> ownNames) {
        return new Resolution(site).resolve(mapping, ownNames);
    }

    /** The field of a meaning, empty where the site has none. */
    public Optional<String> fieldId(Meaning meaning) {
        return Optional.ofNullable(ids.get(meaning));
    }

    /** Further fields to keep: name in the settings to field id. */
    public Map<String, String> extras() {
        return extras;
    }

    public Set<String> slaFields() {
        return slaFields;
    }

    /** Ids of the fields that Deskpulse writes. */
    public Set<String> ownFields() {
        return ownFields;
    }

    /** Which fields decide what of an issue is kept; the fields that Deskpulse writes decide nothing. */
    String fingerprint() {
        return VERSION + " " + new TreeMap<>(ids) + " " + new TreeMap<>(extras) + " " + new TreeSet<>(slaFields);
    }

    /** Everything that an issue is to be asked for. */
    public Set<String> fieldIds() {
        Set<String> all = new LinkedHashSet<>(ALWAYS);
        all.addAll(ids.values());
        all.addAll(extras.values());
        all.addAll(slaFields);
        all.addAll(ownFields);
        return all;
    }

    /** A field as a person knows it: {@code customfield_10010 (Order shipped)}. */
    public String label(String fieldId) {
        String name = names.get(fieldId);
        return name == null || name.equalsIgnoreCase(fieldId) ? fieldId : fieldId + " (" + name + ")";
    }

    /** One walk over the settings against one site's fields, collecting problems on the way. */
    private static final class Resolution {
        private final Collection<FieldDefinition> site;
        private final List<String> problems = new ArrayList<>();

        Resolution(Collection<FieldDefinition> site) {
            this.site = site;
        }

        ResolvedMapping resolve(FieldMapping mapping, Set<String> ownNames) {
            Map<Meaning, String> ids = new EnumMap<>(Meaning.class);
            for (Meaning meaning : Meaning.values()) {
                idOf(meaning, mapping).ifPresent(id -> ids.put(meaning, id));
            }
            Map<String, String> extras = new HashMap<>();
            mapping.extras().forEach((name, field) -> named("fields.extras." + name, field)
                    .ifPresent(id -> extras.put(name, id)));
            if (!problems.isEmpty()) {
                throw new FieldMappingException(problems.stream().sorted().toList());
            }
            Set<String> sla = idsWhere(
                    field -> "sd-servicelevelagreement".equals(field.schemaType()) || isCustom(field, "sd-sla-field"));
            Set<String> own = idsWhere(field -> field.custom() && ownNames.contains(field.name()));
            Map<String, String> names = site.stream()
                    .collect(Collectors.toMap(FieldDefinition::id, FieldDefinition::name, (first, second) -> first));
            return new ResolvedMapping(ids, Map.copyOf(extras), sla, own, names);
        }

        private Optional<String> idOf(Meaning meaning, FieldMapping mapping) {
            String setting = meaning.setting(mapping);
            if (setting != null) {
                return named("fields." + meaning.key, setting);
            }
            String type = meaning.customType;
            return type == null
                    ? Optional.empty()
                    : idsWhere(field -> isCustom(field, type)).stream().findFirst();
        }

        private Optional<String> named(String key, String wanted) {
            if (site.stream().anyMatch(field -> field.id().equals(wanted))) {
                return Optional.of(wanted);
            }
            Set<String> found = idsWhere(field -> field.name().equals(wanted));
            if (found.isEmpty()) {
                found = idsWhere(field -> NearNames.folded(field.name()).equals(NearNames.folded(wanted)));
            }
            if (found.size() != 1) {
                problems.add(key + ": " + (found.isEmpty() ? unknown(wanted) : shared(wanted, found)));
                return Optional.empty();
            }
            return Optional.of(found.iterator().next());
        }

        private String unknown(String wanted) {
            List<String> near = wanted.matches("customfield_\\d+")
                    ? List.of()
                    : NearNames.to(
                            wanted, site.stream().map(FieldDefinition::name).toList());
            String hint = near.isEmpty()
                    ? ""
                    : " (near matches: "
                            + near.stream()
                                    .map(name -> "'" + name + "' "
                                            + idsWhere(field -> field.name().equals(name)))
                                    .collect(Collectors.joining(", "))
                            + ")";
            return "this account sees no field '" + wanted + "' on the site" + hint
                    + "; give a field's name or id, or leave the setting out";
        }

        private static String shared(String wanted, Set<String> ids) {
            return "the name '" + wanted + "' belongs to " + ids.size() + " fields (" + String.join(", ", ids)
                    + "); give the id of the one that is meant";
        }

        private Set<String> idsWhere(Predicate<FieldDefinition> condition) {
            return site.stream()
                    .filter(condition)
                    .map(FieldDefinition::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static boolean isCustom(FieldDefinition field, String type) {
            String custom = field.schemaCustom();
            return custom != null && custom.endsWith(":" + type);
        }
    }
}
