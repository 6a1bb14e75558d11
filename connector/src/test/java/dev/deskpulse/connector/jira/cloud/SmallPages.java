package dev.deskpulse.connector.jira.cloud;

import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeRequest;

/** Makes search pages small, as a site may, so that a few issues fill several. */
final class SmallPages {
    private SmallPages() {}

    static FakeFilter of(int size) {
        return (request, next) -> next.handle(smaller(request, size));
    }

    private static FakeRequest smaller(FakeRequest request, int size) {
        return new FakeRequest(
                request.method(),
                request.path(),
                request.origin(),
                request.gateway(),
                request.query(),
                request.headers(),
                request.body().replace("\"maxResults\":5000", "\"maxResults\":" + size),
                request.route(),
                request.pathValues(),
                request.signIn());
    }
}
