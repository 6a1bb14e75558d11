package dev.deskpulse.connector.jira.http;

import java.net.URI;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A site's address and how to sign in there.
 *
 * @param site as people open it in a browser, without a page's path; on Data Center with the context path, if any
 */
public record SiteAccess(URI site, SignIn signIn) {
    public SiteAccess {
        site = checked(site);
    }

    /** Where the calls go. */
    HttpUrl base() {
        return HttpUrl.get(signIn.apiBase(site).toString());
    }

    private static URI checked(URI site) {
        HttpUrl url = HttpUrl.parse(site.toString());
        String trouble = url == null
                ? "is not an address that starts with https:// (or http://)"
                : url.username().isEmpty() && url.password().isEmpty()
                        ? trouble(url)
                        : "holds a user name or password: give them as settings of their own";
        if (trouble != null) {
            throw new IllegalArgumentException("the site address " + (url == null ? "" : url.host() + " ") + trouble);
        }
        return URI.create(site.toString().replaceAll("/+$", ""));
    }

    private static @Nullable String trouble(HttpUrl url) {
        if (url.query() != null || url.fragment() != null) {
            return "holds a '?' or '#': give the part before it, without any page";
        }
        if (!isCloud(url.host())) {
            return url.encodedPath().contains("/rest/") || url.encodedPath().contains("/browse/")
                    ? "has a path too many: end it before /rest or /browse"
                    : null;
        }
        if (!url.isHttps()) {
            return "must start with https://: tokens do not travel in clear text";
        }
        return url.encodedPath().equals("/") ? null : "has a path too many: write https://" + url.host();
    }

    private static boolean isCloud(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".atlassian.net") || lower.endsWith(".jira.com");
    }
}
