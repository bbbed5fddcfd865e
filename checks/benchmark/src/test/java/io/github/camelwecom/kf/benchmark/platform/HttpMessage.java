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
package io.github.camelwecom.kf.benchmark.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request or an answer of HTTP/1.1, read and written by hand.
 */
public record HttpMessage(String firstLine, byte[] body) {

    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final int HEXADECIMAL = 16;

    /** @return null at the end of the input */
    public static HttpMessage read(InputStream input) throws IOException {
        String firstLine = readLine(input);
        if (firstLine.isEmpty()) {
            return null;
        }
        int length = 0;
        boolean inChunks = false;
        for (String header = readLine(input); !header.isEmpty(); header = readLine(input)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            inChunks |= header.equalsIgnoreCase(CHUNKED);
        }
        return new HttpMessage(firstLine, inChunks ? readChunks(input) : input.readNBytes(length));
    }

    private static byte[] readChunks(InputStream input) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(input); length > 0; length = chunkLength(input)) {
            body.write(input.readNBytes(length));
            readLine(input);
        }
        readLine(input);
        return body.toByteArray();
    }

    private static int chunkLength(InputStream input) throws IOException {
        return Integer.parseInt(readLine(input), HEXADECIMAL);
    }

    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    static byte[] ok(byte[] json) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: " + json.length
                       + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + json.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(json, 0, answer, head.length, json.length);
        return answer;
    }

    private static String readLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
