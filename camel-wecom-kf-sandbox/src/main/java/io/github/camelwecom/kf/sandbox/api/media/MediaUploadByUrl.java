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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** Begins to download a medium of up to 200 MB from a url (doc/96219). */
final class MediaUploadByUrl implements JsonOperation {

    private static final int ONLY_SCENE = 1;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public String path() {
        return "media/upload_by_url";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        if (request.requiredInt("scene") != ONLY_SCENE) {
            throw request.illegal("scene", "must be 1");
        }
        MediaType type = MediaType.of(request.required("type", Limits.ANY_BYTES))
                .filter(known -> known == MediaType.VIDEO || known == MediaType.FILE)
                .orElseThrow(() -> new KfRefusal(KfErrcode.INVALID_TYPE_PARAMETER, "must be video or file"));
        String fileName = request.required("filename", 128);
        URI url = url(request.required("url", 1024));
        String md5 = request.required("md5", 32);
        reply.put("jobid", corp.urlUploads().start(type, fileName, url, md5));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && SCHEMES.contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Falls through: what is no URL at all is refused like a URL of another kind.
        }
        throw new KfRefusal(KfErrcode.INVALID_UPLOAD_URL, "url must be a http:// or https:// URL");
    }
}
