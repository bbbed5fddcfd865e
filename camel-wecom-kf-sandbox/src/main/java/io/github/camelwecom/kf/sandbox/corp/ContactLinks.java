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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links by which customers come to an account (doc/94665). */
public final class ContactLinks {

    private static final String BASE = "https://work.weixin.qq.com/kf/";
    private static final Pattern URL = Pattern.compile("(" + BASE + "\\w+(?:\\?enc_scene=\\w+)?)(?:&scene_param=([^&#]*))?");
    private static final int SCENE_PARAM_BYTES = 128;

    private final Ids ids;
    private final Map<String, String> urlsByAccount = new HashMap<>();
    private final Map<String, Entrance> entrances = new HashMap<>();

    ContactLinks(Ids ids) {
        this.ids = ids;
    }

    /** @param scene empty for none */
    public String make(KfAccount account, String scene) {
        String plain = urlsByAccount.computeIfAbsent(account.openKfId(), id -> BASE + ids.linkId());
        String url = scene.isEmpty() ? plain : plain + "?enc_scene=" + ids.encryptedScene();
        entrances.put(url, new Entrance(account, scene, ""));
        return url;
    }

    /**
     * Where a link leads.
     *
     * @param  url                      as made, with {@code &scene_param=<URL-encoded>} if it has a scene
     * @throws IllegalArgumentException for a link the platform would not recognise, so that no event came of it
     */
    public Entrance follow(String url) {
        Matcher matcher = URL.matcher(url);
        Entrance entrance = matcher.matches() ? entrances.get(matcher.group(1)) : null;
        if (entrance == null) {
            throw new IllegalArgumentException("No link of this sandbox; links may not be edited except for &scene_param=");
        }
        String sceneParam = Objects.requireNonNullElse(matcher.group(2), "");
        if (entrance.scene().isEmpty() && !sceneParam.isEmpty()) {
            throw new IllegalArgumentException("scene_param needs a link with a scene");
        }
        if (sceneParam.getBytes(StandardCharsets.UTF_8).length > SCENE_PARAM_BYTES) {
            throw new IllegalArgumentException("scene_param is longer than " + SCENE_PARAM_BYTES + " bytes URL-encoded");
        }
        return new Entrance(entrance.account(), entrance.scene(), sceneParam);
    }

    Saved saved() {
        Map<String, Saved.Link> links = new TreeMap<>();
        entrances.forEach((url, entrance) -> links
                .put(url, new Saved.Link(entrance.account().openKfId(), entrance.scene())));
        return new Saved(urlsByAccount, links);
    }

    void restore(Saved saved, Accounts accounts) {
        urlsByAccount.putAll(saved.urls());
        saved.links().forEach((url, link) -> accounts.find(link.account())
                .ifPresent(account -> entrances.put(url, new Entrance(account, link.scene(), ""))));
    }

    /** @param urls without scene, by account */
    record Saved(Map<String, String> urls, Map<String, Link> links) {

        record Link(String account, String scene) {
        }
    }

    /**
     * What a link says.
     *
     * @param scene      empty for none
     * @param sceneParam URL-encoded; empty for none
     */
    public record Entrance(KfAccount account, String scene, String sceneParam) {
    }
}
