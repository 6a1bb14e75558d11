package dev.deskpulse.jirarestclient;

import com.atlassian.httpclient.apache.httpcomponents.DefaultRequest;
import com.atlassian.httpclient.apache.httpcomponents.DefaultResponse;
import com.atlassian.httpclient.api.Request;
import com.atlassian.httpclient.api.Response;
import com.atlassian.httpclient.api.ResponsePromise;
import com.atlassian.httpclient.api.ResponsePromises;
import com.atlassian.httpclient.base.AbstractHttpClient;
import com.atlassian.jira.rest.client.internal.async.DisposableHttpClient;
import com.atlassian.util.concurrent.Promises;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Answers the client's requests from an {@link Exchange}, so that one stack does all HTTP. */
final class ExchangeClient extends AbstractHttpClient implements DisposableHttpClient {
    private final Exchange exchange;

    ExchangeClient(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public ResponsePromise execute(DefaultRequest request) {
        if (request.getMethod() != Request.Method.GET) {
            throw new UnsupportedOperationException("this client only reads");
        }
        byte[] body = exchange.get(request.getUri()).getBytes(StandardCharsets.UTF_8);
        DefaultResponse response = new DefaultResponse(body.length);
        response.setStatusCode(200);
        response.setContentType("application/json");
        response.setContentCharset("UTF-8");
        response.setEntityStream(new ByteArrayInputStream(body));
        return ResponsePromises.toResponsePromise(Promises.<Response>promise(response));
    }

    /** There is no cache. */
    @Override
    public void flushCacheByUriPattern(Pattern pattern) {}

    /** The exchange belongs to someone else. */
    @Override
    public void destroy() {}
}
