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
package io.github.camelwecom.kf.reference;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.Availability;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.MediaUploadImgReply;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.callback.CallbackNotice;

/**
 * What the pages say of an operation.
 *
 * @param call           method and path below {@code /cgi-bin/}; empty for those that call nobody
 * @param path           the path alone, as the sandbox's journal names it
 * @param docPage        page of the official documentation
 * @param purpose        in one sentence
 * @param chinesePurpose in one Chinese sentence
 * @param requestType    record of the request; {@link EmptyRequest} when there is none
 * @param replyType      what the body is afterwards
 */
record OperationSheet(
        String name, String call, String path, OptionalInt docPage, String purpose, String chinesePurpose,
        Availability availability, Class<?> requestType, Class<?> replyType) {

    /** Those that take files or callbacks instead of requests. */
    private static final List<OperationSheet> OTHERS = List.of(
            other("mediaUpload", "POST media/upload", 90253, "Uploads a temporary image, voice, video or file.",
                    "上传临时素材：图片、语音、视频或普通文件。", MediaUploadReply.class),
            other("mediaUploadImg", "POST media/uploadimg", 90256,
                    "Uploads a picture and gives an address of it that does not expire.", "上传图片，获取永久有效的图片 URL。",
                    MediaUploadImgReply.class),
            other("mediaGet", "GET media/get", 90254, "Downloads a media file.", "下载临时素材。", InputStream.class),
            other("verifyUrl", "", 96466, "Verifies a callback URL and gives the text to answer with.",
                    "验证回调 URL，得到应原样返回的明文。", String.class),
            other("getCallbackMessage", "", 96466, "Verifies and decrypts a callback.", "验证并解密回调。",
                    CallbackNotice.class),
            local("announce",
                    "Tells the consumers of this node that an account has news, from a callback that came in elsewhere.",
                    "告诉本节点的消费者某账号有新消息：回调是在别处收到的。", CallbackNotice.class),
            local("parked", "Lists the messages that are set aside because they cannot be processed.",
                    "列出因无法处理而搁置的消息。", List.class),
            local("unpark", "Gives messages back that are set aside.", "恢复投递搁置的消息。", Integer.class),
            local("dropParked", "Drops messages that are set aside.", "丢弃搁置的消息。", Integer.class),
            other("doctor", "POST kf/account/list", 94661, "Goes through the set-up and tells what to do where.",
                    "诊断配置，说明哪里需要如何处理。", DoctorReport.class));

    private static OperationSheet other(
            String name, String call, int page, String purpose, String chinesePurpose, Class<?> replyType) {
        String path = call.substring(call.indexOf(' ') + 1);
        return new OperationSheet(
                name, call, path, OptionalInt.of(page), purpose, chinesePurpose, Availability.GENERAL, EmptyRequest.class,
                replyType);
    }

    /** One that the platform knows nothing of. */
    private static OperationSheet local(String name, String purpose, String chinesePurpose, Class<?> replyType) {
        return new OperationSheet(
                name, "", "", OptionalInt.empty(), purpose, chinesePurpose, Availability.GENERAL, EmptyRequest.class,
                replyType);
    }

    private static OperationSheet of(KfOperation operation) {
        return new OperationSheet(
                operation.operationName(), operation.method() + " " + operation.path(), operation.path(),
                operation.docPage(), operation.purpose(), operation.chinesePurpose(), operation.availability(),
                operation.requestType(), operation.replyType());
    }

    static List<OperationSheet> all() {
        return Stream.concat(Stream.of(KfOperation.values()).map(OperationSheet::of), OTHERS.stream()).toList();
    }
}
