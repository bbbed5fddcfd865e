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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;

/**
 * Media files to the platform and from it. Neither way holds a whole file in memory.
 */
final class MediaTransfer {

    /** The largest file the platform keeps: one that it fetched itself (doc/96219). */
    static final long MAX_FILE_BYTES = 200L * 1024 * 1024;
    /** The file is too large to be fetched whole. */
    private static final Integer TOO_LARGE_WITHOUT_RANGE = 830002;

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
            MediaDownload download = new MediaDownload(http, operation, output);
            fetchWhole(download, path, query);
            while (!download.isComplete()) {
                http.download(operation, path, download.nextRange(), timeLimit, download::takePiece, query);
            }
            return download.file();
        } catch (IOException e) {
            throw new WecomKfException(operation, ErrorCategory.CALLER, "the file's content cannot be put down", e);
        }
    }

    /** Most files come at once; the platform refuses to give a large one so, and then nothing has come. */
    private void fetchWhole(MediaDownload download, String path, NameValuePair... query) {
        try {
            http.download(download.operation(), path, null, timeLimit, download::takeWhole, query);
        } catch (WecomKfException e) {
            if (!TOO_LARGE_WITHOUT_RANGE.equals(e.getErrcode())) {
                throw e;
            }
        }
    }

    private static WecomKfException tooLarge(String operation) {
        return new WecomKfException(
                operation, ErrorCategory.CALLER,
                "the file has more than " + MAX_FILE_BYTES + " bytes, which the platform does not keep", null);
    }
}
