/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.operation;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.camelwecom.kf.client.MediaSource;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.util.FileUtil;

/**
 * A body that is the content of a media file, wherever the content is. It can be read again, since an upload may have
 * to be repeated; a stream that cannot is put aside first, to a temporary file if it is large.
 */
record MediaBody(String fileName, long length, Opener opener) implements MediaSource {

    private static final String NAMELESS = "media";

    /** Whether a body is the content of a file, rather than its media id. */
    static boolean isContent(Object body) {
        return body instanceof byte[] || body instanceof InputStream || body instanceof StreamCache || body instanceof File
                || body instanceof Path || body instanceof WrappedFile;
    }

    static MediaBody of(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        Object body = message.getBody() instanceof WrappedFile<?> wrapped ? wrapped.getFile() : message.getBody();
        if (body instanceof File file) {
            return ofPath(message, file.toPath());
        }
        if (body instanceof Path path) {
            return ofPath(message, path);
        }
        if (body instanceof byte[] bytes) {
            return ofBytes(message, bytes);
        }
        if (body instanceof String text) {
            // whatever charset the exchange names: that is of bytes which became text, or are to
            return ofBytes(message, text.getBytes(StandardCharsets.UTF_8));
        }
        if (body instanceof SpooledStream spooled) {
            return new MediaBody(name(message, NAMELESS), spooled.length(), spooled::another);
        }
        return ofStream(exchange);
    }

    private static MediaBody ofBytes(Message message, byte[] bytes) {
        return new MediaBody(name(message, NAMELESS), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static MediaBody ofPath(Message message, Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(
                    path.toAbsolutePath().toString(), null, "the body is to be uploaded, but there is no such file");
        }
        return new MediaBody(name(message, path.getFileName().toString()), Files.size(path), () -> Files.newInputStream(path));
    }

    private static MediaBody ofStream(Exchange exchange) throws IOException, InvalidPayloadException {
        Spool spool = new Spool(exchange);
        try (InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class); spool) {
            in.transferTo(spool);
        }
        return new MediaBody(name(exchange.getMessage(), NAMELESS), spool.length(), spool::content);
    }

    private static String name(Message message, String otherwise) {
        String name = message.getHeader(Exchange.FILE_NAME, otherwise, String.class);
        return FileUtil.stripPath(name);
    }

    @Override
    public InputStream open() throws IOException {
        return opener.open();
    }

    /** Without the name, which a customer may have chosen. */
    @Override
    public String toString() {
        return "MediaBody[length=" + length + "]";
    }

    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
