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

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.ExchangeHelper;

/**
 * The text of a body in UTF-8. The charset that an exchange names, such as that of another server's answer, is not that
 * of a text, which has none, and need not be that of bytes: what is UTF-8 is read as UTF-8.
 */
final class Utf8Body {

    private Utf8Body() {
    }

    static byte[] of(Message message) throws InvalidPayloadException {
        Object body = message.getBody();
        boolean isBytes = (MediaBody.isContent(body) || body instanceof ByteBuffer) && !(body instanceof Reader);
        return isBytes ? ofBytes(message) : message.getMandatoryBody(String.class).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ofBytes(Message message) throws InvalidPayloadException {
        byte[] bytes = message.getMandatoryBody(byte[].class);
        if (isUtf8(bytes)) {
            return bytes;
        }
        Charset charset = Charset.forName(ExchangeHelper.getCharsetName(message.getExchange()));
        return new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
