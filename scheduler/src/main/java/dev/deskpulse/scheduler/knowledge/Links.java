package dev.deskpulse.scheduler.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses on the web that a text names. */
final class Links {
    private static final int LONGEST = 500;
    private static final int MOST = 10;
    /** An address ends where a blank, a bracket, a quote or a Chinese mark begins. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s<>\"'“”‘’()\\[\\]{}|（）【】《》，。；：！？、]+");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?]+$");

    private Links() {}

    /** Each once, in their order; at most ten. */
    static List<String> in(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> END_OF_SENTENCE.matcher(found).replaceFirst(""))
                .flatMap(found -> checked(found).stream())
                .map(URI::toString)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** A whole address by http or https without a name or password in it. */
    static Optional<URI> checked(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && address.getHost() != null && address.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
