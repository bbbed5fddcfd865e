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
package io.github.camelwecom.kf.operation;

import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.MediaFile;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Media files as bodies of exchanges.
 */
final class MediaCalls {

    private final KfClient client;
    private final OperationOptions options;

    MediaCalls(KfClient client, OperationOptions options) {
        this.client = client;
        this.options = options;
    }

    Object upload(Exchange exchange) throws Exception {
        return client.mediaUpload(options.mediaType(), MediaBody.of(exchange));
    }

    Object uploadImg(Exchange exchange) throws Exception {
        return client.mediaUploadImg(MediaBody.of(exchange));
    }

    /** The content as a stream cache, in a temporary file if it is large; gone when the exchange is done. */
    Object get(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        AtomicReference<Spool> spool = new AtomicReference<>();
        MediaFile file = client.mediaGet(mediaId(message), () -> {
            spool.set(new Spool(exchange));
            return spool.get();
        });
        message.setHeader(Exchange.FILE_NAME, file.fileName());
        message.setHeader(Exchange.CONTENT_TYPE, file.contentType());
        message.setHeader(Exchange.CONTENT_LENGTH, file.length());
        return spool.get().content();
    }

    private static String mediaId(Message message) {
        String header = message.getHeader(WecomKfConstants.MEDIA_ID, String.class);
        String mediaId = header == null ? message.getBody(String.class) : header;
        if (mediaId == null || mediaId.isBlank()) {
            throw new IllegalArgumentException(
                    "wecom-kf:mediaGet needs a media id: in header " + WecomKfConstants.MEDIA_ID + ", or as the body");
        }
        return mediaId;
    }
}
