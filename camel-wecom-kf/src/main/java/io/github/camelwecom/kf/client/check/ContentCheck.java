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
package io.github.camelwecom.kf.client.check;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.send.SendMsgType;

/**
 * Checks the content of a message, which is in the field that msgtype names. The platform may know more types than we
 * do.
 */
final class ContentCheck implements JsonCheck {

    private final Class<?> kindOfContent;
    private final Function<Class<?>, JsonCheck> checkOf;

    /**
     * @param checkOf the check of an object that is the JSON of a record
     */
    ContentCheck(Class<?> kindOfContent, Function<Class<?>, JsonCheck> checkOf) {
        this.kindOfContent = kindOfContent;
        this.checkOf = checkOf;
    }

    @Override
    public void check(JsonNode request, Findings findings) {
        JsonNode msgType = request.path(SendMsgType.FIELD);
        if (JsonCheck.isGiven(msgType)) {
            SendMsgType.of(msgType.asText()).ifPresent(type -> check(type, request, findings));
        } else {
            findings.at(SendMsgType.FIELD).add("is missing or empty");
        }
    }

    private void check(SendMsgType type, JsonNode request, Findings findings) {
        String name = type.wireName();
        JsonNode content = request.path(name);
        if (!type.isA(kindOfContent)) {
            findings.at(SendMsgType.FIELD).add("is " + name + ", but must be " + allowed());
        } else if (JsonCheck.isGiven(content)) {
            checkOf.apply(type.contentType()).check(content, findings.at(name));
        } else {
            findings.at(name).add("is missing, but required when " + SendMsgType.FIELD + " is " + name);
        }
    }

    private String allowed() {
        return Arrays.stream(SendMsgType.values()).filter(type -> type.isA(kindOfContent)).map(SendMsgType::wireName)
                .collect(Collectors.joining(" or "));
    }
}
