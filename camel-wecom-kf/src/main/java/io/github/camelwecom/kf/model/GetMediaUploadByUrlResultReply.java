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
package io.github.camelwecom.kf.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of media/get_upload_by_url_result (doc/96219).
 *
 * @param errcode 0 when the call succeeded, also when the fetch failed
 * @param errmsg  the platform's text for it
 * @param status  how far the fetch is
 * @param detail  its outcome; may be {@code null} while it runs
 * @param raw     the answer as received
 */
public record GetMediaUploadByUrlResultReply(int errcode, String errmsg, MediaUploadStatus status, Detail detail,
        JsonNode raw) implements KfReply {

    @Override
    public String toString() {
        return "GetMediaUploadByUrlResultReply[errcode=" + errcode + ", status=" + status + "]";
    }

    /**
     * Outcome of a fetch.
     *
     * @param errcode   0 when it succeeded
     * @param errmsg    the platform's text for it
     * @param mediaId   id of the file, valid for 3 days
     * @param createdAt Unix seconds; text or a number on the wire
     */
    public record Detail(int errcode, String errmsg, String mediaId, Long createdAt) {
    }
}
