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
package io.github.camelwecom.kf.model.send;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Mini program to a customer (doc/94677).
 *
 * @param title        title, may be {@code null}; the platform cuts it after 64 bytes of UTF-8
 * @param appId        the mini program, which must be linked to the corp
 * @param pagePath     page to open; should end in {@code .html}
 * @param thumbMediaId id of the uploaded cover picture; 520 x 416 pixels look best
 */
public record MiniProgramContent(
        String title, @Required @JsonProperty("appid") String appId, @Required @JsonProperty("pagepath") String pagePath,
        @Required String thumbMediaId) implements MessageContent {

    /** Without the words, which belong into no log. */
    @Override
    public String toString() {
        return "MiniProgramContent[appId=" + appId + "]";
    }
}
