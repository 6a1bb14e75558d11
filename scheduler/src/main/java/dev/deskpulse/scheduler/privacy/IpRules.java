package dev.deskpulse.scheduler.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the internet: four numbers up to 255 with points (no version), or groups of RFC 4291's notation. */
final class IpRules implements Finder {
    private static final Pattern V4 = Pattern.compile("[1-3](?: [1-3]){3}");
    private static final Pattern VERSION = Pattern.compile(
            "(?i)(?:(?<![a-z])v|(?<![a-z])ver|version|版本|版|固件|系统|系統|升级到|更新到|升级|更新|firmware|build|release|android|ios|windows|app|chrome|driver|miui)[号號]?[ .:是为]*\\z");
    private static final Pattern NAMED = Pattern.compile("(?i)(?<![a-z])ip(?:v4)?(?:地址|位址|address)?[ :是为為is]*\\z");
    private static final int LEAST_FIRST = 10;
    private static final Pattern V6 =
            Pattern.compile("(?<![0-9A-Za-z])(?=[0-9A-Fa-f]|::)[0-9A-Fa-f:]{5,40}+(?![0-9A-Za-z])");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    /** A clock's 12::30 or a scope in code is none: a short address begins with a group that is handed out. */
    private static final Pattern HANDED_OUT = Pattern.compile("(?i)(?:[23][0-9a-f]{3}|f[cdef][0-9a-f]{2}|64):");

    private static final int SURE = 4;

    static Optional<Span> v4(Figures figures) {
        if (!V4.matcher(figures.shape()).matches() || !figures.separator().equals(".") || !figures.standsAlone()) {
            return Optional.empty();
        }
        String address = figures.text().text().substring(figures.start(), figures.end());
        for (String part : address.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
                return Optional.empty();
            }
        }
        return isVersion(figures, address) ? Optional.empty() : Optional.of(figures.as(PersonalData.IP, address));
    }

    /** Four small numbers are more often a version, a date or a price, unless the words before say otherwise. */
    private static boolean isVersion(Figures figures, String address) {
        String before = figures.text().before(figures.start(), 16);
        boolean small = Integer.parseInt(address.substring(0, address.indexOf('.'))) < LEAST_FIRST
                && !figures.shape().contains("3");
        return VERSION.matcher(before).find()
                || (small && !NAMED.matcher(before).find());
    }

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (text.text().indexOf(':') < 0) {
            return;
        }
        Matcher matcher = V6.matcher(text.text());
        while (matcher.find()) {
            String candidate = matcher.group();
            boolean colon = candidate.endsWith(":") && !candidate.endsWith("::");
            String address = colon ? candidate.substring(0, candidate.length() - 1) : candidate;
            if (isV6(address)) {
                int end = matcher.start() + address.length();
                spans.add(new Span(PersonalData.IP, matcher.start(), end, address.toLowerCase(Locale.ROOT)));
            }
        }
    }

    private static boolean isV6(String candidate) {
        int gap = candidate.indexOf("::");
        List<String> groups = Arrays.asList(candidate.replace("::", ":").split(":", -1));
        long filled = 0;
        for (String group : groups) {
            if (!group.isEmpty() && !GROUP.matcher(group).matches()) {
                return false;
            }
            filled += group.isEmpty() ? 0 : 1;
        }
        boolean whole = gap < 0 && filled == GROUPS && groups.size() == GROUPS;
        boolean shortened = gap >= 0 && candidate.indexOf("::", gap + 1) < 0 && filled >= 2 && filled < GROUPS;
        return whole
                || (shortened
                        && (filled >= SURE || HANDED_OUT.matcher(candidate).lookingAt()));
    }
}
