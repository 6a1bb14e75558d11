package dev.deskpulse.plugin.settings;

import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code kpi}. */
final class FigureSection {
    private FigureSection() {}

    /** @param fields name the own fields by which targets may be sliced */
    static Settings.Figures read(Section kpi, FieldMapping fields) {
        Map<String, KpiProfile> profiles = profiles(kpi.section("profiles"));
        KpiProfile profile = kpi.text("profile")
                .map(name -> named(kpi, "profile", name, profiles))
                .orElse(KpiProfile.DESKPULSE);
        OwnFields own = OwnFields.of(fields.extras().keySet());
        return new Settings.Figures(profile, profiles, windows(kpi, profile), targets(kpi.section("targets"), own));
    }

    private static KpiProfile named(Section section, String key, String name, Map<String, KpiProfile> profiles) {
        KpiProfile profile = profiles.get(name);
        if (profile == null) {
            section.problem(key, "'" + name + "' is not a profile; there are " + String.join(", ", profiles.keySet()));
            return KpiProfile.DESKPULSE;
        }
        return profile;
    }

    private static Map<String, KpiProfile> profiles(Section section) {
        Map<String, KpiProfile> profiles = new LinkedHashMap<>();
        KpiProfile.SHIPPED.forEach(profile -> profiles.put(profile.name(), profile));
        section.sections().forEach((name, own) -> {
            if (KpiProfile.SHIPPED.stream().anyMatch(shipped -> shipped.name().equals(name))) {
                section.problem(name, "is the name of a profile that ships; choose another");
            } else {
                profiles.put(name, profile(name, own, profiles));
            }
        });
        return profiles;
    }

    private static KpiProfile profile(String name, Section own, Map<String, KpiProfile> profiles) {
        KpiProfile base =
                own.text("from").map(from -> named(own, "from", from, profiles)).orElse(KpiProfile.DESKPULSE);
        return SettingsFile.checked(
                own,
                base,
                () -> new KpiProfile(
                        name,
                        own.choice("responseStart", KpiProfile.ResponseStart.class)
                                .orElse(base.responseStart()),
                        own.choice("calendarRule", KpiProfile.CalendarRule.class)
                                .orElse(base.calendarRule()),
                        own.choice("resolutionRule", KpiProfile.ResolutionRule.class)
                                .orElse(base.resolutionRule()),
                        own.choice("handlingRule", KpiProfile.HandlingRule.class)
                                .orElse(base.handlingRule()),
                        own.choice("thirdPartyRule", KpiProfile.ThirdPartyRule.class)
                                .orElse(base.thirdPartyRule()),
                        own.flag("automationReplies", base.automationReplies()),
                        own.number("oneTouchReplies", base.oneTouchReplies(), 0, 1_000),
                        own.duration("repeatWindow", base.repeatWindow())));
    }

    private static KpiQuery.Windows windows(Section kpi, KpiProfile profile) {
        KpiQuery.Windows usual = KpiQuery.Windows.USUAL;
        return SettingsFile.checked(
                kpi,
                usual,
                () -> new KpiQuery.Windows(
                        profile.repeatWindow(),
                        kpi.duration("returningWindow", usual.returning()),
                        kpi.duration("customerWindow", usual.customer()),
                        kpi.duration("longOpen", usual.longOpen())));
    }

    private static List<Target> targets(Section section, OwnFields own) {
        List<Target> targets = new ArrayList<>();
        section.sections().forEach((name, target) -> target(name, target, own).ifPresent(targets::add));
        return targets;
    }

    private static Optional<Target> target(String name, Section section, OwnFields own) {
        Optional<Kpi> kpi = section.choice("kpi", Kpi.class);
        Optional<Double> least = section.amount("atLeast");
        Optional<Double> most = section.amount("atMost");
        Optional<Double> warning = section.amount("warning");
        Optional<String> value = section.text("value");
        Target.Review review = section.choice("review", Target.Review.class).orElse(Target.Review.MONTH);
        Map<Dimension, Set<String>> slice = slice(section.section("of"), own);
        if (!section.has("kpi")) {
            section.problem("kpi", "is missing; name a figure such as first-response");
        }
        if (least.isPresent() == most.isPresent()) {
            section.problem("needs atLeast or atMost, and not both");
            return Optional.empty();
        }
        double goal = least.or(() -> most).orElse(0.0);
        Target.Direction direction = least.isPresent() ? Target.Direction.AT_LEAST : Target.Direction.AT_MOST;
        return kpi.flatMap(figure -> SettingsFile.checked(
                section,
                Optional.<Target>empty(),
                () -> Optional.of(new Target(
                        name,
                        figure,
                        value.orElse(figure.headline()),
                        slice,
                        direction,
                        goal,
                        warning.orElse(goal),
                        review))));
    }

    private static Map<Dimension, Set<String>> slice(Section of, OwnFields own) {
        Map<Dimension, Set<String>> slice = new EnumMap<>(Dimension.class);
        for (String name : of.keys()) {
            List<String> values = of.texts(name);
            dimension(name, own)
                    .ifPresentOrElse(
                            dimension -> slice.put(dimension, Set.copyOf(values)),
                            () -> of.problem(name, "is nothing to slice by; see docs/kpi.md"));
        }
        return slice;
    }

    private static Optional<Dimension> dimension(String name, OwnFields own) {
        return own.dimension(name).or(() -> Dimension.named(name));
    }
}
