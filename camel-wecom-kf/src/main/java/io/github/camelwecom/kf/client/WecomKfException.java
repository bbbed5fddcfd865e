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
    private static final int LONGEST_ERRMSG = 500;

    private final String operation;
    private final ErrorCategory category;
    private final Integer errcode;
    private final String errmsg;
    private int httpResponseCode;
    private String httpResponseStatus;

    /**
     * @param operation name of the operation, such as {@code sendMsg}
     * @param category  what the failure means for the caller
     * @param message   what happened; the advice of the category is added
     * @param cause     may be {@code null}
     */
    public WecomKfException(String operation, ErrorCategory category, String message, Throwable cause) {
        this(operation, category, message, null, null, 0, cause);
    }

    private WecomKfException(
                             String operation, ErrorCategory category, String message, Integer errcode, String errmsg,
                             int httpStatus, Throwable cause) {
        super(operation + " failed: " + message + ". " + category.advice(), cause);
        this.operation = operation;
        this.category = category;
        this.errcode = errcode;
        this.errmsg = errmsg;
        this.httpResponseCode = httpStatus;
    }

    /** The platform answered with an error code. */
    static WecomKfException refused(String operation, int errcode, String errmsg, int httpStatus) {
        String meaning = KfErrorCode.of(errcode).map(code -> ", " + code.meaning()).orElse("");
        String http = httpStatus == OK ? "" : " (HTTP " + httpStatus + ")";
        String text = oneLine(errmsg);
        return new WecomKfException(
                operation, KfErrorCode.categoryOf(errcode),
                "errcode " + errcode + http + meaning + "; the platform says \"" + text + "\"", errcode, text, httpStatus,
                null);
    }

    /** What comes from outside must not forge lines of a log. */
    private static String oneLine(String errmsg) {
        String line = errmsg.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_ERRMSG ? line : line.substring(0, LONGEST_ERRMSG) + "...";
    }

    /** The answer is not one of the platform. */
    static WecomKfException badAnswer(String operation, ErrorCategory category, String message, int httpStatus) {
        return new WecomKfException(operation, category, message, null, null, httpStatus, null);
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
