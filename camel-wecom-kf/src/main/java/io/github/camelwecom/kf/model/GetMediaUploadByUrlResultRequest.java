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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of media/get_upload_by_url_result (doc/96219).
 *
 * @param jobId id of the fetch, at most {@value #MAX_JOB_ID_BYTES} bytes, not older than 60 minutes
 */
public record GetMediaUploadByUrlResultRequest(
        @Required @MaxBytes(MAX_JOB_ID_BYTES) @JsonProperty("jobid") String jobId) {

    /** Longest id of a fetch, in bytes. */
    public static final int MAX_JOB_ID_BYTES = 128;
}
