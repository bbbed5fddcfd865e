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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a Range header (RFC 9110, section 14).
 *
 * @param first position of its first byte
 * @param last  position of its last byte
 */
record ByteRange(long first, long last) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})|bytes=-(\\d{1,18})");

    static ByteRange whole(long length) {
        return new ByteRange(0, length - 1);
    }

    /** Empty for a header that is missing or that is not understood, which is to be ignored. */
    static Optional<ByteRange> parse(String header, long length) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(matcher.group(3))), length - 1));
        }
        String last = matcher.group(2);
        return Optional.of(new ByteRange(
                Long.parseLong(matcher.group(1)),
                last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1)));
    }

    /** Whether there is anything of the content in this range; an empty content has an empty whole. */
    boolean isWithin(long length) {
        return first <= last && first < length || length == 0;
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
