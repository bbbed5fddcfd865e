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

import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/**
 * The file in the body of an upload. Opened each time that it is sent: a proxy that asks for a password has it sent
 * twice.
 */
final class MediaPart extends AbstractContentBody {

    private final String operation;
    private final MediaSource source;

    MediaPart(String operation, MediaSource source) {
        super(ContentType.APPLICATION_OCTET_STREAM);
        this.operation = operation;
        this.source = source;
    }

    @Override
    public String getFilename() {
        return source.fileName();
    }

    @Override
    public long getContentLength() {
        return source.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream content = open()) {
            content.transferTo(out);
        }
    }

    private InputStream open() {
        try {
            return source.open();
        } catch (IOException e) {
            throw new WecomKfException(operation, ErrorCategory.CALLER, "the file to upload cannot be read", e);
        }
    }
}
