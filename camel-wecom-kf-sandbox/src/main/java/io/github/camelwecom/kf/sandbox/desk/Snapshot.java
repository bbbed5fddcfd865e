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
package io.github.camelwecom.kf.sandbox.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.SavedCorp;

/**
 * How a sandbox stood at a moment, with the credentials that an application knows it by.
 *
 * @param version of this form
 * @param time    by the sandbox's clock
 */
public record Snapshot(int version, Instant time, Credentials credentials, SavedCorp corp) {

    static final int VERSION = 1;

    /** @throws IllegalArgumentException when it is no snapshot, or one of another version */
    public Snapshot {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "version is " + version + ", this sandbox reads snapshots of version " + VERSION);
        }
        if (time == null || credentials == null || corp == null) {
            throw new IllegalArgumentException("a snapshot has version, time, credentials and corp");
        }
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static Snapshot of(JsonNode json) {
        try {
            return Json.readWhole(json, Snapshot.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This is no snapshot of a sandbox: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the file is no snapshot */
    public static Snapshot read(Path file) {
        try {
            return of(Json.parseObject(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, Json.write(json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode json() {
        return Json.of(this);
    }

    /** What an application is configured with. */
    public record Credentials(String corpId, String secret, String token, String encodingAesKey) {

        @Override
        public String toString() {
            return "Credentials[corpId=" + corpId + "]";
        }
    }
}
