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
package io.github.camelwecom.kf.sandbox.corp;

/** The platform refuses a call; becomes the errcode and errmsg of the answer. */
public final class KfRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int errcode;

    public KfRefusal(KfErrcode errcode) {
        this(errcode.code(), errcode.text());
    }

    private KfRefusal(int errcode, String message) {
        super(message, null, false, false);
        this.errcode = errcode;
    }

    /** The body is not one JSON object (doc/90313). */
    public static KfRefusal wrongJson() {
        KfErrcode errcode = KfErrcode.INVALID_PARAMETER;
        return new KfRefusal(errcode.code(), "Warning: wrong json format. " + errcode.text());
    }

    /** @param detail what is wrong and what is allowed, for the developer who reads the errmsg */
    public KfRefusal(KfErrcode errcode, String detail) {
        this(errcode.code(), errcode.text() + ": " + detail);
    }

    /** A refusal whose errcode the test has chosen, because the platform documents none. */
    static KfRefusal chosen(int errcode, String detail) {
        return new KfRefusal(errcode, KfErrcode.textOf(errcode) + ": " + detail);
    }

    public int errcode() {
        return errcode;
    }
}
