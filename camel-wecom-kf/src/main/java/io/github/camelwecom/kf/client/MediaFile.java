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

/**
 * What the platform says of a media file.
 *
 * @param fileName    its name, made safe: without path, control characters and what Windows reserves, at most 200 bytes
 *                    of UTF-8; {@code null} when the platform gave none
 * @param contentType its type; {@code null} when the platform gave none
 * @param length      its length in bytes
 */
public record MediaFile(String fileName, String contentType, long length) {

    /** Without the name, which a customer may have chosen. */
    @Override
    public String toString() {
        return "MediaFile[contentType=" + contentType + ", length=" + length + "]";
    }
}
