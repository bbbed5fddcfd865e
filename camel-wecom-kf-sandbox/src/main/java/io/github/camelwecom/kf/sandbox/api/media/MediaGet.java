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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.sandbox.api.call.Answer;
import io.github.camelwecom.kf.sandbox.api.call.ApiRequest;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.api.call.Operation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;

/** Downloads a medium, whole or in pieces of at most 20 MB (doc/90254). */
final class MediaGet implements Operation {

    private static final int MAX_BYTES = 20 * 1024 * 1024;

    @Override
    public String path() {
        return "media/get";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Answer perform(ApiRequest request, Corp corp) {
        String mediaId = request.queryFields().required("media_id", Limits.ANY_BYTES, KfErrcode.MISSING_MEDIA_ID);
        StoredMedia media = corp.media().get(mediaId);
        long length = media.content().length();
        Optional<ByteRange> asked = ByteRange.parse(request.range(), length);
        ByteRange piece = asked.orElse(ByteRange.whole(length));
        if (!piece.isWithin(length)) {
            return Answer.of(() -> WireMock.status(416).withHeader("Content-Range", "bytes */" + length));
        }
        if (piece.length() > MAX_BYTES) {
            throw new KfRefusal(KfErrcode.DOWNLOAD_TOO_LARGE);
        }
        return Answer.of(() -> asked.isPresent()
                ? describe(media, piece).withStatus(206).withHeader("Content-Range", piece.contentRange(length))
                : describe(media, piece));
    }

    private static ResponseDefinitionBuilder describe(StoredMedia media, ByteRange piece) {
        return WireMock.ok().withHeader("Content-Type", media.contentType())
                .withHeader("Content-Disposition", disposition(media.fileName()))
                .withBody(media.content().bytes(piece.first(), (int) piece.length()));
    }

    /** A name beyond ASCII is also given as RFC 6266 wants it. */
    private static String disposition(String fileName) {
        String ascii = fileName.replaceAll("[^ -~]|[\"\\\\]", "_");
        String plain = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(fileName)
                ? plain
                : plain + "; filename*=UTF-8''" + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
