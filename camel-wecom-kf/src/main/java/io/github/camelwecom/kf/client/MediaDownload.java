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

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/**
 * One file on its way here, at once or in pieces. Each answer is compared with what was asked: something between here
 * and the platform may have given another (RFC 9110, 14.4 and 15.3.7), and what does not fit is no part of the file.
 */
final class MediaDownload {

    /** The platform gives at most this much of a file at once (doc/90254). */
    static final long PIECE_BYTES = 20L * 1024 * 1024;
    /** An error in place of a file is short. */
    private static final int LONGEST_ERROR = 64 * 1024;
    private static final long UNKNOWN = -1;

    private final KfHttp http;
    private final String operation;
    private final OutputStream output;
    private long received;
    private long total = UNKNOWN;
    private MediaFile described;

    MediaDownload(KfHttp http, String operation, OutputStream output) {
        this.http = http;
        this.operation = operation;
        this.output = output;
    }

    String operation() {
        return operation;
    }

    boolean isComplete() {
        return received == total;
    }

    /** What to ask for next, as the value of the header Range. */
    String nextRange() {
        return "bytes=" + received + "-" + lastOfNext();
    }

    private long lastOfNext() {
        return received + PIECE_BYTES - 1;
    }

    /** What came, once it is complete. */
    MediaFile file() {
        return new MediaFile(described.fileName(), described.contentType(), received);
    }

    /** Takes the answer to a request for all of the file. */
    Void takeWhole(ClassicHttpResponse response) throws IOException {
        return take(response, Long.MAX_VALUE);
    }

    /** Takes the answer to a request for {@link #nextRange()}. */
    Void takePiece(ClassicHttpResponse response) throws IOException {
        return take(response, lastOfNext());
    }

    private Void take(ClassicHttpResponse response, long lastAsked) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        if (status != HttpStatus.SC_OK && status != HttpStatus.SC_PARTIAL_CONTENT) {
            Answer answer = http.answer(response, content.readNBytes(LONGEST_ERROR));
            throw answer.refusal(operation).orElseGet(() -> answer.unexpectedStatus(operation));
        }
        if (status == HttpStatus.SC_PARTIAL_CONTENT || response.containsHeader(HttpHeaders.CONTENT_RANGE)) {
            piece(response, content, lastAsked);
        } else {
            whole(response, content);
        }
        return null;
    }

    /** Also in answer to a range, which a server need not heed. */
    private void whole(ClassicHttpResponse response, InputStream content) throws IOException {
        if (!response.containsHeader(HttpHeaders.CONTENT_DISPOSITION)) {
            throw noFile(response, content);
        }
        if (received > 0) {
            throw misfit(response, "all of the file came instead of its piece from byte " + received);
        }
        total = content.transferTo(output);
        received = total;
        described = MediaHeaders.describe(response, received);
    }

    private void piece(ClassicHttpResponse response, InputStream content, long lastAsked) throws IOException {
        ContentRange range = ContentRange.of(response)
                .orElseThrow(() -> misfit(response, "a piece came that does not say which one of how many bytes it is"));
        boolean sameFile = total == UNKNOWN || total == range.total();
        if (range.first() != received || range.last() != Math.min(lastAsked, range.total() - 1) || !sameFile) {
            throw misfit(response, range + " came instead of the piece from byte " + received
                                   + (total == UNKNOWN ? "" : " of " + total));
        }
        long length = content.transferTo(output);
        if (length != range.length()) {
            throw misfit(response, "a piece came that has " + length + " bytes and says that it is " + range);
        }
        received += length;
        total = range.total();
        describe(response);
    }

    /** The name may be with one of the pieces only. */
    private void describe(ClassicHttpResponse response) {
        if (described == null || described.fileName() == null) {
            described = MediaHeaders.describe(response, received);
        }
    }

    /**
     * An error comes with the status of a file, and its JSON in place of the content. A file that is JSON has a name.
     */
    private WecomKfException noFile(ClassicHttpResponse response, InputStream content) throws IOException {
        Answer answer = http.answer(response, content.readNBytes(LONGEST_ERROR));
        return answer.refusal(operation).orElseGet(() -> misfit(
                response, "no file came, which has a Content-Disposition, but " + MediaHeaders.typeForPeople(response)));
    }

    private WecomKfException misfit(ClassicHttpResponse response, String what) {
        return WecomKfException.badAnswer(operation, ErrorCategory.RETRYABLE, what, response.getCode());
    }
}
