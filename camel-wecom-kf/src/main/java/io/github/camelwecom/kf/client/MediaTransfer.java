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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;

/**
 * Media files to the platform and from it. Neither way holds a whole file in memory.
 */
final class MediaTransfer {

    /** The platform gives at most this much of a file at once (doc/90254). */
    static final long PIECE_BYTES = 20L * 1024 * 1024;
    /** The largest file the platform keeps: one that it fetched itself (doc/96219). */
    static final long MAX_FILE_BYTES = 200L * 1024 * 1024;
    /** The file is too large to be fetched whole. */
    private static final Integer TOO_LARGE_WITHOUT_RANGE = 830002;
    /** An error in place of a file is short; what is longer is a file. */
    private static final int LONGEST_ERROR = 64 * 1024;

    private final KfHttp http;
    private final Duration timeLimit;

    MediaTransfer(KfHttp http, Duration timeLimit) {
        this.http = http;
        this.timeLimit = timeLimit;
    }

    ObjectNode upload(String operation, String path, MediaSource source, NameValuePair... query) {
        HttpEntity file = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED).setCharset(StandardCharsets.UTF_8)
                .addPart("media", new MediaPart(operation, source)).build();
        return http.upload(operation, path, file, timeLimit, query);
    }

    MediaFile download(String operation, String path, MediaSink sink, NameValuePair... query) {
        try (OutputStream output = new BoundedOutput(sink.open(), MAX_FILE_BYTES, () -> tooLarge(operation))) {
            try {
                return fetch(operation, path, null, output, query).file();
            } catch (WecomKfException e) {
                if (!TOO_LARGE_WITHOUT_RANGE.equals(e.getErrcode())) {
                    throw e;
                }
            }
            return inPieces(operation, path, output, query);
        } catch (IOException e) {
            throw new WecomKfException(operation, ErrorCategory.CALLER, "the file's content cannot be put down", e);
        }
    }

    private static WecomKfException tooLarge(String operation) {
        return new WecomKfException(
                operation, ErrorCategory.CALLER,
                "the file has more than " + MAX_FILE_BYTES + " bytes, which the platform does not keep", null);
    }

    private MediaFile inPieces(String operation, String path, OutputStream output, NameValuePair... query) {
        long offset = 0;
        MediaPiece piece;
        do {
            String range = "bytes=" + offset + "-" + (offset + PIECE_BYTES - 1);
            piece = fetch(operation, path, range, output, query);
            offset += piece.file().length();
        } while (offset < piece.total() && piece.file().length() > 0);
        if (offset < piece.total()) {
            throw WecomKfException.badAnswer(
                    operation, ErrorCategory.RETRYABLE, "the file ended at byte " + offset + " of " + piece.total(),
                    HttpStatus.SC_PARTIAL_CONTENT);
        }
        return new MediaFile(piece.file().fileName(), piece.file().contentType(), offset);
    }

    private MediaPiece fetch(String operation, String path, String range, OutputStream output, NameValuePair... query) {
        return http.download(operation, path, range, timeLimit, response -> read(operation, response, output), query);
    }

    private MediaPiece read(String operation, ClassicHttpResponse response, OutputStream output) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        if (status != HttpStatus.SC_OK && status != HttpStatus.SC_PARTIAL_CONTENT) {
            Answer answer = http.answer(response, content.readNBytes(LONGEST_ERROR));
            throw answer.refusal(operation).orElseGet(() -> answer.unexpectedStatus(operation));
        }
        long length = response.containsHeader(HttpHeaders.CONTENT_DISPOSITION)
                ? 0 : refuseError(operation, response, content, output);
        return MediaPiece.of(response, length + content.transferTo(output));
    }

    /**
     * An error comes with the status of a file, and its JSON in place of the content. A file that is JSON has a name.
     * Returns how much of the file was put down while looking.
     */
    private int refuseError(
            String operation, ClassicHttpResponse response, InputStream content, OutputStream output)
            throws IOException {
        byte[] beginning = content.readNBytes(LONGEST_ERROR);
        Optional<WecomKfException> refusal = http.answer(response, beginning).refusal(operation);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        output.write(beginning);
        return beginning.length;
    }
}
