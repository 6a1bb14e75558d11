package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.text.PriorityWeights;
import dev.deskpulse.scheduler.text.PriorityWeights.Amounts;
import dev.deskpulse.scheduler.text.PriorityWeights.CustomerValue;
import dev.deskpulse.scheduler.text.PriorityWeights.Levels;
import dev.deskpulse.scheduler.text.Reason;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the sections {@code tags} and {@code priority}. */
final class TagSection {
    private static final long LARGEST_LIST = 1 << 20;

    private TagSection() {}

    /** @param folder where relative paths start */
    static TagSettings read(Section tags, Section priority, Path folder) {
        Section unsure = tags.section("unsureBelow");
        Threshold threshold = new Threshold(
                unsure.share("sentiment", Threshold.DEFAULTS.sentiment()),
                unsure.share("kind", Threshold.DEFAULTS.kind()));
        PriorityWeights weights = new PriorityWeights(
                weights(priority),
                levels(priority.section("levels")),
                amounts(priority.section("amounts")),
                customers(priority.section("customerValue")));
        String cities = cities(tags, folder);
        return SettingsFile.checked(
                tags,
                "cities",
                TagSettings.with(weights),
                () -> new TagSettings(threshold, tags.texts("products"), cities, weights));
    }

    private static Map<Reason, Double> weights(Section priority) {
        Section impact = priority.section("impact");
        Section urgency = priority.section("urgency");
        Map<Reason, Double> weights = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (reason != Reason.CUSTOMER_VALUE) {
                Section side = reason.side() == Reason.Side.IMPACT ? impact : urgency;
                weights.put(reason, side.share(reason.key(), reason.usual()));
            }
        }
        return weights;
    }

    private static Levels levels(Section section) {
        Levels usual = Levels.DEFAULTS;
        double highest = section.share("highest", usual.highest());
        double high = section.share("high", usual.high());
        double medium = section.share("medium", usual.medium());
        double low = section.share("low", usual.low());
        return SettingsFile.checked(section, usual, () -> new Levels(highest, high, medium, low));
    }

    private static Amounts amounts(Section section) {
        Amounts usual = Amounts.DEFAULTS;
        double large = section.number("large", (int) usual.large(), 1, Integer.MAX_VALUE);
        double veryLarge = section.number("veryLarge", (int) usual.veryLarge(), 1, Integer.MAX_VALUE);
        return SettingsFile.checked(section, usual, () -> new Amounts(large, veryLarge));
    }

    private static CustomerValue customers(Section section) {
        Section values = section.section("values");
        Map<String, Double> weights = new LinkedHashMap<>();
        values.entries().keySet().forEach(value -> weights.put(value, values.share(value, 0)));
        Optional<String> field = section.text("field");
        if (field.isEmpty() && !weights.isEmpty()) {
            section.problem(
                    "values",
                    "have no field; set priority.customerValue.field to customer, organisation or a"
                            + " name from fields.extras");
        }
        return new CustomerValue(field.orElse(""), weights);
    }

    private static String cities(Section tags, Path folder) {
        Optional<String> file = tags.text("cities");
        if (file.isEmpty()) {
            return "";
        }
        Path path = folder.resolve(file.get());
        try {
            if (Files.size(path) <= LARGEST_LIST) {
                return Files.readString(path);
            }
            tags.problem("cities", "the list is larger than 1 MiB; is it a list of cities?");
        } catch (IOException e) {
            tags.problem("cities", "the list cannot be read; name a UTF-8 file that this user may read");
        }
        return "";
    }
}
