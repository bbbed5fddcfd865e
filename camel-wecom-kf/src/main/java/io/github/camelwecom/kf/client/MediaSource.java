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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelwecom.kf.model.Silent;

/**
 * A file to upload, wherever it is.
 */
public interface MediaSource {

    /** The name the customer sees. */
    String fileName();

    /** Its length in bytes. */
    long length();

    /** Its content from the beginning; called again when the upload has to be repeated. */
    InputStream open() throws IOException;

    /**
     * A file of this machine, under its own name.
     *
     * @throws IOException when it is not there
     */
    static MediaSource of(Path file) throws IOException {
        record OfAFile(Path file, long length) implements MediaSource {

            @Override
            public String fileName() {
                return file.getFileName().toString();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            /** Without the name, which a customer may have chosen. */
            @Override
            public String toString() {
                return Silent.form(this);
            }
        }
        return new OfAFile(file, Files.size(file));
    }

    /** Content in memory. */
    static MediaSource of(String fileName, byte[] content) {
        record InMemory(String fileName, byte[] content) implements MediaSource {

            @Override
            public long length() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }

            /** Without the name, which a customer may have chosen. */
            @Override
            public String toString() {
                return Silent.form(this);
            }
        }
        return new InMemory(fileName, content);
    }
}
