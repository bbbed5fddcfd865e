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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeFileNameTest {

    @ParameterizedTest
    @ValueSource(strings = { "报价 1.txt", "a", ".profile", "a..b", "console.txt", "com.txt", "Über & mehr (2).pdf", "😀.png" })
    void leavesAnHonestNameAlone(String name) {
        assertThat(SafeFileName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", ".", "..", "...", ". .", "../..", "..\\..", "a/", "a\\", "/", "\u202e", "\u0000", "a/\u0000.." })
    void nothingIsLeftOfANameThatIsNone(String name) {
        assertThat(SafeFileName.of(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "../../etc/passwd", "/etc/passwd", "..\\..\\passwd", "C:\\passwd", "\\\\host\\share\\passwd", "a/..\\b/passwd" })
    void leadsNowhere(String name) {
        assertThat(SafeFileName.of(name)).isEqualTo("passwd");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "pass\u0000wd", "pass\r\nwd", "pass\u0085wd", "pass\u001b[2Jwd", "pass\u202ewd", "pass\u2028wd", "pass\u2029wd",
            "pass\u200bwd", "pass\ufeffwd", "pass\u007fwd", "pass\ud800wd" })
    void showsNothingButItself(String name) {
        assertThat(SafeFileName.of(name).replace("[2J", "")).isEqualTo("passwd");
    }

    @ParameterizedTest
    @CsvSource({ "C:passwd,C_passwd", "passwd::$DATA,passwd__$DATA", "a<b>c|d?e*f,a_b_c_d_e_f", "'a\"b',a_b" })
    void holdsNothingThatWindowsReserves(String name, String safe) {
        assertThat(SafeFileName.of(name)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CON", "nul", "Aux.txt", "prn.tar.gz", "COM1", "lpt9.x", "com¹", "NUL .txt", "conin$" })
    void namesNoDevice(String name) {
        assertThat(SafeFileName.of(name)).isEqualTo("_" + name);
    }

    @ParameterizedTest
    @CsvSource({ "'a.txt. . ',a.txt", "'con. ',_con" })
    void endsAsWindowsWouldEndIt(String name, String safe) {
        assertThat(SafeFileName.of(name)).isEqualTo(safe);
    }

    @Test
    void isShortAndKeepsItsExtension() {
        String safe = SafeFileName.of("报".repeat(300) + ".pdf");

        assertThat(safe).matches("报+\\.pdf");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
        assertThat(SafeFileName.of("😀".repeat(300))).matches("(😀)+").hasSizeLessThan(201);
        assertThat(SafeFileName.of("a." + "b".repeat(300))).hasSize(200);
    }
}
