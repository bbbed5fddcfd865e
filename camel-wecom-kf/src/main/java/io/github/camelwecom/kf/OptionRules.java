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
package io.github.camelwecom.kf;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.model.AddContactWayReply;
import io.github.camelwecom.kf.model.CommonLimits;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.SendMsgType;

/**
 * What options may be beyond their types, in one place: whoever sets another value is told when component or route
 * start, by the option's name, with what is allowed. Token, encodingAesKey and receiveId are checked by
 * {@link io.github.camelwecom.kf.callback.CallbackCredentials}, in the same words.
 */
final class OptionRules {

    /** No id and no secret of the platform is known to be as long. */
    private static final int LONGEST_WORD = 256;
    private static final String AS_SHOWN = ", as the WeCom console shows it";
    private static final String MILLISECONDS = " milliseconds, or a time such as 10s";

    private static final List<OptionRule<WecomKfConfiguration>> OF_ENDPOINTS = List.of(
            OptionRule.word("corpId", WecomKfConfiguration::getCorpId, LONGEST_WORD, "the id of the corp" + AS_SHOWN),
            OptionRule.word("secret", WecomKfConfiguration::getSecret, LONGEST_WORD, "the secret of the app" + AS_SHOWN),
            new OptionRule<>("baseUri", options -> checkedBaseUri(options.getBaseUri())),
            OptionRule.word("openKfId", WecomKfConfiguration::getOpenKfId, CommonLimits.OPEN_KFID_BYTES,
                    "the id of an account, such as wk..., as wecom-kf:accountList gives it"),
            new OptionRule<>("callbackPath", options -> checkedCallbackPath(options.getCallbackPath())),
            OptionRule.text("stateDirectory", WecomKfConfiguration::getStateDirectory, OptionRules::isDirectoryName,
                    "is no name of a directory; it must be one that this application may write to"),
            OptionRule.range("readerLease", WecomKfConfiguration::getReaderLease, 1_000, 600_000, MILLISECONDS),
            OptionRule.word("nodeName", WecomKfConfiguration::getNodeName, 128, "a name of this node without blanks"),
            OptionRule.given("startFrom", WecomKfConfiguration::getStartFrom, "EARLIEST or LATEST"),
            OptionRule.range("safetyNetInterval", WecomKfConfiguration::getSafetyNetInterval, 1, Long.MAX_VALUE,
                    MILLISECONDS + ". A consumer that never looks by itself loses what lost callbacks told of"),
            OptionRule.range("pageSize", WecomKfConfiguration::getPageSize, 1, SyncMsgRequest.MAX_LIMIT,
                    ", which is the most that the platform gives at once"),
            OptionRule.range("voiceFormat", WecomKfConfiguration::getVoiceFormat, 0, 1, ": 0 for AMR, 1 for Silk"),
            OptionRule.range("redeliveryDelay", WecomKfConfiguration::getRedeliveryDelay, 0, Long.MAX_VALUE, MILLISECONDS),
            OptionRule.range("maximumRedeliveryDelay", WecomKfConfiguration::getMaximumRedeliveryDelay, 0, Long.MAX_VALUE,
                    MILLISECONDS),
            OptionRule.given("onExhausted", WecomKfConfiguration::getOnExhausted, "PARK, SKIP or STOP"),
            OptionRule.range("maximumKeptMessages", WecomKfConfiguration::getMaximumKeptMessages, 1, Long.MAX_VALUE, ""),
            OptionRule.range("maximumKeptSize", WecomKfConfiguration::getMaximumKeptSize, 1, Long.MAX_VALUE, " bytes"),
            OptionRule.range("parkedFor", WecomKfConfiguration::getParkedFor, 1, Long.MAX_VALUE, MILLISECONDS),
            OptionRule.range("maximumPendingMessages", WecomKfConfiguration::getMaximumPendingMessages, 1, Long.MAX_VALUE, ""),
            OptionRule.range("concurrentCustomers", WecomKfConfiguration::getConcurrentCustomers, 1, Long.MAX_VALUE, ""),
            OptionRule.name("msgType", WecomKfConfiguration::getMsgType,
                    Arrays.stream(SendMsgType.values()).map(SendMsgType::wireName).toList()),
            OptionRule.name("mediaType", WecomKfConfiguration::getMediaType,
                    Arrays.stream(MediaType.values()).map(MediaType::wireName).toList()),
            OptionRule.text("sceneParam", WecomKfConfiguration::getSceneParam, OptionRules::isShortInALink,
                    "is too long; URL-encoded it may have " + AddContactWayReply.MAX_SCENE_PARAM_BYTES + " bytes"),
            OptionRule.word("externalUserId", WecomKfConfiguration::getExternalUserId, LONGEST_WORD,
                    "the id of a customer, such as wm..., as messages have it"),
            new OptionRule<>("serviceState", options -> faultOfServiceState(options.getServiceState())),
            OptionRule.word("servicerUserId", WecomKfConfiguration::getServicerUserId, LONGEST_WORD,
                    "the id of a member, as wecom-kf:receptionistList gives it"),
            OptionRule.range("connectTimeout", WecomKfConfiguration::getConnectTimeout, 1, Long.MAX_VALUE, MILLISECONDS),
            OptionRule.range("responseTimeout", WecomKfConfiguration::getResponseTimeout, 1, Long.MAX_VALUE, MILLISECONDS),
            OptionRule.range("callTimeout", WecomKfConfiguration::getCallTimeout, 1, Long.MAX_VALUE, MILLISECONDS));

