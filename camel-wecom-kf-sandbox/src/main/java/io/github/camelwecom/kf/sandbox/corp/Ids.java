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

import java.util.random.RandomGenerator;

/** Makes everything random in the sandbox, each id in the shape that official samples show. */
public final class Ids {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private final RandomGenerator random;

    /** @param random must be safe for several threads, as {@code SecureRandom} and {@code java.util.Random} are */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public String corpId() {
        return "ww" + draw(HEX, 16);
    }

    public String secret() {
        return draw(ALPHANUMERIC, 43);
    }

    /** The callback token of the console: up to 32 alphanumerics (doc/90930). */
    public String consoleToken() {
        return draw(ALPHANUMERIC, 24);
    }

    public String encodingAesKey() {
        return draw(ALPHANUMERIC, 43);
    }

    String openKfId() {
        return "wk" + draw(ALPHANUMERIC, 30);
    }

    public String externalUserId() {
        return "wm" + draw(ALPHANUMERIC, 30);
    }

    String msgId() {
        return draw(ALPHANUMERIC, 44);
    }

    /** The id of a message sent without one: what a client could have chosen, hence at most 32 bytes. */
    String sentMsgId() {
        return draw(ALPHANUMERIC, 32);
    }

    String accessToken() {
        return draw(ALPHANUMERIC, 214);
    }

    String callbackToken() {
        return "ENC" + draw(ALPHANUMERIC, 61);
    }

    String knowledgeId() {
        return draw(ALPHANUMERIC, 32);
    }

    String mediaId() {
        return draw(ALPHANUMERIC, 64);
    }

    String jobId() {
        return draw(ALPHANUMERIC, 40);
    }

    /** The last part of an account's link. */
    String linkId() {
        return "kfc" + draw(HEX, 16);
    }

    String encryptedScene() {
        return "ENC" + draw(ALPHANUMERIC, 40);
    }

    String eventCode() {
        return draw(ALPHANUMERIC, 43);
    }

    public String nonce() {
        return draw("0123456789", 10);
    }

    /** What the console sends encrypted to verify a callback URL. */
    public String echo() {
        return draw("0123456789", 19);
    }

    /** The random part of the bracketed hint in an errmsg. */
    public String hint() {
        return draw("0123456789", 3) + "_" + draw(HEX, 32);
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
