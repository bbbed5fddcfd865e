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
package io.github.camelwecom.kf.sandbox.api.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/**
 * One operation of the API. To add one, implement this (most are a {@link JsonOperation}) and name the class in the
 * {@code …Operations} of its room.
 */
public interface Operation {

    /** The path after {@code /cgi-bin/}. */
    String path();

    default String method() {
        return "POST";
    }

    /** The method of 2021, which old clients still use; empty when it was the same. */
    default String formerMethod() {
        return "";
    }

    default boolean needsAccessToken() {
        return true;
    }

    /** Whether only so many calls at once are accepted. */
    default boolean isLimitedAtOnce() {
        return false;
    }

    /** What a refusal carries besides errcode and errmsg. */
    default ObjectNode refused(ObjectNode reply) {
        return reply;
    }

    /**
     * Does what was asked.
     *
     * @throws io.github.camelwecom.kf.sandbox.corp.KfRefusal when the platform would answer with an errcode
     */
    Answer perform(ApiRequest request, Corp corp);
}
