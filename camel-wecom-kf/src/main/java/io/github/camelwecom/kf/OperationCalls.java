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
package io.github.camelwecom.kf;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;

/**
 * What a producer can do, by the operation's name.
 */
final class OperationCalls {

    static final String MEDIA_UPLOAD = "mediaUpload";
    static final String MEDIA_UPLOAD_IMG = "mediaUploadImg";
    static final String MEDIA_GET = "mediaGet";
    static final String VERIFY_URL = "verifyUrl";
    static final String GET_CALLBACK_MESSAGE = "getCallbackMessage";

    private final Map<String, OperationCall> calls = new HashMap<>();

    /** The names of all operations. */
    static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(KfOperation.values()).map(KfOperation::operationName).forEach(names::add);
        Stream.of(MEDIA_UPLOAD, MEDIA_UPLOAD_IMG, MEDIA_GET, VERIFY_URL, GET_CALLBACK_MESSAGE).forEach(names::add);
        return names;
    }

    /** Whether the operation works on a callback, and calls nobody. */
    static boolean isCallbackOperation(String operation) {
        return VERIFY_URL.equals(operation) || GET_CALLBACK_MESSAGE.equals(operation);
    }

    static void requireKnown(String operation) {
        if (!names().contains(operation)) {
            throw new IllegalArgumentException(
                    "There is no operation " + operation + ". The operations are " + String.join(", ", names()));
        }
    }

    OperationCalls withApi(KfClient client, WecomKfConfiguration options) {
        ApiCalls api = new ApiCalls(client, options);
        for (KfOperation operation : KfOperation.values()) {
            calls.put(operation.operationName(), exchange -> api.call(operation, exchange));
        }
        MediaCalls media = new MediaCalls(client, options);
        calls.put(MEDIA_UPLOAD, media::upload);
        calls.put(MEDIA_UPLOAD_IMG, media::uploadImg);
        calls.put(MEDIA_GET, media::get);
        return this;
    }

    OperationCalls withCallbacks(CallbackCalls callbacks) {
        calls.put(VERIFY_URL, callbacks::verifyUrl);
        calls.put(GET_CALLBACK_MESSAGE, callbacks::getCallbackMessage);
        return this;
    }

    OperationCall of(String operation) {
        OperationCall call = calls.get(operation);
        if (call == null) {
            requireKnown(operation);
            throw new IllegalArgumentException(
                    "Operation " + operation + " cannot be called by this endpoint: "
                                               + (isCallbackOperation(operation)
                                                       ? "options corpId, token and encodingAesKey must be set"
                                                       : "options corpId and secret must be set"));
        }
        return call;
    }
}
