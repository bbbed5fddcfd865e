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
package io.github.camelwecom.kf.reference;

import io.github.camelwecom.kf.model.GetMediaUploadByUrlResultRequest;
import io.github.camelwecom.kf.model.MediaUploadByUrlRequest;

/** Media files, in Java. */
final class MediaSnippets extends JavaSnippets {

    MediaSnippets(String name) {
        super(name);
    }

    void mediaUpload() {
        // snippet: mediaUpload
        from("direct:mediaUpload")
                .pollEnrich("file:{{kf.files}}?fileName=manual.pdf&noop=true&idempotent=false")
                .to("wecom-kf:mediaUpload?mediaType=file")
                .log("Good for 3 days: ${body.mediaId}");
        // end
    }

    void mediaUploadImg() {
        // snippet: mediaUploadImg
        from("direct:mediaUploadImg")
                .pollEnrich("file:{{kf.files}}?fileName=map.png&noop=true&idempotent=false")
                .to("wecom-kf:mediaUploadImg")
                .log("Good for ever: ${body.url}");
        // end
    }

    void mediaGet() {
        // snippet: mediaGet
        from("direct:mediaGet")
                .to("wecom-kf:mediaGet")
                .to("file:{{kf.downloads}}");
        // end
    }

    void mediaUploadByUrl() {
        // snippet: mediaUploadByUrl
        from("direct:mediaUploadByUrl")
                .setBody(exchange -> MediaUploadByUrlRequest.file("catalogue.pdf",
                        exchange.getMessage().getHeader("url", String.class),
                        exchange.getMessage().getHeader("md5", String.class)))
                .to("wecom-kf:mediaUploadByUrl")
                .log("Job ${body.jobId}");
        // end
    }

    void getMediaUploadByUrlResult() {
        // snippet: getMediaUploadByUrlResult
        from("direct:getMediaUploadByUrlResult")
                .setBody(exchange -> new GetMediaUploadByUrlResultRequest(
                        exchange.getMessage().getHeader("jobId", String.class)))
                .to("wecom-kf:getMediaUploadByUrlResult")
                .log("${body.status}");
        // end
    }
}
