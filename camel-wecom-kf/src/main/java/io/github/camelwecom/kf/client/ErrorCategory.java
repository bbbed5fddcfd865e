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

/** What a failed call means for the caller, so that routes can decide without knowing every error code. */
public enum ErrorCategory {

    /** Passes by itself: busy platform, lost connection, no answer in time. Worth another try. */
    RETRYABLE("Try again later.", "请稍后重试。"),

    /** The access token is refused, also after it was fetched anew. */
    TOKEN("Check that corp id and secret belong to this corp and app, and that nobody else renews the token.",
          "请核对企业 ID 与 secret，并确认没有其他程序在刷新该 access_token。"),

    /** The request is wrong and stays wrong. */
    CALLER("Correct the request; repeating it does not help.", "请修正请求，重复调用无效。"),

    /** A limit on frequency or amount is used up. */
    QUOTA("Wait before the next call; calling on prolongs the block.", "请等待一段时间再调用，继续调用会延长封禁。"),

    /** A permission or a setting is missing. */
    PERMISSION("Correct the settings in the WeCom console or of the component; repeating does not help.",
               "请修正管理后台或组件的设置，重复调用无效。"),

    /** The session of the customer does not allow it now. */
    SESSION("Wait until the customer writes or a servicer acts.", "请等待客户发消息或接待人员操作。");

    private final String advice;
    private final String chineseAdvice;

    ErrorCategory(String advice, String chineseAdvice) {
        this.advice = advice;
        this.chineseAdvice = chineseAdvice;
    }

    /** What to do, in one sentence. */
    public String advice() {
        return advice;
    }

    /** What to do, in one Chinese sentence. */
    public String chineseAdvice() {
        return chineseAdvice;
    }
}
