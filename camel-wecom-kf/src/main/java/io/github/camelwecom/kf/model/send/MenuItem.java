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
package io.github.camelwecom.kf.model.send;

import java.io.Serializable;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.Silent;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;

/**
 * An item of a menu: {@code type} says which one of the others is there (doc/94677).
 *
 * @param type        {@code click}, {@code view}, {@code miniprogram} or {@code text}
 * @param click       an item that answers
 * @param view        an item that opens a web page
 * @param miniProgram an item that opens a mini program
 * @param text        a line of text
 */
public record MenuItem(
        @Required String type, @RequiredWhen(field = "type", is = "click") Click click,
        @RequiredWhen(field = "type", is = "view") View view,
        @RequiredWhen(field = "type", is = "miniprogram") @JsonProperty("miniprogram") MiniProgram miniProgram,
        @RequiredWhen(field = "type", is = "text") Text text) implements Serializable {

    public static MenuItem of(Click click) {
        return new MenuItem("click", click, null, null, null);
    }

    public static MenuItem of(View view) {
        return new MenuItem("view", null, view, null, null);
    }

    public static MenuItem of(MiniProgram miniProgram) {
        return new MenuItem("miniprogram", null, null, miniProgram, null);
    }

    public static MenuItem of(Text text) {
        return new MenuItem("text", null, null, null, text);
    }

    /** Without the words, which belong into no log. */
    @Override
    public String toString() {
        return "MenuItem[type=" + type + "]";
    }

    /**
     * An item whose click arrives as a text message with its id as {@code menu_id}.
     *
     * @param id      at most {@value #MAX_ID_BYTES} bytes (older editions of the documentation: 64); may be
     *                {@code null}
     * @param content the label, 1 to {@value #MAX_CONTENT_BYTES} bytes of UTF-8
     */
    public record Click(
            @MaxBytes(MAX_ID_BYTES) String id, @Required @MaxBytes(MAX_CONTENT_BYTES) String content) implements Serializable {
        /** Longest id, in bytes. */
        public static final int MAX_ID_BYTES = 128;
        /** Longest label, in bytes of UTF-8. */
        public static final int MAX_CONTENT_BYTES = 128;

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }

    /**
     * An item that opens a web page.
     *
     * @param url     1 to {@value #MAX_URL_BYTES} bytes
     * @param content the label, 1 to {@value #MAX_CONTENT_BYTES} bytes of UTF-8
     */
    public record View(
            @Required @MaxBytes(MAX_URL_BYTES) String url,
            @Required @MaxBytes(MAX_CONTENT_BYTES) String content) implements Serializable {
        /** Longest address, in bytes. */
        public static final int MAX_URL_BYTES = 2048;
        /** Longest label, in bytes of UTF-8. */
        public static final int MAX_CONTENT_BYTES = 1024;

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }

    /**
     * An item that opens a mini program.
     *
     * @param appId    1 to {@value #MAX_APP_ID_BYTES} bytes
     * @param pagePath page to open, 1 to {@value #MAX_PAGE_PATH_BYTES} bytes
     * @param content  the label, at most {@value #MAX_CONTENT_BYTES} bytes of UTF-8
     */
    public record MiniProgram(
            @Required @MaxBytes(MAX_APP_ID_BYTES) @JsonProperty("appid") String appId,
            @Required @MaxBytes(MAX_PAGE_PATH_BYTES) @JsonProperty("pagepath") String pagePath,
            @Required @MaxBytes(MAX_CONTENT_BYTES) String content) implements Serializable {
        /** Longest app id, in bytes. */
        public static final int MAX_APP_ID_BYTES = 32;
        /** Longest page path, in bytes. */
        public static final int MAX_PAGE_PATH_BYTES = 1024;
        /** Longest label, in bytes of UTF-8. */
        public static final int MAX_CONTENT_BYTES = 1024;

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }

    /**
     * A line of text.
     *
     * @param content   1 to {@value #MAX_CONTENT_BYTES} bytes of UTF-8, may hold line feeds
     * @param noNewline 1 when the next item follows on the same line, 0 (default) on the next
     */
    public record Text(
            @Required @MaxBytes(MAX_CONTENT_BYTES) String content,
            @Between(min = 0, max = 1) Integer noNewline) implements Serializable {
        /** Longest text, in bytes of UTF-8. */
        public static final int MAX_CONTENT_BYTES = 256;

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
