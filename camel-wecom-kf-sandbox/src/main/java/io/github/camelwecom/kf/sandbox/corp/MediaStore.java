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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;

/** The corp's temporary media, kept for three days (doc/96484). */
public final class MediaStore {

    static final Duration LIFETIME = Duration.ofDays(3);

    private final Clock clock;
    private final Ids ids;
    private final Map<String, StoredMedia> media = new HashMap<>();

    MediaStore(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    public StoredMedia put(MediaType type, String fileName, MediaContent content) {
        return put(type, fileName, content, true);
    }

    StoredMedia putForDownload(MediaType type, String fileName, MediaContent content) {
        return put(type, fileName, content, false);
    }

    private StoredMedia put(MediaType type, String fileName, MediaContent content, boolean sendable) {
        forgetExpired();
        StoredMedia stored = new StoredMedia(ids.mediaId(), type, fileName, content, clock.instant(), sendable);
        media.put(stored.mediaId(), stored);
        return stored;
    }

    /** The medium of that id, if it has not expired. */
    public StoredMedia get(String mediaId) {
        forgetExpired();
        StoredMedia found = media.get(mediaId);
        if (found == null) {
            throw new KfRefusal(KfErrcode.INVALID_MEDIA_ID, "media_id is unknown or older than 3 days");
        }
        return found;
    }

    /** The medium of that id, if it is of this type and may be used in messages. */
    public StoredMedia getSendable(String mediaId, MediaType type) {
        StoredMedia found = get(mediaId);
        if (!found.sendable()) {
            throw new KfRefusal(KfErrcode.INVALID_MEDIA_ID, "media uploaded by url cannot be sent");
        }
        if (found.type() != type) {
            throw new KfRefusal(
                    KfErrcode.INVALID_MEDIA_TYPE,
                    "media_id is of type " + found.type().wireName() + ", must be " + type.wireName());
        }
        return found;
    }

    /** The id of a picture in the web, which is kept elsewhere and for good. */
    public String newPictureId() {
        return ids.mediaId();
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(LIFETIME);
        media.values().removeIf(stored -> stored.created().isBefore(oldest));
    }

    List<Saved> saved() {
        forgetExpired();
        return media.values().stream().map(Saved::of).toList();
    }

    void restore(List<Saved> saved) {
        saved.forEach(one -> media.put(one.mediaId(), one.medium()));
    }

    /**
     * A medium as JSON has it.
     *
     * @param bytes     {@code null} when they are generated
     * @param generated how many; 0 when there are bytes
     */
    record Saved(
            String mediaId, MediaType type, String fileName, Instant created, boolean sendable, byte[] bytes, long generated) {

        static Saved of(StoredMedia medium) {
            boolean made = medium.content() instanceof MediaContent.Generated;
            long length = medium.content().length();
            return new Saved(
                    medium.mediaId(), medium.type(), medium.fileName(), medium.created(), medium.sendable(),
                    made ? null : medium.content().bytes(0, Math.toIntExact(length)), made ? length : 0);
        }

        StoredMedia medium() {
            MediaContent content = bytes == null ? MediaContent.generated(generated) : MediaContent.of(bytes);
            return new StoredMedia(mediaId, type, fileName, content, created, sendable);
        }
    }
}
