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
package io.github.camelwecom.kf.model;

/**
 * What the platform answered to a call. Written as JSON, a reply is what the platform sent. The text form holds no
 * words and names of customers.
 */
public interface KfReply extends RawJson {

    /** 0 when the call succeeded (doc/90313). */
    int errcode();

    /** The platform's text for {@link #errcode()}; for people, not for programs (doc/90313). */
    String errmsg();
}
