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

import io.github.camelwecom.kf.sandbox.api.call.Answer;
import io.github.camelwecom.kf.sandbox.api.call.ApiRequest;
import io.github.camelwecom.kf.sandbox.api.call.Operation;
import io.github.camelwecom.kf.sandbox.api.call.UploadedFile;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** Stores a picture for good and answers with its address, at which the sandbox serves nothing (doc/90256). */
final class MediaUploadImg implements Operation {

    private static final int MAX_BYTES = 2 * 1024 * 1024;

    @Override
    public String path() {
        return "media/uploadimg";
    }

    @Override
    public Answer perform(ApiRequest request, Corp corp) {
        UploadedFile file = request.requiredFile();
        file.checkSize(MediaType.IMAGE, MAX_BYTES);
        file.check(MediaType.IMAGE);
        String url = "https://wework.qpic.cn/wwpic/" + corp.media().newPictureId() + "/0";
        return Answer.of(Json.object().put("errcode", 0).put("errmsg", "ok").put("url", url));
    }
}
