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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.fuzz.FuzzTarget;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The headers of a downloaded file, of which the customer chose a part. An input is three lines: Content-Disposition,
 * Content-Range, Content-Type, as HTTP clients read them, in Latin-1.
 */
public final class MediaHeaderTarget implements FuzzTarget {

    private static final String[] HEADERS = { "Content-Disposition", "Content-Range", "Content-Type" };
    private static final Pattern SHOWS_NOTHING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Path DIRECTORY = Path.of("downloads").toAbsolutePath();

    @Override
    public String take(byte[] input) {
        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", HEADERS.length);
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        for (int i = 0; i < lines.length; i++) {
            response.setHeader(HEADERS[i], lines[i]);
        }
        ContentRange.of(response).ifPresent(
                range -> assertThat(range.length()).isPositive().isLessThanOrEqualTo(range.total()));
        assertThat(MediaHeaders.typeForPeople(response)).doesNotContainPattern(SHOWS_NOTHING);
        MediaFile file = MediaHeaders.describe(response, 6);
        if (file.contentType() != null) {
            assertThat(file.contentType()).doesNotContainPattern("\\p{Cc}");
        }
        String name = file.fileName();
        if (name == null) {
            return "no name";
        }
        checkName(name, lines[0].length());
        return "name";
    }

    private static void checkName(String name, int headerLength) {
        assertThat(name).isNotBlank().doesNotContain("/", "\\").isNotIn(".", "..");
        assertThat(name.length()).isLessThanOrEqualTo(headerLength);
        assertThat(name).doesNotContainPattern(SHOWS_NOTHING);
        assertThat(DIRECTORY.resolve(name).normalize().getParent()).isEqualTo(DIRECTORY);
    }
}
