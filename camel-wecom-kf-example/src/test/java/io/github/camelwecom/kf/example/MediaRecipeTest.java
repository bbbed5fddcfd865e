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
package io.github.camelwecom.kf.example;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.media.MediaContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures and voice, in and out, as files of the customer and of the company. */
class MediaRecipeTest extends RecipeTestSupport {

    private static final byte[] PICTURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0 };

    @Test
    void aPictureIsKeptAndAVoiceIsKeptAndGoesBack() throws Exception {
        start("media");
        String picture = customer.sendsImage(PICTURE);
        String voice = customer.sendsVoice(recordingOfASecond());

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("text", "voice"));
        assertThat(customer.received().get(0).text()).isEqualTo("Thank you for the image.");
        assertThat(received(picture)).isEqualTo(PICTURE);
        assertThat(received(voice)).isEqualTo(recordingOfASecond());
        assertThat(content(0, "voice")).isEqualTo(recordingOfASecond());
    }

    @Test
    void whoAsksForTheCatalogueGetsThePicture() throws Exception {
        Files.write(Files.createDirectories(directory.resolve("pictures")).resolve("catalogue.png"), PICTURE);
        start("media");
        customer.says("Have you got a catalogue?");
        customer.says("And once more the catalogue, please");

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("image", "image"));
        assertThat(content(0, "image")).isEqualTo(PICTURE);
    }

    private byte[] received(String msgId) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("received"))) {
            List<Path> ofMessage = files.filter(file -> file.getFileName().toString().startsWith(msgId)).toList();
            assertThat(ofMessage).hasSize(1);
            return Files.readAllBytes(ofMessage.get(0));
        }
    }

    /** What was sent to the customer, of the messages of that type. */
    private byte[] content(int index, String msgType) {
        String mediaId = customer.received().stream().filter(message -> message.msgType().equals(msgType)).toList()
                .get(index).body().path("media_id").asText();
        MediaContent content = sandbox.media(mediaId).content();
        return content.bytes(0, (int) content.length());
    }

    /** AMR of 50 frames, 20 ms each, in which nobody speaks. */
    private static byte[] recordingOfASecond() {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recording.writeBytes("#!AMR\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 50; i++) {
            byte[] frame = new byte[13];
            frame[0] = 0x04;
            recording.writeBytes(frame);
        }
        return recording.toByteArray();
    }
}
