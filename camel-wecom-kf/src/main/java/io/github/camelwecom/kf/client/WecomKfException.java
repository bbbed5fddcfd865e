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

import org.apache.camel.spi.HttpResponseAware;

/**
 * A call that failed. Texts name the operation, what happened and what to do; they hold no secret, no access token, no
 * address with its query, and nothing of what a customer or servicer wrote.
 * <p>
 * Failures of earlier attempts of the same call are {@linkplain #getSuppressed() suppressed}: when one of them got no
 * answer, the platform may have carried it out.
 */
public class WecomKfException extends RuntimeException implements HttpResponseAware {

    private static final int OK = 200;

    private final String operation;
    private final ErrorCategory category;
    private final Integer errcode;
    private final String errmsg;
    private final String chineseMessage;
    private int httpResponseCode;
    private String httpResponseStatus;

    /**
     * @param operation name of the operation, such as {@code sendMsg}
     * @param category  what the failure means for the caller
     * @param message   what happened; the advice of the category is added
     * @param cause     may be {@code null}
     */
    public WecomKfException(String operation, ErrorCategory category, String message, Throwable cause) {
        this(operation, category, message, 0, cause);
    }

    private WecomKfException(String operation, ErrorCategory category, String message, int httpStatus, Throwable cause) {
        super(operation + " failed: " + message + ". " + category.advice(), cause);
        this.operation = operation;
        this.category = category;
        this.errcode = null;
        this.errmsg = null;
        this.chineseMessage = operation + " 失败：" + message + "。" + category.chineseAdvice();
        this.httpResponseCode = httpStatus;
    }

    private WecomKfException(
                             String operation, ErrorCategory category, int errcode, String errmsg, int httpStatus,
                             String message, String chineseMessage) {
        super(operation + " failed: " + message);
        this.operation = operation;
        this.category = category;
        this.errcode = errcode;
        this.errmsg = errmsg;
        this.chineseMessage = operation + " 失败：" + chineseMessage;
        this.httpResponseCode = httpStatus;
    }

    /**
     * The platform answered with an error code.
     *
     * @param errmsg as it may be shown, see {@link KnownSecrets#quoted}
     */
    static WecomKfException refused(String operation, int errcode, String errmsg, int httpStatus) {
        ErrorCategory category = KfErrorCode.categoryOf(errcode);
        Optional<KfErrorCode> known = KfErrorCode.of(errcode);
        String meaning = known.map(error -> ", " + error.meaning()).orElse("");
        String advice = known.map(KfErrorCode::advice).orElse(category.advice());
        String chineseMeaning = known.map(error -> "，" + error.chineseMeaning()).orElse("");
        String chineseAdvice = known.map(KfErrorCode::chineseAdvice).orElse(category.chineseAdvice());
        String code = "errcode " + errcode + (httpStatus == OK ? "" : " (HTTP " + httpStatus + ")");
        return new WecomKfException(
                operation, category, errcode, errmsg, httpStatus,
                code + meaning + "; the platform says \"" + errmsg + "\". " + advice,
                code + chineseMeaning + "；平台返回“" + errmsg + "”。" + chineseAdvice);
    }

    /** The answer is not one of the platform. */
    static WecomKfException badAnswer(String operation, ErrorCategory category, String message, int httpStatus) {
        return new WecomKfException(operation, category, message, httpStatus, null);
    }

    /** The same failure for another caller, who needs a stack trace of its own. */
    WecomKfException forAnotherCaller() {
        return new WecomKfException(this);
    }

    private WecomKfException(WecomKfException original) {
        super(original.getMessage(), original);
        this.operation = original.operation;
        this.category = original.category;
        this.errcode = original.errcode;
        this.errmsg = original.errmsg;
        this.chineseMessage = original.chineseMessage;
        this.httpResponseCode = original.httpResponseCode;
        this.httpResponseStatus = original.httpResponseStatus;
    }

    /** Name of the operation, such as {@code sendMsg}; {@code gettoken} when no access token could be had. */
    public String getOperation() {
        return operation;
    }

    /** What the failure means for the caller. */
    public ErrorCategory getCategory() {
        return category;
    }

    /** The platform's error code; {@code null} when no answer of the platform came. */
    public Integer getErrcode() {
        return errcode;
    }

    /** The platform's text for the error code; {@code null} when no answer of the platform came. */
    public String getErrmsg() {
        return errmsg;
    }

    /** {@link #getMessage()} in Chinese, as far as the failure is one the platform names. */
    public String getChineseMessage() {
        return chineseMessage;
    }

    /** The HTTP status; 0 when no HTTP answer came. The platform gives 200 also with an error code. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }
}
