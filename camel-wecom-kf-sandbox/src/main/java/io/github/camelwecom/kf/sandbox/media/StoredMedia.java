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
package io.github.camelwecom.kf.sandbox.media;

import java.time.Instant;

/**
 * A temporary medium of the corp.
 *
 * @param created  when it was stored, by the sandbox's clock; it lives three days
 * @param sendable whether send_msg takes it; media made by media/upload_by_url are only for downloading
 */
public record StoredMedia(
        String mediaId, MediaType type, String fileName, MediaContent content, Instant created, boolean sendable) {

    public String contentType() {
        return MediaFormat.of(content).contentType();
    }
}
