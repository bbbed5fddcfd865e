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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Answer;
import io.github.camelwecom.kf.sandbox.api.call.ApiRequest;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.api.call.Operation;
import io.github.camelwecom.kf.sandbox.api.call.UploadedFile;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;

/** Stores a medium for three days (doc/96484). */
final class MediaUpload implements Operation {

    @Override
    public String path() {
        return "media/upload";
    }

    @Override
    public Answer perform(ApiRequest request, Corp corp) {
        MediaType type = MediaType.of(request.queryFields().optional("type", Limits.ANY_BYTES))
                .orElseThrow(() -> new KfRefusal(KfErrcode.INVALID_TYPE_PARAMETER, "must be image, voice, video or file"));
        UploadedFile file = request.requiredFile();
        file.check(type);
        StoredMedia stored = corp.media().put(type, file.fileName(), file.content());
        ObjectNode reply = Json.object().put("errcode", 0).put("errmsg", "ok").put("type", type.wireName());
        reply.put("media_id", stored.mediaId()).put("created_at", Long.toString(stored.created().getEpochSecond()));
        return Answer.of(reply);
    }
}
