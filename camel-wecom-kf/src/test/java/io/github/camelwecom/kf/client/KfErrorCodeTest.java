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

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KfErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
            "-1,RETRYABLE", "6000,RETRYABLE", "45033,RETRYABLE", "40014,TOKEN", "42001,TOKEN", "40001,PERMISSION",
            "45009,QUOTA", "40058,CALLER", "95000,CALLER", "95001,SESSION", "95018,SESSION", "48002,PERMISSION",
            "60020,PERMISSION" })
    void sortsCodes(int errcode, ErrorCategory category) {
        assertThat(KfErrorCode.categoryOf(errcode)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(ints = { 95010, 95020, 95033, 95999, 1, 7, Integer.MAX_VALUE })
    void takesUnknownCodesForMistakesOfTheCaller(int errcode) {
        assertThat(KfErrorCode.of(errcode)).isEmpty();
        assertThat(KfErrorCode.categoryOf(errcode)).isEqualTo(ErrorCategory.CALLER);
    }

    @Test
    void knowsWhichCodesRefuseTheToken() {
        assertThat(Arrays.stream(KfErrorCode.values()).filter(code -> KfErrorCode.refusesToken(code.code())))
                .containsExactlyInAnyOrder(KfErrorCode.INVALID_CREDENTIAL, KfErrorCode.INVALID_ACCESS_TOKEN,
                        KfErrorCode.ACCESS_TOKEN_EXPIRED);
        assertThat(KfErrorCode.refusesToken(99999)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KfErrorCode.class)
    void saysWhatHappenedAndWhatToDoInEnglishAndChinese(KfErrorCode code) {
        assertThat(code.meaning()).matches("[\\p{ASCII}]+[^.]");
        assertThat(code.advice()).matches("[A-Z][\\p{ASCII}]+\\.");
        assertThat(code.chineseMeaning()).containsPattern("\\p{IsHan}").doesNotEndWith("。");
        assertThat(code.chineseAdvice()).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @ParameterizedTest
    @EnumSource(ErrorCategory.class)
    void everyCategorySaysWhatToDoInEnglishAndChinese(ErrorCategory category) {
        assertThat(category.advice()).matches("[A-Z][\\p{ASCII}]+\\.");
        assertThat(category.chineseAdvice()).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @Test
    void theFailureSaysTheAdviceOfItsCode() {
        WecomKfException e = WecomKfException.refused("sendMsg", 95001, "limit, hint: [1]", 200);

        assertThat(e).hasMessage("sendMsg failed: errcode 95001, 5 messages were sent since the customer last wrote;"
                                 + " the platform says \"limit, hint: [1]\". Wait until the customer writes.");
        assertThat(e.getChineseMessage()).isEqualTo(
                "sendMsg 失败：errcode 95001，自客户上次发消息以来已发送 5 条消息；平台返回“limit, hint: [1]”。请等待客户再次发消息。");
    }

    @Test
    void theFailureOfAnUnknownCodeKeepsWhatThePlatformSaid() {
        WecomKfException e = WecomKfException.refused("sendMsg", 95099, "novel", 200);

        assertThat(e.getErrcode()).isEqualTo(95099);
        assertThat(e.getErrmsg()).isEqualTo("novel");
        assertThat(e).hasMessage("sendMsg failed: errcode 95099; the platform says \"novel\"."
                                 + " Correct the request; repeating it does not help.");
        assertThat(e.getChineseMessage()).isEqualTo("sendMsg 失败：errcode 95099；平台返回“novel”。请修正请求，重复调用无效。");
    }

    @Test
    void theFailureWithoutAnAnswerHasAnAdviceInChineseToo() {
        WecomKfException e = new WecomKfException("syncMsg", ErrorCategory.RETRYABLE, "no answer", null);

        assertThat(e.getErrcode()).isNull();
        assertThat(e.getChineseMessage()).isEqualTo("syncMsg 失败：no answer。请稍后重试。");
        assertThat(e.forAnotherCaller().getChineseMessage()).isEqualTo(e.getChineseMessage());
    }
}