    private static final List<OptionRule<WecomKfComponent>> OF_COMPONENTS = List.of(
            OptionRule.range("callbackMaxBodySize", WecomKfComponent::getCallbackMaxBodySize, 1, Long.MAX_VALUE, " bytes"),
            OptionRule.range("callbackFreshness", WecomKfComponent::getCallbackFreshness, 0, Long.MAX_VALUE,
                    MILLISECONDS + "; 0 takes callbacks of any age"),
            new OptionRule<>("shareAccessToken", OptionRules::faultOfSharing),
            OptionRule.range("maxConcurrentSync", WecomKfComponent::getMaxConcurrentSync, 1, Long.MAX_VALUE, ""),
            OptionRule.range("maxTokenlessSyncPerMinute", WecomKfComponent::getMaxTokenlessSyncPerMinute, 1, Long.MAX_VALUE,
                    ""));

    private OptionRules() {
    }

    /**
     * @throws IllegalArgumentException when an option of an endpoint has a value that is not allowed; says which, and
     *                                  what is
     */
    static void check(WecomKfConfiguration options) {
        OF_ENDPOINTS.forEach(rule -> rule.check(options));
    }

    /**
     * @throws IllegalArgumentException likewise, for what belongs to the component alone
     */
    static void check(WecomKfComponent component) {
        OF_COMPONENTS.forEach(rule -> rule.check(component));
    }

    private static Optional<String> checkedBaseUri(String given) {
        if (given == null) {
            return Optional.of("is not set to anything; it must be like https://qyapi.weixin.qq.com");
        }
        try {
            KfClient.builder().baseUri(given);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + e.getMessage());
        }
    }

    private static Optional<String> checkedCallbackPath(String given) {
        if (given == null) {
            return Optional.of("is not set to anything; it must be like /wecom/kf/callback");
        }
        CallbackHub.checkPath(given);
        return Optional.empty();
    }

    private static Optional<String> faultOfSharing(WecomKfComponent component) {
        return !component.isShareAccessToken() || component.getConfiguration().getDataSource() != null
                ? Optional.empty()
                : Optional.of("is true, and there is no database to share it in; set dataSource of the component");
    }

    private static Optional<String> faultOfServiceState(Integer given) {
        return given == null || given >= 0 && given <= 4
                ? Optional.empty()
                : Optional.of("is " + given + "; it must be from 0 to 4: 1 assistant, 2 waiting for a servicer,"
                              + " 3 with a servicer, 4 ended");
    }

    private static boolean isDirectoryName(String given) {
        try {
            return !given.isBlank() && !Path.of(given).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isShortInALink(String given) {
        String encoded = URLEncoder.encode(given, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.length() <= AddContactWayReply.MAX_SCENE_PARAM_BYTES;
    }
}
