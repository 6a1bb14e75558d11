package dev.deskpulse.connector.jira.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;

/** What a call sends, whole, so that it can be sent again. */
final class CallBody {
    private static final MediaType JSON = MediaType.get("application/json");
    static final CallBody EMPTY = json(new byte[0]);

    private final MediaType type;
    private final byte[] content;

    private CallBody(MediaType type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    static CallBody json(byte[] content) {
        return new CallBody(JSON, content.clone());
    }

    static CallBody file(String name, String contentType, byte[] content) {
        MultipartBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", name, RequestBody.create(content, MediaType.get(contentType)))
                .build();
        try (Buffer buffer = new Buffer()) {
            form.writeTo(buffer);
            return new CallBody(form.contentType(), buffer.readByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RequestBody toSend() {
        return RequestBody.create(content, type);
    }
}
