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
package io.github.camelwecom.kf.callback;

/**
 * Why a callback was refused, in the order of the checks: who fails a later one has passed all earlier ones. The caller
 * sees only the HTTP status; the reason is for the log.
 */
enum CallbackRefusal {

    OTHER_PATH(404, "it came to another path, where nobody takes callbacks: correct the URL in the admin console, option"
                    + " callbackPath, or what the server in front makes of the path"),
    NOT_STARTED(503, "no consumer of this path is started"),
    BODY_BROKEN_OFF(400, "the connection ended before the body"),
    BODY_SIZE(413, "the body is larger than allowed"),
    BODY_LENGTH(411, "the body does not tell its length, as it must over HTTP/2"),
    QUERY(400, "the query parameters are not those of a callback"),
    FRESHNESS(403, "the timestamp is too far from the clock of this machine"),
    ENVELOPE(400, "the body is not the XML or JSON envelope of a callback"),
    DOCTYPE(400, "the XML has a DOCTYPE, which callbacks never have"),
    SIGNATURE(403, "the signature does not match: the configured token is not the Token of this callback URL's configuration"
                   + " in the admin console, or the request was altered, or is not from the platform"),
    BEING_TAKEN(503, "the same callback is being processed at this moment; the platform sends it again"),
    BASE64(400, "the encrypted text is not complete base64"),
    PADDING(403, "the text does not decrypt: the configured encodingAesKey is probably not the EncodingAESKey of this"
                 + " callback URL's configuration in the admin console"),
    LENGTH(403, "the decrypted length does not fit: the configured encodingAesKey is probably not the EncodingAESKey of"
                + " this callback URL's configuration in the admin console"),
    RECEIVE_ID(403, "the callback is addressed to another corp or suite than the configured one: compare the configured corp"
                    + " id, or receiveId, with the one in the admin console"),
    ECHO(403, "the echostr is a notice, which somebody wants to have decrypted, and not the text of a verification"),
    CONTENT(400, "the decrypted text is neither well-formed XML nor a JSON object"),
    NOT_TAKEN(503, "a consumer could not take it; the platform sends it again");

    private final int httpStatus;
    private final String reason;

    CallbackRefusal(int httpStatus, String reason) {
        this.httpStatus = httpStatus;
        this.reason = reason;
    }

    int httpStatus() {
        return httpStatus;
    }

    String reason() {
        return reason;
    }
}
