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
package io.github.camelwecom.kf.progress;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a progress file, whatever a crash, a full disk or a person left of it. A last line without its end counts as
 * not there.
 */
final class ProgressFileReader {

    private final Path file;
    private final DeliveryLedger ledger;
    private final KeptTexts texts;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    /** Null before the first line. */
    private ProgressVersion version;
    private int number;
    private long position;

    private ProgressFileReader(Path file, DeliveryLedger ledger, KeptTexts texts) {
        this.file = file;
        this.ledger = ledger;
        this.texts = texts;
    }

    /**
     * @throws IllegalStateException when it is damaged
     */
    static Found read(Path file, DeliveryLedger ledger, KeptTexts texts) throws IOException {
        ProgressFileReader reader = new ProgressFileReader(file, ledger, texts);
        FileIdentity identity = FileIdentity.of(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            reader.readLines(in);
        }
        return reader.found(identity);
    }

    private void readLines(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            position++;
            if (next == '\n') {
                read(text(line.size() - 1));
                line.reset();
            }
            next = in.read();
        }
    }

    private void read(String text) {
        number++;
        if (version == null) {
            readFirst(text);
        } else {
            readFurther(text);
        }
    }

    private void readFirst(String text) {
        if (ProgressVersion.isLater(text)) {
            throw unusable("was written by a later version of camel-wecom-kf: line 1 is '" + text
                           + "', which this one does not know. Go back to that version");
        }
        try {
            version = ProgressVersion.of(text);
        } catch (IllegalArgumentException e) {
            throw damaged("line 1 " + e.getMessage());
        }
    }

    private void readFurther(String text) {
        try {
            version.read(text, ledger);
            version.read(text, new Places());
        } catch (IllegalArgumentException e) {
            throw damaged("line " + number + " is neither a cursor nor a message");
        }
    }

    private String text(int length) {
        Charset charset = version == null ? StandardCharsets.US_ASCII : version.charset();
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(line.toByteArray(), 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw damaged("line " + (number + 1) + " is not text");
        }
    }

    private Found found(FileIdentity identity) {
        if (version == null && !ProgressVersion.isCutFirstLine(text(line.size()))) {
            throw damaged("line 1 is not '" + ProgressVersion.CURRENT.firstLine() + "'");
        }
        if (version == ProgressVersion.FORMER && number > 1) {
            // which does not say so, but has a cursor or a message whenever it was not cut
            ledger.complete();
        }
        boolean isSound = version == ProgressVersion.CURRENT && ledger.isComplete() && line.size() == 0;
        return new Found(identity, position, isSound);
    }

    private IllegalStateException damaged(String what) {
        return unusable("is damaged: " + what + ". Restore it from a copy");
    }

    private IllegalStateException unusable(String why) {
        return new IllegalStateException(
                "The progress file " + file + " " + why + ", or delete it to read the account again from the oldest message"
                                         + " that the platform has (up to 3 days, delivered again), without those kept in it");
    }

    /**
     * What there was.
     *
     * @param isSound whether lines can be appended to it as it is
     */
    record Found(FileIdentity identity, long size, boolean isSound) {
    }

    /** Takes note of where the kept messages are. */
    private final class Places implements ProgressLines {

        @Override
        public void kept(KeptMessage message) {
            texts.written(message, position);
        }

        @Override
        public void done(String messageKey) {
            texts.remove(messageKey);
        }
    }
}
