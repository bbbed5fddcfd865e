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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * What an answer looks like from outside, for those who look for who sent it.
 *
 * @param status      HTTP status
 * @param contentType {@code null} when none is named
 * @param length      bytes of the body
 */
record AnswerForm(int status, String contentType, int length) {

    /** Without parameters; what is longer or has other characters is no type that anybody knows. */
    private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]{1,64}/[\\w.+-]{1,64})\\s*(;.*)?", Pattern.DOTALL);

    static AnswerForm of(ClassicHttpResponse response, int length) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return new AnswerForm(response.getCode(), type == null ? null : type.getValue(), length);
    }

    String text(KnownSecrets secrets) {
        return "HTTP " + status + ", " + type(secrets) + ", " + length + " bytes";
    }

    private String type(KnownSecrets secrets) {
        if (contentType == null) {
            return "no content type";
        }
        Matcher type = TYPE.matcher(contentType);
        return type.matches() ? secrets.quoted(type.group(1)) : "a content type that is none";
    }
}
