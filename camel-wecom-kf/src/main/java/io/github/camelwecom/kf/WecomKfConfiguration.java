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

import javax.sql.DataSource;

import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.sync.OnExhausted;
import io.github.camelwecom.kf.sync.StartFrom;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;

/**
 * The options of the <code>wecom-kf</code> component and its endpoints.
 */
@UriParams
public class WecomKfConfiguration implements Cloneable {

    @UriParam(description = "The id of the corp (企业 ID), as shown in the WeCom admin console. Messages of "
                            + "callbacks are only accepted when they are meant for it.")
    private String corpId;
    @UriParam(label = "security", secret = true,
              description = "The secret of the app that may call the KF API. Not needed when an "
                            + "accessTokenProvider is given.")
    private String secret;
    @UriParam(label = "advanced", defaultValue = "https://qyapi.weixin.qq.com",
              description = "The host of the KF API. Another one is for a sandbox or a gateway.")
    private String baseUri = "https://qyapi.weixin.qq.com";
    @UriParam(description = "The KF account. A consumer without it reads every account that the app may manage. "
                            + "For a producer it fills open_kfid of a request that says it neither in the body nor "
                            + "in a header.")
    private String openKfId;
    @UriParam(label = "consumer,security", secret = true,
              description = "The Token of the callback configuration in the WeCom console. Without token and "
                            + "encodingAesKey a consumer takes no callbacks and only looks every safetyNetInterval.")
    private String token;
    @UriParam(label = "consumer,security", secret = true,
              description = "The EncodingAESKey of the callback configuration in the WeCom console, 43 characters.")
    private String encodingAesKey;
    @UriParam(label = "consumer,security",
              description = "Whom callbacks must be addressed to, when it is not the corp: the suite id, for the command "
                            + "callbacks of a third-party app. Without, it is corpId.")
    private String receiveId;
    @UriParam(label = "consumer", defaultValue = "/wecom/kf/callback",
              description = "The path of the callback URL, served by platform-http. Consumers of several accounts "
                            + "share one path.")
    private String callbackPath = "/wecom/kf/callback";
    @UriParam(label = "consumer", defaultValue = ".camel-wecom-kf",
              description = "The directory that keeps how far each account has been read.")
    private String stateDirectory = ".camel-wecom-kf";
    @UriParam(label = "consumer,advanced",
              description = "Keeps how far each account has been read in place of files in stateDirectory, such as in a database "
                            + "that outlives the machine. It is written to before and after each message; it has no locks, so "
                            + "that an account must be read by one application at a time.")
    private StateRepository<String, String> cursorRepository;
    @UriParam(label = "consumer,advanced",
              description = "Has the ids of processed messages remembered for longer than the page they are in, such as when an "
                            + "account is read again from its oldest message. A message that it knows as corpId/openKfId/msgid is "
                            + "not processed; it is told of a message after that was processed.")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer,advanced",
              description = "Keeps how far each account has been read in this SQL database (PostgreSQL, MySQL, MariaDB or H2) in place "
                            + "of files in stateDirectory. Of several nodes that have the same one reads, and another goes on where "
                            + "that ends; callbacks may come in at any of them. Give it a pool of connections.")
    private DataSource dataSource;
    @UriParam(label = "consumer,advanced", defaultValue = "false",
              description = "Whether to create the tables in the database of dataSource at start, where they are not there. Otherwise "
                            + "create them with the statements of wecom-kf-postgresql.sql, -mysql.sql or -h2.sql in the jar.")
    private boolean createTables;
    @UriParam(label = "consumer,advanced", defaultValue = "6s", javaType = "java.time.Duration",
              description = "How long the node that reads may be silent in the database of dataSource before another one takes its "
                            + "place. A node that stops in order gives its place up at once.")
    private long readerLease = 6_000;
    @UriParam(label = "consumer,advanced",
              description = "What this node is called where nodes that share a dataSource are shown. Without, it is the name of the "
                            + "host and the number of the process.")
    private String nodeName;
    @UriParam(label = "consumer", defaultValue = "EARLIEST",
              description = "Where to begin with an account that was never read: with the oldest message that the "
                            + "platform keeps (up to 3 days), or with the next one to arrive.")
    private StartFrom startFrom = StartFrom.EARLIEST;
    @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration",
              description = "How often to look for messages without having been called back, in case "
                            + "callbacks were lost. The platform grants few such looks: about ten a minute for all "
                            + "accounts together.")
    private long safetyNetInterval = 60_000;
    @UriParam(label = "consumer,advanced", defaultValue = "1000",
              description = "The most messages asked for at once, 1 to 1000.")
    private int pageSize = 1000;
    @UriParam(label = "consumer,advanced", defaultValue = "0", enums = "0,1",
              description = "The format of voice messages: 0 for AMR, 1 for Silk.")
    private int voiceFormat = 0;
    @UriParam(label = "consumer", defaultValue = "1s", javaType = "java.time.Duration",
              description = "How long to wait before a message whose exchange failed is processed again. The "
                            + "pause doubles with every failure in a row.")
    private long redeliveryDelay = 1_000;
    @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration",
              description = "The longest pause before a message whose exchange failed is processed again.")
    private long maximumRedeliveryDelay = 60_000;
    @UriParam(label = "consumer", defaultValue = "5",
              description = "How often a message whose exchange failed is processed again at most. What counts is only what fails while "
                            + "messages of other customers get through, or fails for nobody else: an outage that everybody has counts "
                            + "for nobody, and is waited out. Negative, it is tried until it works; only the messages of its customer "
                            + "wait for it.")
    private int maximumRedeliveries = 5;
    @UriParam(label = "consumer", defaultValue = "PARK",
              description = "What becomes of a message that failed more often than maximumRedeliveries allows, or that no repetition "
                            + "cures: it is set aside and kept with the reason until somebody gives it back (wecom-kf:unpark) or drops "
                            + "it, it counts as processed, or its customer waits until the route is resumed or restarted.")
    private OnExhausted onExhausted = OnExhausted.PARK;
    @UriParam(label = "consumer,advanced", defaultValue = "10000",
              description = "The most messages of one account that are kept with their content: those set aside, and those that others "
                            + "were read on without. When they are as many, the account is not read on until there are fewer.")
    private int maximumKeptMessages = 10_000;
    @UriParam(label = "consumer,advanced", defaultValue = "67108864",
              description = "The most bytes that these messages take for one account, likewise.")
    private long maximumKeptSize = 64L * 1024 * 1024;
    @UriParam(label = "consumer,advanced", defaultValue = "30d", javaType = "java.time.Duration",
              description = "How long a message stays set aside. Then it is dropped.")
    private long parkedFor = 30L * 24 * 60 * 60 * 1000;
    @UriParam(label = "consumer,advanced", defaultValue = "20000",
              description = "The most messages of all accounts of a consumer that are in memory and not processed yet. No further page "
                            + "is fetched beyond; what is fetched at that moment may exceed it.")
    private int maximumPendingMessages = 20_000;
    @UriParam(label = "consumer", defaultValue = "10",
              description = "Of how many customers of one account messages are processed at the same time. Those of one "
                            + "customer are always processed in order, one at a time.")
    private int concurrentCustomers = 10;
    @UriParam(label = "producer",
              enums = "text,image,voice,video,file,link,miniprogram,msgmenu,location,ca_link,business_card",
              description = "What the body of sendMsg or sendMsgOnEvent is. With text, the body is the text to send, whatever it "
                            + "looks like; with image, voice, video or file, it is a media id or the file itself, which is "
                            + "uploaded first; with the others, it is the content of such a message. Without, the body is the "
                            + "request itself: a record, a Map, or JSON.")
    private String msgType;
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether sendMsg sends a text that is too long for one message in several, cut between sentences "
                            + "where possible. Each counts for the platform's limit of five.")
    private boolean splitLongText;
    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether sendMsg derives the msgid of an answer from the message that it answers (header"
                            + " CamelWecomKfMessageId) and the step of the route, so that the platform refuses the answer when the"
                            + " message is processed again; that counts as sent. It does not touch a msgid that the request has.")
    private boolean answerOnce = true;
    @UriParam(label = "producer", defaultValue = "file", enums = "image,voice,video,file",
              description = "What mediaUpload uploads the body as.")
    private String mediaType = "file";
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether accountList, listKnowledgeGroup and listKnowledgeIntent ask for all pages and give them as one.")
    private boolean fetchAll;
    @UriParam(label = "producer",
              description = "What addContactWay appends to the link, to come back when a customer enters by it. URL-encoded it may "
                            + "have 128 bytes. The request must have a scene.")
    private String sceneParam;
    @UriParam(label = "producer,advanced", defaultValue = "true",
              description = "Whether requests are checked against the documented limits before they are sent.")
    private boolean validateRequests = true;
    @UriParam(label = "producer", description = "The customer, when neither the body nor a header says it.")
    private String externalUserId;
    @UriParam(label = "producer", enums = "0,1,2,3,4",
              description = "The state to change to with serviceStateTrans, when the body does not say it: 1 "
                            + "assistant, 2 waiting for a servicer, 3 with a servicer, 4 ended.")
    private Integer serviceState;
    @UriParam(label = "producer",
              description = "The servicer to hand the customer to with serviceStateTrans, when the body does not "
                            + "say it.")
    private String servicerUserId;
    @UriParam(label = "advanced", defaultValue = "10s", javaType = "java.time.Duration",
              description = "How long to wait for a connection to the platform.")
    private long connectTimeout = 10_000;
    @UriParam(label = "advanced", defaultValue = "10s", javaType = "java.time.Duration",
              description = "How long the platform may be silent while it answers a call.")
    private long responseTimeout = 10_000;
    @UriParam(label = "advanced", defaultValue = "30s", javaType = "java.time.Duration",
              description = "How long one call to the platform may take in all, from asking for a connection to the last byte of the answer.")
    private long callTimeout = 30_000;
    @UriParam(label = "advanced",
              description = "Gives access tokens in place of the component, for companies with a token service of "
                            + "their own. Where neither it nor secret is set, the only such bean in the registry is taken.")
    private AccessTokenProvider accessTokenProvider;
    @UriParam(label = "security", description = "TLS settings for calls to the platform.")
    private SSLContextParameters sslContextParameters;

    WecomKfConfiguration copy() {
        try {
            return (WecomKfConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Whether they say how to get an access token. */
    boolean hasAccess() {
        return accessTokenProvider != null || ObjectHelper.isNotEmpty(secret);
    }

    public String getCorpId() {
        return corpId;
    }

    public void setCorpId(String corpId) {
        this.corpId = corpId;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getOpenKfId() {
        return openKfId;
    }

    public void setOpenKfId(String openKfId) {
        this.openKfId = openKfId;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getEncodingAesKey() {
        return encodingAesKey;
    }

    public void setEncodingAesKey(String encodingAesKey) {
        this.encodingAesKey = encodingAesKey;
    }

    public String getReceiveId() {
        return receiveId;
    }

    public void setReceiveId(String receiveId) {
        this.receiveId = receiveId;
    }

    public String getCallbackPath() {
        return callbackPath;
    }

    public void setCallbackPath(String callbackPath) {
        this.callbackPath = callbackPath;
    }

    public String getStateDirectory() {
        return stateDirectory;
    }

    public void setStateDirectory(String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean isCreateTables() {
        return createTables;
    }

    public void setCreateTables(boolean createTables) {
        this.createTables = createTables;
    }

    public long getReaderLease() {
        return readerLease;
    }

    public void setReaderLease(long readerLease) {
        this.readerLease = readerLease;
    }

    public String getNodeName() {
        return nodeName;
    }

    public void setNodeName(String nodeName) {
        this.nodeName = nodeName;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public StartFrom getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(StartFrom startFrom) {
        this.startFrom = startFrom;
    }

    public long getSafetyNetInterval() {
        return safetyNetInterval;
    }

    public void setSafetyNetInterval(long safetyNetInterval) {
        this.safetyNetInterval = safetyNetInterval;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public int getVoiceFormat() {
        return voiceFormat;
    }

    public void setVoiceFormat(int voiceFormat) {
        this.voiceFormat = voiceFormat;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    public void setMaximumRedeliveryDelay(long maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public int getMaximumRedeliveries() {
        return maximumRedeliveries;
    }

    public void setMaximumRedeliveries(int maximumRedeliveries) {
        this.maximumRedeliveries = maximumRedeliveries;
    }

    public OnExhausted getOnExhausted() {
        return onExhausted;
    }

    public void setOnExhausted(OnExhausted onExhausted) {
        this.onExhausted = onExhausted;
    }

    public int getMaximumKeptMessages() {
        return maximumKeptMessages;
    }

    public void setMaximumKeptMessages(int maximumKeptMessages) {
        this.maximumKeptMessages = maximumKeptMessages;
    }

    public long getMaximumKeptSize() {
        return maximumKeptSize;
    }

    public void setMaximumKeptSize(long maximumKeptSize) {
        this.maximumKeptSize = maximumKeptSize;
    }

    public long getParkedFor() {
        return parkedFor;
    }

    public void setParkedFor(long parkedFor) {
        this.parkedFor = parkedFor;
    }

    public int getMaximumPendingMessages() {
        return maximumPendingMessages;
    }

    public void setMaximumPendingMessages(int maximumPendingMessages) {
        this.maximumPendingMessages = maximumPendingMessages;
    }

    public int getConcurrentCustomers() {
        return concurrentCustomers;
    }

    public void setConcurrentCustomers(int concurrentCustomers) {
        this.concurrentCustomers = concurrentCustomers;
    }

    public String getMsgType() {
        return msgType;
    }

    public void setMsgType(String msgType) {
        this.msgType = msgType;
    }

    public boolean isSplitLongText() {
        return splitLongText;
    }

    public void setSplitLongText(boolean splitLongText) {
        this.splitLongText = splitLongText;
    }

    public boolean isAnswerOnce() {
        return answerOnce;
    }

    public void setAnswerOnce(boolean answerOnce) {
        this.answerOnce = answerOnce;
    }

    public String getMediaType() {
        return mediaType;
    }

    public void setMediaType(String mediaType) {
        this.mediaType = mediaType;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public String getSceneParam() {
        return sceneParam;
    }

    public void setSceneParam(String sceneParam) {
        this.sceneParam = sceneParam;
    }

    public boolean isValidateRequests() {
        return validateRequests;
    }

    public void setValidateRequests(boolean validateRequests) {
        this.validateRequests = validateRequests;
    }

    public String getExternalUserId() {
        return externalUserId;
    }

    public void setExternalUserId(String externalUserId) {
        this.externalUserId = externalUserId;
    }

    public Integer getServiceState() {
        return serviceState;
    }

    public void setServiceState(Integer serviceState) {
        this.serviceState = serviceState;
    }

    public String getServicerUserId() {
        return servicerUserId;
    }

    public void setServicerUserId(String servicerUserId) {
        this.servicerUserId = servicerUserId;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(long callTimeout) {
        this.callTimeout = callTimeout;
    }

    public AccessTokenProvider getAccessTokenProvider() {
        return accessTokenProvider;
    }

    public void setAccessTokenProvider(AccessTokenProvider accessTokenProvider) {
        this.accessTokenProvider = accessTokenProvider;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
