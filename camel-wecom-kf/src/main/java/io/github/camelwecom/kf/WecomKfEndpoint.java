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

import java.util.Optional;
import java.util.Set;

import io.github.camelwecom.kf.callback.CallbackCredentials;
import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.callback.CallbackSubscription;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.model.send.SendMsgType;
import io.github.camelwecom.kf.operation.CallbackOperation;
import io.github.camelwecom.kf.operation.DoctorOperation;
import io.github.camelwecom.kf.operation.NearName;
import io.github.camelwecom.kf.operation.NewsOperation;
import io.github.camelwecom.kf.operation.OperationCalls;
import io.github.camelwecom.kf.operation.OperationOptions;
import io.github.camelwecom.kf.operation.ParkedOperation;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;

/**
 * Receive WeChat customers' messages and answer them through WeCom Customer Service (KF).
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = WecomKfConstants.SCHEME, title = "WeCom KF", syntax = "wecom-kf:operation",
             category = { Category.CHAT, Category.CLOUD, Category.API }, headersClass = WecomKfConstants.class)
public class WecomKfEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    private static final String SYNC_MSG = "syncMsg";
    private static final String CALLBACK = "callback";
    private static final Set<String> CONSUMED = Set.of(SYNC_MSG, CALLBACK);
    private static final String SEND_MSG_ON_EVENT = KfOperation.SEND_MSG_ON_EVENT.operationName();

    @UriPath(enums = "accountAdd,accountDel,accountList,accountUpdate,addContactWay,addKnowledgeGroup,"
                     + "addKnowledgeIntent,announce,callback,customerBatchGet,delKnowledgeGroup,delKnowledgeIntent,doctor,dropParked,"
                     + "getApiDomainIp,getCallbackIp,getCallbackMessage,getCorpQualification,getCorpStatistic,"
                     + "getMediaUploadByUrlResult,getServicerStatistic,listKnowledgeGroup,listKnowledgeIntent,"
                     + "mediaGet,mediaUpload,mediaUploadByUrl,mediaUploadImg,modKnowledgeGroup,"
                     + "modKnowledgeIntent,parked,recallMsg,receptionistAdd,receptionistDel,receptionistList,sendMsg,"
                     + "sendMsgOnEvent,serviceStateGet,serviceStateTrans,syncMsg,unpark,upgradeGroupChatService,"
                     + "upgradeMemberService,upgradeService,upgradeServiceCancel,upgradeServiceConfig,verifyUrl",
             description = "The operation to call. Consumers: syncMsg for the messages, callback for the bare callbacks.")
    @Metadata(required = true)
    private String operation;
    @UriParam
    private final WecomKfConfiguration configuration;

    WecomKfEndpoint(String uri, WecomKfComponent component, WecomKfConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() throws Exception {
        requireProducible();
        if (DoctorOperation.isOne(operation)) {
            // who tells what is missing must not miss it
            return new WecomKfProducer(this, operation);
        }
        require("corpId", configuration.getCorpId());
        OptionRules.check(configuration);
        if (CallbackOperation.isOne(operation)) {
            callbackCredentials();
        } else if (!ParkedOperation.isOne(operation) && !NewsOperation.isOne(operation)) {
            requireSecret("");
        }
        checkMsgType();
        return new WecomKfProducer(this, operation);
    }

    private void requireProducible() {
        if (CALLBACK.equals(operation)) {
            throw new IllegalArgumentException(
                    "wecom-kf:callback can only be consumed from. To open a callback that came some other way, call"
                                               + " wecom-kf:getCallbackMessage");
        }
        OperationCalls.requireKnown(operation);
    }

    private void checkMsgType() {
        boolean isAllowed = Optional.ofNullable(configuration.getMsgType()).flatMap(SendMsgType::of)
                .map(SendMsgType::isAllowedOnEvent).orElse(true);
        if (SEND_MSG_ON_EVENT.equals(operation) && !isAllowed) {
            throw new IllegalArgumentException(
                    "Option msgType is " + configuration.getMsgType() + ", which sendMsgOnEvent cannot send");
        }
    }

    /** Empty when the options have no access to the API, or are to be examined first. */
    Optional<ClientLease> leaseClient() {
        return configuration.hasAccess() && !DoctorOperation.isOne(operation)
                ? Optional.of(getComponent().clients().lease(configuration)) : Optional.empty();
    }

    /**
     * What producers of this endpoint can do with the credentials it has.
     *
     * @param client to call the API with; empty when the options have no access to it
     */
    OperationCalls operationCalls(Optional<KfClient> client) {
        OperationCalls calls = new OperationCalls();
        calls.withParked(new ParkedHere(getComponent(), configuration.getCorpId()), configuration.getOpenKfId());
        calls.withNews(
                new NewsHere(getComponent(), configuration.getCorpId()), configuration.getCorpId(),
                configuration.getOpenKfId());
        calls.withDoctor(new DoctorHere(getComponent(), configuration));
        client.ifPresent(api -> calls.withApi(api, operationOptions()));
        if (takesCallbacks() && !DoctorOperation.isOne(operation)) {
            calls.withCallbacks(getComponent().callbackOpener(callbackCredentials()));
        }
        return calls;
    }

    private OperationOptions operationOptions() {
        SendMsgType msgType = Optional.ofNullable(configuration.getMsgType()).flatMap(SendMsgType::of).orElse(null);
        return new OperationOptions(
                configuration.getOpenKfId(), configuration.getExternalUserId(), configuration.getServiceState(),
                configuration.getServicerUserId(), msgType, configuration.isSplitLongText(),
                configuration.isAnswerOnce(), MediaType.of(configuration.getMediaType()), configuration.isFetchAll(),
                configuration.getSceneParam());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        requireConsumable();
        require("corpId", configuration.getCorpId());
        OptionRules.check(configuration);
        Consumer consumer = switch (operation) {
            case SYNC_MSG -> createSyncConsumer(processor);
            default -> createCallbackConsumer(processor);
        };
        configureConsumer(consumer);
        return consumer;
    }

    private void requireConsumable() {
        if (!CONSUMED.contains(operation)) {
            throw new IllegalArgumentException(
                    "wecom-kf:" + operation + " cannot be consumed from." + NearName.hint(operation, CONSUMED)
                                               + " Consume from wecom-kf:syncMsg for the messages, or from wecom-kf:callback"
                                               + " for the bare callbacks");
        }
    }

    /**
     * @throws UnsupportedOperationException always: what is polled counts as processed before a route has seen it
     */
    @Override
    public PollingConsumer createPollingConsumer() {
        throw new UnsupportedOperationException(
                "wecom-kf:" + operation + " cannot be polled, as by pollEnrich or poll: a message would count as processed before"
                                                + " the route has seen it. Consume with from, or ask for a page with enrich or to"
                                                + " (wecom-kf:syncMsg as a producer)");
    }

    private Consumer createSyncConsumer(Processor processor) {
        requireSecret(". If the console shows the Secret only once it has verified the callback URL, start a route from"
                      + " wecom-kf:callback, which answers that without");
        WecomKfSyncConsumer consumer = new WecomKfSyncConsumer(this, processor);
        if (takesCallbacks()) {
            consumer.setSubscription(join(consumer));
        }
        return consumer;
    }

    private Consumer createCallbackConsumer(Processor processor) {
        WecomKfCallbackConsumer consumer = new WecomKfCallbackConsumer(this, processor);
        consumer.setSubscription(join(consumer));
        return consumer;
    }

    private boolean takesCallbacks() {
        return ObjectHelper.isNotEmpty(configuration.getToken()) || ObjectHelper.isNotEmpty(configuration.getEncodingAesKey());
    }

    private CallbackSubscription join(CallbackListener listener) {
        return getComponent().callbackHub().join(configuration.getCallbackPath(), callbackCredentials(), listener);
    }

    private CallbackCredentials callbackCredentials() {
        require("token", configuration.getToken());
        require("encodingAesKey", configuration.getEncodingAesKey());
        return new CallbackCredentials(configuration.getToken(), configuration.getEncodingAesKey(), receiveId());
    }

    private String receiveId() {
        return configuration.getReceiveId() != null ? configuration.getReceiveId() : configuration.getCorpId();
    }

    /** @param remark what to say besides, where it is missing */
    private void requireSecret(String remark) {
        if (configuration.hasAccess()) {
            return;
        }
        if (ObjectHelper.isNotEmpty(getComponent().getConfiguration().getSecret())) {
            throw new IllegalArgumentException(
                    "Option secret must be set for wecom-kf:" + operation + " on the endpoint, since its corpId is another"
                                               + " than camel.component.wecom-kf.corpId, whose secret gives no access");
        }
        throw missing("secret", remark);
    }

    private void require(String option, String value) {
        if (ObjectHelper.isEmpty(value)) {
            throw missing(option, "");
        }
    }

    private IllegalArgumentException missing(String option, String remark) {
        return new IllegalArgumentException(
                "Option " + option + " must be set for wecom-kf:" + operation
                                            + ", on the endpoint or as camel.component.wecom-kf." + option + remark);
    }

    @Override
    public WecomKfComponent getComponent() {
        return (WecomKfComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUri();
    }

    @Override
    public String getServiceProtocol() {
        return StringHelper.before(configuration.getBaseUri(), "://", "https");
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public WecomKfConfiguration getConfiguration() {
        return configuration;
    }
}
