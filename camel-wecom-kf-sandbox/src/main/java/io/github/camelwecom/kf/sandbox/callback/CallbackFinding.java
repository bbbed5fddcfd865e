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
package io.github.camelwecom.kf.sandbox.callback;

import java.net.URI;
import java.util.Locale;

/** What can become of an attempt to reach the application. */
enum CallbackFinding {

    DELIVERED("delivered", ""),
    UNREADABLE("the application could not read it",
               "give it the sandbox's token, encodingAesKey and corpId (on its page: Settings to copy)"),
    REFUSED("the application refused it",
            "give it the sandbox's token and encodingAesKey, and let nothing in front of it ask for a login"),
    NOT_SERVED("nothing is served at %1$s", "correct the callback URL, the component serves " + CallbackFinding.COMPONENT_PATH),
    WRONG_METHOD("%1$s takes no such request",
                 "correct the callback URL, the component serves " + CallbackFinding.COMPONENT_PATH),
    TOO_LARGE("the application, or what stands before it, takes no body of this size", "raise its limit"),
    REDIRECTED("the answer leads elsewhere, and the platform does not follow", "give the address it leads to"),
    NOT_READY("the application does not take callbacks now", "start its route"),
    FAILED("the application failed", "look into its log"),
    NOT_OK("only 200 counts as delivered, and the platform repeats it three times", "answer with 200 and no body"),
    TOO_LATE("no answer in time", "answer first, then work; or the address leads nowhere"),
    NOBODY_LISTENS("nothing listens at %2$s:%3$d",
                   "start the application; when the sandbox is in a container, the host is host.docker.internal, not localhost"),
    NO_SUCH_HOST("there is no host %2$s", "correct the callback URL"),
    NO_TLS("TLS failed", "is it https at all, and does this Java trust the certificate?"),
    NO_HTTP("the connection ended without an answer", "is it HTTP?"),
    NOT_DECRYPTED("the answer is not the decrypted echostr and nothing else",
                  "answer its plain words, without quotes or a line end; token, encodingAesKey and corpId must be the sandbox's");

    private static final String COMPONENT_PATH = "/wecom/kf/callback";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final String meaning;
    private final String remedy;

    CallbackFinding(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    Diagnosis at(URI url) {
        String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Diagnosis(word, meaning.formatted(url.getPath(), url.getHost(), port(url)), remedy);
    }

    private static int port(URI url) {
        int byScheme = "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return url.getPort() < 0 ? byScheme : url.getPort();
    }
}
