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
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;

/**
 * What is sent with an answer of the knowledge base: {@code msgType} says which one of the others is there (doc/95972).
 *
 * @param msgType     {@code image}, {@code video}, {@code link} or {@code miniprogram}
 * @param image       a picture
 * @param video       a video
 * @param link        a web page
 * @param miniProgram a mini program
 */
public record KnowledgeAttachment(
        @Required @Matches(value = "image|video|link|miniprogram",
                           meaning = "image, video, link or miniprogram") @JsonProperty("msgtype") String msgType,
        @RequiredWhen(field = "msgtype", is = "image") Media image, @RequiredWhen(field = "msgtype", is = "video") Media video,
        @RequiredWhen(field = "msgtype", is = "link") Link link,
        @RequiredWhen(field = "msgtype", is = "miniprogram") @JsonProperty("miniprogram") MiniProgram miniProgram) {

    /** A picture, by the id of its upload. */
    public static KnowledgeAttachment ofImage(String mediaId) {
        return new KnowledgeAttachment("image", new Media(mediaId, null), null, null, null);
    }

    /** A video, by the id of its upload. */
    public static KnowledgeAttachment ofVideo(String mediaId) {
        return new KnowledgeAttachment("video", null, new Media(mediaId, null), null, null);
    }

    /** A web page. */
    public static KnowledgeAttachment of(Link link) {
        return new KnowledgeAttachment("link", null, null, link, null);
    }

    /** A mini program. */
    public static KnowledgeAttachment of(MiniProgram miniProgram) {
        return new KnowledgeAttachment("miniprogram", null, null, null, miniProgram);
    }

    /**
     * A picture or a video.
     *
     * @param mediaId id of its upload; {@code null} when read
     * @param name    name of the file; only when read
     */
    public record Media(@Required String mediaId, String name) {
    }

    /**
     * A web page.
     *
     * @param title  title
     * @param picUrl address of a picture
     * @param desc   description
     * @param url    where a click leads
     */
    public record Link(String title, String picUrl, String desc, String url) {
    }

    /**
     * A mini program.
     *
     * @param title        title
     * @param thumbMediaId id of an uploaded picture; {@code null} when read
     * @param appId        id of the mini program
     * @param pagePath     page to open
     */
    public record MiniProgram(String title, String thumbMediaId, @JsonProperty("appid") String appId,
            @JsonProperty("pagepath") String pagePath) {
    }
}
