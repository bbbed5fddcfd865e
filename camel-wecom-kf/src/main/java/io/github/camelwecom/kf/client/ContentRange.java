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

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/**
 * Which bytes of a file an answer has (RFC 9110, 14.4).
 *
 * @param first where they begin
 * @param last  the last of them
 * @param total how many the file has
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern FORM = Pattern.compile("(?i)bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Empty when the answer does not say it, says it twice, or leaves something open. */
    static Optional<ContentRange> of(HttpMessage answer) {
        Header[] headers = answer.getHeaders(HttpHeaders.CONTENT_RANGE);
        Matcher form = FORM.matcher(headers.length == 1 ? headers[0].getValue().strip() : "");
        return form.matches() ? of(number(form, 1), number(form, 2), number(form, 3)) : Optional.empty();
    }

    private static Optional<ContentRange> of(long first, long last, long total) {
        return first <= last && last < total ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
    }

    private static long number(Matcher form, int group) {
        return Long.parseLong(form.group(group));
    }

    long length() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return "bytes " + first + "-" + last + " of " + total;
    }
}
