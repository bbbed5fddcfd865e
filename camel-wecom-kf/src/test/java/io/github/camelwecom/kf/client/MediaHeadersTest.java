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

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * File names as the customer chose them.
 */
class MediaHeadersTest {

    @ParameterizedTest
    @CsvSource({
            "a%00b.txt, ab.txt", "a%0D%0Ab.txt, ab.txt", "a%7Fb.txt, ab.txt",
            "a%C2%85b.txt, ab.txt", "a%C2%9B31mb.txt, a31mb.txt", "a%E2%80%A8b.txt, ab.txt", "a%E2%80%AEtxt.exe, atxt.exe",
            "..%2F..%5Cpasswd, passwd", "%E5%BE%AE%E4%BF%A1.txt, 微信.txt", "100%25.txt, 100%.txt" })
    void keepsOnlyWhatAPersonSeesOfAName(String encoded, String name) {
        assertThat(fileName("attachment; filename*=UTF-8''" + encoded)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "attachment", "attachment; filename", "attachment; filename*", "attachment; filename=", "filename=\"a.txt\"",
            "attachment; filename=\"..\"", "attachment; filename=\"a/\"", "attachment; filename*=UTF-8''%0A" })
    void hasNoNameWhereNoneIsGiven(String disposition) {
        assertThat(fileName(disposition)).isNull();
    }

    @Test
    void doesNotMindHalfACharacter() {
        String broken = "attachment; filename*=UTF-8''a\uD83Db.txt";
        assertThat(fileName(broken)).isEqualTo("ab.txt");
    }

    @Test
    void readsUtf8ThatIsNotEncoded() {
        String latin1 = new String("微信.txt".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(fileName("attachment; filename=\"" + latin1 + "\"")).isEqualTo("微信.txt");
    }

    private static String fileName(String disposition) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        return MediaHeaders.describe(response, 0).fileName();
    }
}
