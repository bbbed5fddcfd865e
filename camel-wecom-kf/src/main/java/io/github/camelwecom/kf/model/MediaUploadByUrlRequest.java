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
package io.github.camelwecom.kf.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of media/upload_by_url (doc/96219): the platform fetches a file of at most 200 MB itself. The media id that
 * comes of it is good for welcome material of groups and for download, not for send_msg.
 *
 * @param scene    what for: {@value #SCENE_GROUP_WELCOME} is the only value
 * @param type     {@code video} or {@code file}
 * @param filename name of the file, at most {@value #MAX_FILENAME_BYTES} bytes
 * @param url      where the file is, at most {@value #MAX_URL_BYTES} bytes; the server must support Range
 * @param md5      MD5 of the file in hexadecimal
 */
public record MediaUploadByUrlRequest(
        @Required @Between(min = SCENE_GROUP_WELCOME, max = SCENE_GROUP_WELCOME) Integer scene,
        @Required @Matches(value = "video|file", meaning = "video or file") String type,
        @Required @MaxBytes(MAX_FILENAME_BYTES) String filename, @Required @MaxBytes(MAX_URL_BYTES) String url,
        @Required @MaxBytes(MAX_MD5_BYTES) @JsonProperty("md5") String md5) {

    /** Material for welcoming customers into groups. */
    public static final int SCENE_GROUP_WELCOME = 1;
    /** Longest name of a file, in bytes. */
    public static final int MAX_FILENAME_BYTES = 128;
    /** Longest address, in bytes. */
    public static final int MAX_URL_BYTES = 1024;
    /** Longest MD5, in bytes. */
    public static final int MAX_MD5_BYTES = 32;

    /** Fetches a video. */
    public static MediaUploadByUrlRequest video(String filename, String url, String md5) {
        return new MediaUploadByUrlRequest(SCENE_GROUP_WELCOME, "video", filename, url, md5);
    }

    /** Fetches a file. */
    public static MediaUploadByUrlRequest file(String filename, String url, String md5) {
        return new MediaUploadByUrlRequest(SCENE_GROUP_WELCOME, "file", filename, url, md5);
    }

    /** Without the address, whose query may open the file to anybody. */
    @Override
    public String toString() {
        return "MediaUploadByUrlRequest[scene=" + scene + ", type=" + type + ", filename=" + filename + "]";
    }
}
