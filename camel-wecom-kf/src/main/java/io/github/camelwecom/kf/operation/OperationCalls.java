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
package io.github.camelwecom.kf.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackOpener;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.MediaOperation;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.sync.Parked;

/**
 * What a producer can do, by the operation's name.
 */
public final class OperationCalls {

    private final Map<String, OperationCall> calls = new HashMap<>();

    /** The names of all operations. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(KfOperation.values()).map(KfOperation::operationName).forEach(names::add);
        Stream.of(MediaOperation.values()).map(MediaOperation::operationName).forEach(names::add);
        Stream.of(CallbackOperation.values()).map(CallbackOperation::operationName).forEach(names::add);
        Stream.of(ParkedOperation.values()).map(ParkedOperation::operationName).forEach(names::add);
        Stream.of(NewsOperation.values()).map(NewsOperation::operationName).forEach(names::add);
        Stream.of(DoctorOperation.values()).map(DoctorOperation::operationName).forEach(names::add);
        return names;
    }

    public static void requireKnown(String operation) {
        if (!names().contains(operation)) {
            String meant = NearName.hint(operation, names());
            throw new IllegalArgumentException(
                    "There is no operation " + operation + "."
                                               + (meant.isEmpty()
                                                       ? " The operations are " + String.join(", ", names()) : meant));
        }
    }

    public OperationCalls withApi(KfClient client, OperationOptions options) {
        ApiCalls api = new ApiCalls(client, options);
        for (KfOperation operation : KfOperation.values()) {
            calls.put(operation.operationName(), exchange -> api.call(operation, exchange));
        }
        MediaCalls media = new MediaCalls(client, options);
        calls.put(MediaOperation.MEDIA_UPLOAD.operationName(), media::upload);
        calls.put(MediaOperation.MEDIA_UPLOAD_IMG.operationName(), media::uploadImg);
        calls.put(MediaOperation.MEDIA_GET.operationName(), media::get);
        return this;
    }

    public OperationCalls withCallbacks(CallbackOpener opener) {
        CallbackCalls callbacks = new CallbackCalls(opener);
        for (CallbackOperation operation : CallbackOperation.values()) {
            calls.put(operation.operationName(), exchange -> operation.call(callbacks, exchange));
        }
        return this;
    }

    /**
     * @param openKfId the account, where no header says it; {@code null} for all accounts
     */
    public OperationCalls withParked(Parked parked, String openKfId) {
        ParkedCalls all = new ParkedCalls(parked, openKfId);
        for (ParkedOperation operation : ParkedOperation.values()) {
            calls.put(operation.operationName(), exchange -> operation.call(all, exchange));
        }
        return this;
    }

    /**
     * @param corpId   whose news they are
     * @param openKfId the account, where neither body nor header says it; {@code null} for any account
     */
    public OperationCalls withNews(CallbackListener consumers, String corpId, String openKfId) {
        NewsCalls news = new NewsCalls(consumers, corpId, openKfId);
        for (NewsOperation operation : NewsOperation.values()) {
            calls.put(operation.operationName(), exchange -> operation.call(news, exchange));
        }
        return this;
    }

    public OperationCalls withDoctor(Supplier<DoctorReport> doctor) {
        for (DoctorOperation operation : DoctorOperation.values()) {
            calls.put(operation.operationName(), operation.call(doctor));
        }
        return this;
    }

    public OperationCall of(String operation) {
        OperationCall call = calls.get(operation);
        if (call == null) {
            requireKnown(operation);
            throw new IllegalArgumentException(
                    "Operation " + operation + " cannot be called by this endpoint: "
                                               + (CallbackOperation.isOne(operation)
                                                       ? "options corpId, token and encodingAesKey must be set"
                                                       : "options corpId and secret must be set"));
        }
        return call;
    }
}
