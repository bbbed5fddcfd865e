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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.fuzz.FuzzTarget;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The answers to a download: a file, a piece of one, an error, or whatever stands between here and the platform says.
 * The first byte of an input chooses the status; lines of headers follow, an empty line, and the body. The same answer
 * comes to each request.
 */
public final class MediaAnswerTarget implements FuzzTarget {

    private static final int[] STATUS = { 200, 206, 200, 206, 416, 404, 502 };
    private static final int MOST_HEADERS = 8;
    private static final int MOST_PIECES = 3;
    private static final Pattern UNFIT_FOR_A_LOG = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Asks nobody: it only knows what must not be shown. */
    private final KfHttp http = new KfHttp(
            HttpClients.createMinimal(), URI.create("http://platform.invalid"), HttpLimits.DEFAULT,
            Deadlines.of(Executors.newSingleThreadScheduledExecutor()), CallListener.NONE);

    @Override
    public String take(byte[] input) {
        if (input.length == 0) {
            return "empty";
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        MediaDownload download = new MediaDownload(http, "mediaGet", output);
        try {
            download.takeWhole(answer(input));
            for (int i = 0; i < MOST_PIECES && !download.isComplete(); i++) {
                download.takePiece(answer(input));
            }
            return check(download, output);
        } catch (WecomKfException e) {
            check(e);
            return "refused " + e.getCategory();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ClassicHttpResponse answer(byte[] input) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(STATUS[Math.floorMod(input[0] - 'a', STATUS.length)]);
        String text = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (int i = 0; i < MOST_HEADERS; i++) {
            int end = text.indexOf('\n', at);
            String line = end < 0 ? text.substring(at) : text.substring(at, end);
            at = end < 0 ? text.length() : end + 1;
            int colon = line.indexOf(':');
            if (colon <= 0) {
                break;
            }
            response.addHeader(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        response.setEntity(new ByteArrayEntity(
                Arrays.copyOfRange(input, 1 + at, input.length), ContentType.DEFAULT_BINARY));
        return response;
    }

    private static String check(MediaDownload download, ByteArrayOutputStream output) {
        if (!download.isComplete()) {
            return "not complete";
        }
        assertThat(download.file().length()).isEqualTo(output.size());
        assertThat(download.file().toString()).doesNotContainPattern("\\p{Cc}");
        return "a file";
    }

    private static void check(WecomKfException e) {
        assertThat(e.getMessage().length()).isLessThan(2000);
        assertThat(e.getMessage()).doesNotContainPattern(UNFIT_FOR_A_LOG);
    }
}
