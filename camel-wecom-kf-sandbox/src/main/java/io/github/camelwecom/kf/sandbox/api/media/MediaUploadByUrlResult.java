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
package io.github.camelwecom.kf.sandbox.api.media;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.corp.UrlUploads;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;

/** How a download from a url went (doc/96219). */
final class MediaUploadByUrlResult implements JsonOperation {

    private static final int JOBID_BYTES = 128;
    private static final int RUNNING = 1;
    private static final int DONE = 2;
    private static final int FAILED = 3;

    @Override
    public String path() {
        return "media/get_upload_by_url_result";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        UrlUploads.Job job = corp.urlUploads().job(request.required("jobid", JOBID_BYTES));
        try {
            Optional<StoredMedia> media = corp.urlUploads().result(job);
            reply.put("status", media.isPresent() ? DONE : RUNNING);
            media.ifPresent(stored -> describe(stored, reply.putObject("detail")));
        } catch (KfRefusal refusal) {
            reply.put("status", FAILED).putObject("detail").put("errcode", refusal.errcode())
                    .put("errmsg", refusal.getMessage());
        }
    }

    private static void describe(StoredMedia stored, ObjectNode detail) {
        detail.put("errcode", 0).put("errmsg", "ok").put("media_id", stored.mediaId())
                .put("created_at", Long.toString(stored.created().getEpochSecond()));
    }
}
