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
package io.github.camelwecom.kf.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.corp.ContactLinks;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.CustomerDesk;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/**
 * A WeChat user, played by a test. Whatever the customer does is in the account's message log when the method returns;
 * the callback that announces it goes out in the background.
 */
public final class SandboxCustomer {

    private final String id;
    private final Supplier<SandboxAccount> account;
    private final CorpGuard corp;
    private final CallbackDesk callbacks;
    private final boolean announced;

    SandboxCustomer(String id, Supplier<SandboxAccount> account, CorpGuard corp, CallbackDesk callbacks,
                    boolean announced) {
        this.id = id;
        this.account = account;
        this.corp = corp;
        this.callbacks = callbacks;
        this.announced = announced;
    }

    /** The {@code external_userid}. */
    public String id() {
        return id;
    }

    /** The same customer, writing to this account instead of the sandbox's first. */
    public SandboxCustomer writesTo(SandboxAccount other) {
        return new SandboxCustomer(id, () -> other, corp, callbacks, announced);
    }

    /** The same customer, whose callbacks are all lost on the way. */
    public SandboxCustomer unannounced() {
        return new SandboxCustomer(id, account, corp, callbacks, false);
    }

    /** Gives the customer a nickname for customer/batchget. */
    public SandboxCustomer named(String nickname) {
        corp.tell(known -> in(known).rename(nickname));
        return this;
    }

    /** Writes a text; returns the msgid, as all of these do. */
    public String says(String text) {
        return writes("text", Json.object().put("content", text));
    }

    /** Sends a picture that can be downloaded; instead of one above 2 MB a text notice arrives. */
    public String sendsImage(byte[] content) {
        return sends(MediaType.IMAGE, "image.jpg", content);
    }

    /** Sends a recording that can be downloaded; instead of one above 2 MB a text notice arrives. */
    public String sendsVoice(byte[] content) {
        return sends(MediaType.VOICE, "voice.amr", content);
    }

    /** Sends a film that can be downloaded; instead of one above 10 MB a text notice arrives. */
    public String sendsVideo(byte[] content) {
        return sends(MediaType.VIDEO, "video.mp4", content);
    }

    /** Sends a file that can be downloaded; instead of one above 20 MB a text notice arrives. */
    public String sendsFile(String fileName, byte[] content) {
        return sends(MediaType.FILE, fileName, content);
    }

    private String sends(MediaType type, String fileName, byte[] content) {
        return acts(desk -> desk.send(type, fileName, MediaContent.of(content)));
    }

    /** @param mediaId need not exist, then it cannot be downloaded; so with all of these */
    public String sendsImage(String mediaId) {
        return writes("image", Json.object().put("media_id", mediaId));
    }

    public String sendsVoice(String mediaId) {
        return writes("voice", Json.object().put("media_id", mediaId));
    }

    public String sendsVideo(String mediaId) {
        return writes("video", Json.object().put("media_id", mediaId));
    }

    public String sendsFile(String mediaId) {
        return writes("file", Json.object().put("media_id", mediaId));
    }

    public String sendsLocation(double latitude, double longitude, String name, String address) {
        return writes("location", Json.object().put("latitude", latitude).put("longitude", longitude).put("name", name)
                .put("address", address));
    }

    /** Clicks a click item of a menu message; WeChat makes a text of it. */
    public String clicks(String menuId, String label) {
        return writes("text", Json.object().put("content", label).put("menu_id", menuId));
    }

    /**
     * Sends a message of any type, also one that does not exist yet.
     *
     * @param  bodyJson                 the object named like the type
     * @throws IllegalArgumentException when {@code bodyJson} is not a JSON object
     */
    public String sends(String msgType, String bodyJson) {
        return writes(msgType, Json.parseObject(bodyJson));
    }

    /** Sends a message of a type that has no body, such as {@code meeting}. */
    public String sends(String msgType) {
        return writes(msgType, null);
    }

    /** Opens the session by a link without scene. */
    public String enters() {
        return enters("", "");
    }

    /** Opens the session by a link with this scene. */
    public String enters(String scene) {
        return enters(scene, "");
    }

    /**
     * Opens the session by a link with this scene and scene_param.
     *
     * @param sceneParam plain; it arrives URL-encoded, as a link carries it
     */
    public String enters(String scene, String sceneParam) {
        String encoded = URLEncoder.encode(sceneParam, StandardCharsets.UTF_8).replace("+", "%20");
        return acts(desk -> desk.enter(scene, encoded));
    }

    /**
     * Opens the session by a link of add_contact_way, at the account it belongs to.
     *
     * @param  url                      as the API answered it, possibly with {@code &scene_param=<URL-encoded>}
     * @throws IllegalArgumentException for a link that the platform would not recognise: no event would come of it
     */
    public String opens(String url) {
        ContactLinks.Entrance entrance = corp.ask(known -> known.links().follow(url));
        return acts(known -> entrance.account(), desk -> desk.enter(entrance.scene(), entrance.sceneParam()));
    }

    /** Takes back a message of the customer's own. */
    public String recalls(String msgId) {
        return acts(desk -> desk.recall(msgId));
    }

    /**
     * Lets a message that an API client has sent fail afterwards, by the event msg_send_fail (doc/94699).
     *
     * @param  msgId                    as send_msg answered it
     * @param  failType                 such as 10, the customer rejects messages
     * @throws IllegalArgumentException when no API client has sent such a message to this customer
     */
    public String neverReceives(String msgId, int failType) {
        return acts(desk -> desk.miss(msgId, failType));
    }

    /**
     * Causes any event about this customer, such as {@code user_recall_msg}.
     *
     * @param  fieldsJson               what the event has besides event_type, open_kfid and external_userid
     * @throws IllegalArgumentException when {@code fieldsJson} is not a JSON object
     */
    public String triggers(String eventType, String fieldsJson) {
        ObjectNode fields = Json.parseObject(fieldsJson);
        return acts(desk -> desk.cause(eventType, fields));
    }

    private String writes(String msgType, ObjectNode body) {
        return acts(desk -> desk.write(msgType, body));
    }

    private String acts(Function<CustomerDesk, String> action) {
        return acts(account.get()::in, action);
    }

    private String acts(Function<Corp, KfAccount> to, Function<CustomerDesk, String> action) {
        String msgId = corp.ask(known -> action.apply(known.customerDesk(to.apply(known), in(known))));
        if (announced) {
            callbacks.announce(corp.ask(to));
        }
        return msgId;
    }

    /** What API clients have sent to this customer, oldest first, from all accounts. */
    public List<ReceivedMessage> received() {
        return corp.ask(known -> in(known).received().entries());
    }

    /** The msgids of received messages that were recalled, or that never really arrived. */
    public List<String> withdrawn() {
        return corp.ask(known -> in(known).withdrawn());
    }

    /** What upgrade_service recommends to this customer now, at the account the customer writes to. */
    public Optional<UpgradeOffer> upgradeOffer() {
        SandboxAccount at = account.get();
        return corp.ask(known -> at.in(known).conversationWith(in(known)).upgradeOffer());
    }

    /** The person, as the corp knows it now: a snapshot puts another corp in its place. */
    Customer in(Corp known) {
        return known.customers().meet(id);
    }

    @Override
    public String toString() {
        return id();
    }
}
