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
package io.github.camelwecom.kf.client;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * What the headers of an answer say of the file in it.
 */
final class MediaHeaders {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private MediaHeaders() {
    }

    static MediaFile describe(ClassicHttpResponse response, long length) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return new MediaFile(
                fileName(response), type == null ? null : CONTROL.matcher(type.getValue()).replaceAll(" "), length);
    }

    /** The type of what came, in words that are fit for a log. */
    static String typeForPeople(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        if (header == null) {
            return "nothing that says its type";
        }
        String type = header.getValue().replaceFirst(";.*", "").strip();
        return MEDIA_TYPE.matcher(type).matches() ? type : "something of an odd type";
    }

    private static String fileName(ClassicHttpResponse response) {
        Header disposition = response.getFirstHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (disposition == null) {
            return null;
        }
        for (HeaderElement element : MessageSupport.parseElements(disposition)) {
            String extended = value(element.getParameterByName("filename*"));
            String plain = value(element.getParameterByName("filename"));
            if (extended != null) {
                return SafeFileName.of(decoded(extended));
            }
            if (plain != null) {
                return SafeFileName.of(inUtf8(plain));
            }
        }
        return null;
    }

    /** A parameter can be there without a value. */
    private static String value(NameValuePair parameter) {
        return parameter == null ? null : parameter.getValue();
    }

    /** <code>UTF-8''</code> and the percent-encoded name, where it is not ASCII (RFC 6266). */
    private static String decoded(String extended) {
        String encoded = extended.substring(extended.lastIndexOf('\'') + 1);
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** HTTP headers are read as Latin-1, and the platform writes UTF-8 into them. */
    private static String inUtf8(String header) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
